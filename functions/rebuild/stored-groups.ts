import { keys, type ProjectKey, readUploadKey } from '../../shared/model/keys.ts';
import type { EvidenceStore, StoredVersion } from '../ports.ts';

/** Every version of one key, the oldest first: S3's own order, which is the order in which they were completed. */
export interface StoredKey {
  readonly key: string;
  readonly versions: readonly [StoredVersion, ...StoredVersion[]];
}

/** The current version. A delete marker changes nothing (DESIGN §4, Keys): the newest version, whether it is visible or not. */
export const versionNow = ({ versions }: StoredKey): StoredVersion => versions.at(-1) ?? versions[0];

/** What the bucket holds of one project, or one key that names no project. */
export type StoredGroup =
  | { readonly is: 'project'; readonly project: ProjectKey; readonly keys: readonly StoredKey[] }
  | { readonly is: 'stray'; readonly key: StoredKey };

/**
 * The bucket's uploads, project by project, in the order of their keys. A listing is by key, so the keys of a project stand together: no more
 * than one project is in memory.
 */
export async function* storedGroups(evidence: EvidenceStore, project: ProjectKey | null): AsyncGenerator<StoredGroup> {
  let open: { readonly project: ProjectKey; readonly keys: StoredKey[] } | null = null;
  for await (const key of storedKeys(evidence, project ? keys.upload(project, '') : 'uploads/')) {
    const place = readUploadKey(key.key);
    if (open && (!place || !isSame(open.project, place))) {
      yield { is: 'project', ...open };
      open = null;
    }
    if (!place) yield { is: 'stray', key };
    else if (open) open.keys.push(key);
    else open = { project: { ipa: place.ipa, cup: place.cup }, keys: [key] };
  }
  if (open) yield { is: 'project', ...open };
}

/** Keys below a prefix with all their versions. Of one key a listing gives the newest first (S3 API reference, ListObjectVersions). */
export async function* storedKeys(evidence: EvidenceStore, prefix: string): AsyncGenerator<StoredKey> {
  let newestFirst: StoredVersion[] = [];
  for await (const version of evidence.versions(prefix)) {
    if (newestFirst[0] && newestFirst[0].key !== version.key) {
      yield* oldestFirst(newestFirst);
      newestFirst = [];
    }
    newestFirst.push(version);
  }
  yield* oldestFirst(newestFirst);
}

function* oldestFirst(newestFirst: readonly StoredVersion[]): Generator<StoredKey> {
  const [oldest, ...later] = [...newestFirst].reverse();
  if (oldest) yield { key: oldest.key, versions: [oldest, ...later] };
}

const isSame = (a: ProjectKey, b: ProjectKey): boolean => a.ipa === b.ipa && a.cup === b.cup;
