import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import { type DossierPath, keys, type ProjectKey } from '../../shared/model/keys.ts';
import { digestId } from '../../shared/pipeline.ts';
import { sha256OfStream } from '../../shared/sha256-of.ts';
import { evidenceItem, keepReceipt, storeEvidence } from '../ingest/receive-evidence.ts';
import type { UploadItem } from '../items.ts';
import { mappingInForce } from '../mapping-in-force.ts';
import type { Ports, StoredVersion } from '../ports.ts';
import { type StoredKey, versionNow } from './stored-groups.ts';
import { currentArrival } from './surrogate-arrivals.ts';

export type EvidencePath = Extract<DossierPath, { is: 'evidence' }>;

/** Which digests the latest records pin for one version, `{path}@{versionId}`. */
export type PinnedDigests = ReadonlyMap<string, readonly string[]>;

/**
 * Restores one path of evidence. Of every version the receipt of its bytes counts; of the current one also the item, which names the digest of
 * these very bytes, this kind and the mapping now in force: the one that the latest record was made with, which an older reader may have
 * written, else that of today's reader. False where neither is in the bucket: then the pipeline had not read the file, and is to.
 */
export async function restoreEvidence(
  ports: Ports,
  project: ProjectKey,
  { of, stored }: { readonly of: EvidencePath; readonly stored: StoredKey },
  uploads: readonly UploadItem[],
  pinned: PinnedDigests,
): Promise<boolean> {
  const now = versionNow(stored);
  let fileSha256 = '';
  for (const version of stored.versions) {
    fileSha256 = await hashOfVersion(ports, version);
    await keepReceipt(ports.records, project, { sha256: fileSha256, receivedAt: version.lastModified });
  }
  const mappingSha256 = mappingInForce(of.path, uploads)?.sha256 ?? null;
  const digest = await findDigest(ports, { fileSha256, kind: of.kind, mappingSha256 }, pinned.get(`${of.path}@${now.versionId}`) ?? []);
  if (digest) await storeEvidence(ports.records, project, evidenceItem(of.path, currentArrival(stored), now, digest));
  return digest !== null;
}

async function hashOfVersion({ evidence, means }: Ports, { key, versionId }: StoredVersion): Promise<string> {
  return sha256OfStream((await evidence.open(key, versionId)).stream(), means.sha256);
}

type Bytes = Pick<Digest, 'fileSha256' | 'kind' | 'mappingSha256'>;

async function findDigest({ evidence, means }: Ports, bytes: Bytes, pinned: readonly string[]): Promise<Digest | null> {
  for (const id of new Set([...pinned, digestId(bytes, means.sha256)])) {
    const text = await evidence.read(keys.digest(id));
    const parsed = text === null ? null : digestSchema.safeParse(JSON.parse(text));
    if (parsed?.success && isDigestOf(parsed.data, bytes)) return parsed.data;
  }
  return null;
}

const isDigestOf = (digest: Digest, { fileSha256, kind, mappingSha256 }: Bytes): boolean =>
  digest.fileSha256 === fileSha256 && digest.kind === kind && digest.mappingSha256 === mappingSha256;
