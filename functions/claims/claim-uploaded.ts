import type { Claim } from '../../shared/evidence/claimed-ids.ts';
import { fileClaim, mayClaim } from '../../shared/evidence/upload-claims.ts';
import type { Digest } from '../../shared/model/digest.ts';
import type { DossierPath, ProjectKey } from '../../shared/model/keys.ts';
import { digestId } from '../../shared/pipeline.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { type EvidenceItem, partitionOf, receiptItemSchema, sortKeys } from '../items.ts';
import type { Ports } from '../ports.ts';
import { uploadedItems } from './claim-items.ts';
import { askOthers, putClaims } from './claimants.ts';
import { claimsOfUpload, uploadAt } from './claims-of-upload.ts';

type EvidencePath = Extract<DossierPath, { is: 'evidence' }>;

/**
 * An upload was stored: puts what the one in force at its path claims, then asks for the projects that claim the same, also those that are
 * left by what stood there before (docs/adr/0018). Put first and looked afterwards, as declarations do. To be done again until it succeeds.
 *
 * @param item the reading that was stored, whether a later version stands at its path by now or not
 */
export async function claimUploaded(
  ports: Ports,
  project: ProjectKey,
  of: EvidencePath,
  item: EvidenceItem,
  digest: Digest | null = null,
): Promise<void> {
  if (!mayClaim(of.kind)) return;
  const put = await putUntilInForce(ports, project, of.path, digest);
  const own = await claimsOfUpload(ports, of.path, item.digest, digest);
  const left = await claimsBefore(ports, project, of, item);
  await askOthers(
    ports,
    project,
    [...put, ...own, ...left].map(({ sha }) => sha),
  );
}

/** The upload that stands there may be replaced while its claims are put: who puts last has looked last, as with declarations. */
async function putUntilInForce(ports: Ports, project: ProjectKey, path: string, known: Digest | null): Promise<readonly Claim[]> {
  for (let claimed: string | null = null, put: readonly Claim[] = []; ; ) {
    const stored = await uploadAt(ports.records, project, path);
    if (!stored || stored.digest === claimed) return put;
    const claims = await claimsOfUpload(ports, path, stored.digest, known);
    await putClaims(ports.records, uploadedItems(project, stored, claims));
    claimed = stored.digest;
    put = [...put, ...claims];
  }
}

/**
 * What the version before this one claimed, by its receipt, which is put before its UPLOAD item: so whatever an upload took the place of is
 * found, also by an attempt after one that died. Its list is found where it was read with today's reader and mapping, or without one.
 */
async function claimsBefore(ports: Ports, project: ProjectKey, of: EvidencePath, item: EvidenceItem): Promise<readonly Claim[]> {
  const { sha256 } = ports.means;
  const family = sortKeys.receiptsOfPath(sha256Of(of.path, sha256));
  const receipts = (await ports.records.query(partitionOf(project), family)) as readonly { readonly SK: string }[];
  const before = receipts.findLast(({ SK }) => SK < `${family}${item.sequencer}`);
  if (!before) return [];
  const fileSha256 = receiptItemSchema.parse(before).sha256;
  const readings = [...new Set([item.mappingSha256, null])].map((mappingSha256) =>
    digestId({ fileSha256, kind: of.kind, mappingSha256 }, sha256),
  );
  const listed = await Promise.all(readings.map((id) => claimsOfUpload(ports, of.path, id)));
  return [fileClaim(fileSha256, sha256), ...listed.flat()];
}
