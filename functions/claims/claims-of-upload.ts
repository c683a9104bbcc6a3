import type { Claim } from '../../shared/evidence/claimed-ids.ts';
import { mayClaim, uploadClaims } from '../../shared/evidence/upload-claims.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { keys, type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import { type EvidenceItem, partitionOf, sortKeys, uploadItemSchema } from '../items.ts';
import type { Ports, RecordsTable } from '../ports.ts';

/** The upload that stands at a path now; null: none that is evidence. Consistent. */
export async function uploadAt(records: RecordsTable, project: ProjectKey, path: string): Promise<EvidenceItem | null> {
  const stored = await records.get({ PK: partitionOf(project), SK: sortKeys.upload(path) });
  const item = stored === undefined ? null : uploadItemSchema.parse(stored);
  return item?.is === 'evidence' ? item : null;
}

/** What a reading of an upload claims, by its digest; nothing where there is no such digest. */
export async function claimsOfUpload(
  { evidence, means }: Pick<Ports, 'evidence' | 'means'>,
  path: string,
  digestId: string,
  known: Digest | null = null,
): Promise<readonly Claim[]> {
  const of = readDossierPath(path);
  if (of.is !== 'evidence' || !mayClaim(of.kind)) return [];
  const digest = known?.id === digestId ? known : await openDigest(evidence, digestId);
  return digest ? uploadClaims(of.kind, digest, means.sha256) : [];
}

async function openDigest(evidence: Ports['evidence'], id: string): Promise<Digest | null> {
  const text = await evidence.read(keys.digest(id));
  if (text === null) return null;
  // Loaded on demand: whoever has just read a file holds its digest.
  const { digestSchema } = await import('../../shared/model/digest.ts');
  return digestSchema.parse(JSON.parse(text));
}
