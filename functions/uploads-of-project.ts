import type { EvidenceStore, ProjectKey, RecordsTable } from './ports.ts';
import { listUploads, type UploadLine } from './read-model.ts';
import { receivedUploads, storedVersions } from './received-uploads.ts';

/** A current upload, whether somebody has read it or not. */
export interface ProjectUpload extends Omit<UploadLine, 'state'> {
  readonly state: UploadLine['state'] | 'received';
  /** null: S3 no longer has this version. */
  readonly bytes: number | null;
}

/** Every current upload of a project, also what waits to be read, by path. Empty: nobody ever uploaded anything to it. */
export async function uploadsOfProject(
  { evidence, records }: { readonly evidence: EvidenceStore; readonly records: RecordsTable },
  project: ProjectKey,
): Promise<readonly ProjectUpload[]> {
  const versions = await storedVersions(evidence, project);
  const lines = await listUploads(records, project);
  const waiting = receivedUploads(project, versions, lines).map((upload) => ({ ...unread, ...upload }));
  const all = [...lines, ...waiting].map((line) => {
    const version = versions.get(`${line.path}@${line.versionId}`);
    return { ...line, receivedAt: line.receivedAt ?? version?.lastModified ?? null, bytes: version?.size ?? null };
  });
  return all.sort(byPlace);
}

const unread = { state: 'received', format: null, codes: [], problems: [], sha256: null, digest: null } as const;

/** A place in a project's uploads: two lines may share a path, of what was read and of what came after it. */
export type UploadPlace = readonly [path: string, versionId: string, state: string];
export const uploadPlace = ({ path, versionId, state }: Pick<ProjectUpload, 'path' | 'versionId' | 'state'>): UploadPlace => [
  path,
  versionId,
  state,
];

export function comparePlaces(a: UploadPlace, b: UploadPlace): number {
  for (const [index, own] of a.entries()) {
    const other = b[index] as string;
    if (own !== other) return own < other ? -1 : 1;
  }
  return 0;
}

export const byPlace = (a: ProjectUpload, b: ProjectUpload): number => comparePlaces(uploadPlace(a), uploadPlace(b));
