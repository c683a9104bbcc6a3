import { keys, readDossierPath } from '../shared/model/keys.ts';
import type { UnreadUpload } from '../shared/model/upload.ts';
import { type DeclarationItem, declarationItemSchema, partitionOf, sortKeys, type UploadItem } from './items.ts';
import { mappingInForce } from './mapping-in-force.ts';
import type { EvidenceStore, ProjectKey, RecordsTable, StoredVersion } from './ports.ts';

/**
 * What the bucket holds of a project and we have not read (docs/adr/0019): it still waits in the queue, its reader crashed or ran out of time,
 * it lies with the dead letters, or its event was lost. Which of these it is makes no difference to what may be concluded, so that nobody
 * has to have told us of the fault.
 */

/** Every version below a project, of one key the newest first. To be listed before the table is read: the other way round, what is read in between would seem unread. */
export async function listVersions(evidence: EvidenceStore, project: ProjectKey): Promise<readonly StoredVersion[]> {
  const versions: StoredVersion[] = [];
  for await (const version of evidence.versions(keys.upload(project, ''))) versions.push(version);
  return versions;
}

/** Current evidence and mappings that no item speaks of, and evidence that was read with another mapping than the one now in force. */
export function unreadEvidence(
  project: ProjectKey,
  versions: readonly StoredVersion[],
  uploads: readonly UploadItem[],
): readonly UnreadUpload[] {
  const items = new Map(uploads.map((item) => [item.path, item]));
  return newestOfEach(project, versions).filter((version) => {
    const { is } = readDossierPath(version.path);
    if (is !== 'evidence' && is !== 'mapping') return false;
    const item = items.get(version.path);
    if (item?.versionId === version.versionId) return isStale(item, uploads);
    // One that came after we listed is read already: its own message judges the project again.
    return item === undefined || item.receivedAt <= version.receivedAt;
  });
}

/** A delete marker is no version: what it hides is current still (DESIGN §4, Keys). */
function newestOfEach(project: ProjectKey, versions: readonly StoredVersion[]): readonly UnreadUpload[] {
  const newest = new Map<string, UnreadUpload>();
  for (const version of versions) {
    const upload = uploadOf(project, version);
    if (!newest.has(upload.path)) newest.set(upload.path, upload);
  }
  return [...newest.values()];
}

const uploadOf = (project: ProjectKey, { key, versionId, lastModified }: StoredVersion): UnreadUpload => ({
  path: key.slice(keys.upload(project, '').length),
  versionId,
  receivedAt: lastModified,
});

const isStale = (item: UploadItem, uploads: readonly UploadItem[]): boolean =>
  item.is === 'evidence' && item.mappingSha256 !== (mappingInForce(item.path, uploads)?.sha256 ?? null);

/**
 * Versions of the declaration that are not older than the one in force and that we have not read. Any of them may turn out valid, so that
 * of two keys and many versions not only the newest counts.
 */
export async function unreadDeclarations(
  records: RecordsTable,
  project: ProjectKey,
  versions: readonly StoredVersion[],
  inForce: DeclarationItem,
): Promise<readonly UnreadUpload[]> {
  const isInForce = ({ path, versionId }: UnreadUpload) => path === inForce.path && versionId === inForce.versionId;
  const later = versions
    .map((version) => uploadOf(project, version))
    .filter((upload) => readDossierPath(upload.path).is === 'declaration' && upload.receivedAt >= inForce.receivedAt && !isInForce(upload));
  if (later.length === 0) return [];
  const families = [sortKeys.validDeclarations, sortKeys.invalidDeclarations];
  const items = await Promise.all(families.map((family) => records.query(partitionOf(project), family)));
  const read = new Set(items.flat().map((item) => placeOf(declarationItemSchema.parse(item))));
  return later.filter((upload) => !read.has(placeOf(upload)));
}

const placeOf = ({ path, versionId }: Pick<UnreadUpload, 'path' | 'versionId'>): string => `${path}@${versionId}`;
