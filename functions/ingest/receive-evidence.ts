import type { Digest } from '../../shared/model/digest.ts';
import { type DossierPath, keys, type ProjectKey } from '../../shared/model/keys.ts';
import { ingest } from '../../shared/pipeline.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { READER_VERSION } from '../../shared/version.ts';
import { type EvidenceItem, type MappingItem, partitionOf, type ReceiptItem, sortKeys, type UploadItem } from '../items.ts';
import { mappingInForce } from '../mapping-in-force.ts';
import type { Arrival, Ports, ReceivedObject } from '../ports.ts';
import { storedUploads } from '../stored-uploads.ts';
import { loadMapping } from './load-mapping.ts';

export type EvidencePath = Extract<DossierPath, { is: 'evidence' }>;

/** Codes shown beside an upload; the digest has all of them. */
const shownCodes = 12;

/** One version of one piece of evidence to its digest, its receipt and its UPLOAD item, in this order: an item never names a digest that is not there. */
export async function receiveEvidence(ports: Ports, project: ProjectKey, evidence: EvidencePath, arrival: Arrival): Promise<void> {
  const { path } = evidence;
  const folder = `${evidence.service}/${evidence.kind}`;
  const before = await storedUploads(ports.records, project, folder);
  const mapping = mappingInForce(path, before);
  if (before.some((stored) => isThisReading(stored, path, arrival, mapping))) return;

  const object = await ports.evidence.open(arrival.key, arrival.versionId);
  const pinned = mapping && (await loadMapping(ports, project, mapping));
  const digest = await ingest({ bytes: object, kind: evidence.kind, mapping: pinned }, ports.means);
  await ports.evidence.putOnce(keys.digest(digest.id), canonicalJson(digest));
  await store(ports, project, evidenceItem(path, arrival, object, digest));

  // The mapping may have arrived while we read. It looks for uploads after it is stored, we look for it after ours is: one of the two sees the other.
  const after = mappingInForce(path, await storedUploads(ports.records, project, folder));
  if (after?.sha256 !== mapping?.sha256) await ports.queue.sendUploads([arrival]);
}

/** A replay of what is stored already. An older version is read again: its receipt counts even when a newer one replaced it. */
const isThisReading = (stored: UploadItem, path: string, arrival: Arrival, mapping: MappingItem | null): boolean =>
  stored.is === 'evidence' &&
  stored.path === path &&
  stored.versionId === arrival.versionId &&
  stored.mappingSha256 === (mapping?.sha256 ?? null) &&
  stored.reader === READER_VERSION;

async function store({ records }: Ports, project: ProjectKey, item: EvidenceItem): Promise<void> {
  const PK = partitionOf(project);
  const receipt: ReceiptItem = { is: 'receipt', sha256: item.sha256, receivedAt: item.receivedAt };
  await records.put({ PK, SK: sortKeys.receipt(item.sha256), ...receipt }, { when: 'stored', attribute: 'receivedAt', is: '>' });
  await records.put({ PK, SK: sortKeys.upload(item.path), ...item }, { when: 'stored', attribute: 'sequencer', is: '<=' });
}

function evidenceItem(path: string, arrival: Arrival, object: ReceivedObject, digest: Digest): EvidenceItem {
  const { reason, status, format } = digest.recognition;
  const codes = [...(reason === null ? [] : [reason]), ...digest.issues.map((issue) => issue.code)];
  return {
    is: 'evidence',
    path,
    versionId: arrival.versionId,
    sequencer: arrival.sequencer,
    receivedAt: object.lastModified,
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
