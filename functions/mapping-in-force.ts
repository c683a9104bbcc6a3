import { mappingPathsOf } from '../shared/model/keys.ts';
import type { MappingItem, UploadItem } from './items.ts';

/**
 * The mapping that an upload is read with now: its own, else its folder's (DESIGN §4, Mapping). An invalid mapping counts as
 * absent, as in a folder judged by `verify`; it is shown as invalid beside the upload.
 */
export function mappingInForce(path: string, uploads: readonly UploadItem[]): MappingItem | null {
  for (const candidate of mappingPathsOf(path)) {
    const item = uploads.find((upload) => upload.path === candidate);
    if (item?.is === 'mapping' && item.valid) return item;
  }
  return null;
}
