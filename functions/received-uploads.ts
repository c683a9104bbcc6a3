import { keys, type ProjectKey } from '../shared/model/keys.ts';
import type { EvidenceStore, StoredVersion } from './ports.ts';
import type { UploadLine } from './read-model.ts';

/** An object that S3 has and of which the table says nothing yet. */
export interface ReceivedUpload {
  readonly path: string;
  readonly versionId: string;
  readonly receivedAt: string;
}

/** Every version of every upload of a project, by `{path}@{versionId}`. */
export async function storedVersions(evidence: EvidenceStore, project: ProjectKey): Promise<ReadonlyMap<string, StoredVersion>> {
  const prefix = keys.upload(project, '');
  const versions = new Map<string, StoredVersion>();
  for await (const version of evidence.versions(prefix)) versions.set(`${version.key.slice(prefix.length)}@${version.versionId}`, version);
  return versions;
}

/**
 * Current uploads of a project that nobody has read yet: they wait in the queue, or failed without leaving a word. By path. `known` is
 * asked of the table after `versions` of S3: the other way round, what is read in between would be shown as waiting.
 */
export function receivedUploads(
  project: ProjectKey,
  versions: ReadonlyMap<string, StoredVersion>,
  known: readonly UploadLine[],
): readonly ReceivedUpload[] {
  const read = new Set(known.map(({ path, versionId }) => `${path}@${versionId}`));
  const prefix = keys.upload(project, '');
  const unread = [...versions].flatMap(([place, { key, versionId, lastModified, isLatest }]) =>
    isLatest && !read.has(place) ? [{ path: key.slice(prefix.length), versionId, receivedAt: lastModified }] : [],
  );
  return unread.filter(({ path, receivedAt }) => !isOlderDeclaration(path, receivedAt, known));
}

/** Of two keys for the declaration the table shows only what is in force and what is invalid after it. */
const isOlderDeclaration = (path: string, receivedAt: string, known: readonly UploadLine[]): boolean =>
  /^dossier\.(yaml|json)$/.test(path) &&
  known.some((line) => /^declaration/.test(line.state) && line.receivedAt !== null && line.receivedAt >= receivedAt);
