import type { Digest } from '../../shared/model/digest.ts';
import { issuesOf } from '../../shared/model/digest-parts.ts';
import { type DossierPath, keys, type ProjectKey } from '../../shared/model/keys.ts';
import { ingest } from '../../shared/pipeline.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { digestBytes } from '../../shared/verdict/canonical-pieces.ts';
import { READER_VERSION } from '../../shared/version.ts';
import { claimUploaded } from '../claims/claim-uploaded.ts';
import { StorageFault } from '../faults.ts';
import { type EvidenceItem, type MappingItem, partitionOf, type ReceiptItem, sortKeys, type UploadItem } from '../items.ts';
import { mappingInForce } from '../mapping-in-force.ts';
import type { Arrival, Ports, ReceivedObject } from '../ports.ts';
import { storedUploads } from '../stored-uploads.ts';
import { knownCodes, type Received, repeated } from './ingest-report.ts';
import { loadMapping } from './load-mapping.ts';

export type EvidencePath = Extract<DossierPath, { is: 'evidence' }>;

/** Codes shown beside an upload; the digest has all of them. */
const shownCodes = 12;

/** One version of one piece of evidence to its digest, its receipt and its UPLOAD item, in this order: an item never names a digest that is not there. */
export async function receiveEvidence(ports: Ports, project: ProjectKey, evidence: EvidencePath, arrival: Arrival): Promise<Received> {
  const { path } = evidence;
  const folder = `${evidence.service}/${evidence.kind}`;
  const before = await storedUploads(ports.records, project, folder);
  const mapping = mappingInForce(path, before);
  const known = before.filter((stored) => isThisVersion(stored, path, arrival));
  const same = known.find((stored) => isReadWith(stored, mapping));
  if (same) {
    // The attempt that stored it may have ended there.
    await claimUploaded(ports, project, evidence, same);
    return repeated(same);
  }

  const object = await ports.evidence.open(arrival.key, arrival.versionId);
  const pinned = mapping && (await loadMapping(ports, project, mapping));
  const digest = await ingest({ bytes: object, kind: evidence.kind, mapping: pinned }, ports.means);
  if (object.sha256 !== null && object.sha256 !== digest.fileSha256) {
    throw new StorageFault(`what was read of ${arrival.versionId} is not what S3 was given: ${digest.fileSha256}, not ${object.sha256}`);
  }
  await ports.evidence.putOnce(keys.digest(digest.id), digestBytes(digest));
  const item = evidenceItem(path, arrival, object, digest);
  await storeEvidence(ports, project, item);
  await claimUploaded(ports, project, evidence, item, digest);

  // The mapping may have arrived while we read. It looks for uploads after it is stored, we look for it after ours is: one of the two sees the other.
  const after = mappingInForce(path, await storedUploads(ports.records, project, folder));
  if (after?.sha256 !== mapping?.sha256) await ports.queue.sendUploads([arrival]);
  return receivedOf(item, digest, known.length === 0);
}

const isThisVersion = (stored: UploadItem, path: string, { versionId }: Arrival): stored is EvidenceItem =>
  stored.is === 'evidence' && stored.path === path && stored.versionId === versionId;

/** A replay of what is stored already. An older version is read again: its receipt counts even when a newer one replaced it. */
const isReadWith = (stored: EvidenceItem, mapping: MappingItem | null): boolean =>
  stored.mappingSha256 === (mapping?.sha256 ?? null) && stored.reader === READER_VERSION;

function receivedOf({ status, codes, bytes, receivedAt }: EvidenceItem, { rows }: Digest, isFirst: boolean): Received {
  const counted = rows.read > 0 ? { read: rows.read, rejected: rows.rejected } : null;
  return { state: status, codes: knownCodes(codes), rows: counted, bytes, receivedAt, isFirst };
}

/** The receipt first: who finds the item finds when its bytes were known. */
export async function storeEvidence(ports: Pick<Ports, 'records' | 'means'>, project: ProjectKey, item: EvidenceItem): Promise<void> {
  await keepReceipt(ports, project, item);
  const key = { PK: partitionOf(project), SK: sortKeys.upload(item.path) };
  await ports.records.put({ ...key, ...item }, { when: 'stored', attribute: 'sequencer', is: '<=' });
}

/** Keeps when the bytes of one version were received: every version's, so that the first receipt of the same bytes is among them. */
export async function keepReceipt(
  { records, means }: Pick<Ports, 'records' | 'means'>,
  project: ProjectKey,
  { path, sequencer, sha256, receivedAt }: Pick<EvidenceItem, 'path' | 'sequencer' | 'sha256' | 'receivedAt'>,
): Promise<void> {
  const item: ReceiptItem = { is: 'receipt', sha256, receivedAt };
  const key = { PK: partitionOf(project), SK: sortKeys.receipt(sha256Of(path, means.sha256), sequencer) };
  await records.put({ ...key, ...item }, { when: 'always' });
}

export function evidenceItem(
  path: string,
  arrival: Arrival,
  { lastModified }: Pick<ReceivedObject, 'lastModified'>,
  digest: Digest,
): EvidenceItem {
  const { reason, status, format } = digest.recognition;
  const codes = [...(reason === null ? [] : [reason]), ...issuesOf(digest).map((issue) => issue.code)];
  return {
    is: 'evidence',
    path,
    versionId: arrival.versionId,
    sequencer: arrival.sequencer,
    receivedAt: lastModified,
    sha256: digest.fileSha256,
    bytes: digest.bytes,
    digest: digest.id,
    mappingSha256: digest.mappingSha256,
    reader: digest.reader,
    status,
    format,
    codes: [...new Set(codes)].slice(0, shownCodes),
  };
}
