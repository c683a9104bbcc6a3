import { mayClaim } from '../../shared/evidence/upload-claims.ts';
import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import { type DossierPath, keys, type ProjectKey } from '../../shared/model/keys.ts';
import { digestId } from '../../shared/pipeline.ts';
import { sha256OfStream } from '../../shared/sha256-of.ts';
import { claimUploaded } from '../claims/claim-uploaded.ts';
import { evidenceItem, keepReceipt, storeEvidence } from '../ingest/receive-evidence.ts';
import type { UploadItem } from '../items.ts';
import { mappingInForce } from '../mapping-in-force.ts';
import type { Ports, StoredVersion } from '../ports.ts';
import { type StoredKey, versionNow } from './stored-groups.ts';
import { arrivalsOf, currentArrival } from './surrogate-arrivals.ts';

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
  for (const [index, { sequencer }] of arrivalsOf(stored).entries()) {
    const version = stored.versions[index] as StoredVersion;
    fileSha256 = await hashOfVersion(ports, version);
    await keepReceipt(ports, project, { path: of.path, sequencer, sha256: fileSha256, receivedAt: version.lastModified });
  }
  const mappingSha256 = mappingInForce(of.path, uploads)?.sha256 ?? null;
  const digest = await findDigest(ports, { fileSha256, kind: of.kind, mappingSha256 }, pinned.get(`${of.path}@${now.versionId}`) ?? []);
  if (digest) await storeRead(ports, project, of, stored, digest);
  return digest !== null;
}

/**
 * The current version of one path as the latest record pins it, and what it claims, without a look at its bytes: what others claim is part
 * of what a project's records were made from, so it comes back before any project is looked at by itself. `restoreEvidence` follows.
 */
export async function restoreClaimsOf(
  ports: Ports,
  project: ProjectKey,
  { of, stored }: { readonly of: EvidencePath; readonly stored: StoredKey },
  pinned: PinnedDigests,
): Promise<void> {
  const [id] = mayClaim(of.kind) ? (pinned.get(`${of.path}@${versionNow(stored).versionId}`) ?? []) : [];
  const digest = id === undefined ? null : await openDigest(ports, id);
  if (digest) await storeRead(ports, project, of, stored, digest);
}

async function storeRead(ports: Ports, project: ProjectKey, of: EvidencePath, stored: StoredKey, digest: Digest): Promise<void> {
  const item = evidenceItem(of.path, currentArrival(stored), versionNow(stored), digest);
  await storeEvidence(ports, project, item);
  await claimUploaded(ports, project, of, item, digest);
}

async function hashOfVersion({ evidence, means }: Ports, { key, versionId }: StoredVersion): Promise<string> {
  return sha256OfStream((await evidence.open(key, versionId)).stream(), means.sha256);
}

type Bytes = Pick<Digest, 'fileSha256' | 'kind' | 'mappingSha256'>;

async function findDigest({ evidence, means }: Ports, bytes: Bytes, pinned: readonly string[]): Promise<Digest | null> {
  for (const id of new Set([...pinned, digestId(bytes, means.sha256)])) {
    const digest = await openDigest({ evidence }, id);
    if (digest && isDigestOf(digest, bytes)) return digest;
  }
  return null;
}

/** null: not there, or of a shape that no reader of today writes. */
async function openDigest({ evidence }: Pick<Ports, 'evidence'>, id: string): Promise<Digest | null> {
  const text = await evidence.read(keys.digest(id));
  const parsed = text === null ? null : digestSchema.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : null;
}

const isDigestOf = (digest: Digest, { fileSha256, kind, mappingSha256 }: Bytes): boolean =>
  digest.fileSha256 === fileSha256 && digest.kind === kind && digest.mappingSha256 === mappingSha256;
