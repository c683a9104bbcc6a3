import type { AttestaRecord } from '../../shared/model/record.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { readPinnedUnread } from '../../shared/verdict/pinned-upload.ts';
import type { Shelves } from '../assess/shelves.ts';
import { pinnedClaims } from '../claims/pinned-claims.ts';
import type { Ports } from '../ports.ts';
import { openReviews } from '../reviews/stored-reviews.ts';
import { evidenceOfRecord } from './evidence-of-record.ts';

/** All that a stored record was made from, to make it again. Rejects with `StorageFault` when something it names is no longer there. */
export async function dossierOfRecord(
  ports: Pick<Ports, 'evidence' | 'records' | 'means'>,
  shelves: Shelves,
  record: AttestaRecord,
): Promise<DossierInput> {
  const evidence = await evidenceOfRecord(ports, shelves.digests, record);
  const { project, declaration, uploads, digests } = evidence;
  return {
    ...evidence,
    unread: (record.inputs.unread ?? []).flatMap((pinned) => readPinnedUnread(pinned) ?? []),
    claims: pinnedClaims(record, { project, declaration: declaration.value, uploads, digests }, ports.means.sha256),
    reviews: await openReviews(ports, project, record.inputs.reviews),
    registers: await shelves.registers(record.inputs.registers.map(({ sha256 }) => sha256)),
  };
}
