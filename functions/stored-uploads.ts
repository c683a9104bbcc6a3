import type { ProjectKey } from '../shared/model/keys.ts';
import { partitionOf, sortKeys, type UploadItem, uploadItemSchema } from './items.ts';
import type { RecordsTable } from './ports.ts';

/** Current uploads of a project, or of one folder `{service}/{kind}` of it: evidence and mappings. Consistent. */
export async function storedUploads(records: RecordsTable, project: ProjectKey, folder?: string): Promise<UploadItem[]> {
  const prefix = folder === undefined ? sortKeys.uploads : sortKeys.uploadsOfFolder(folder);
  return (await records.query(partitionOf(project), prefix)).map((item) => uploadItemSchema.parse(item));
}
