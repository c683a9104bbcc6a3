import { keys, type ProjectKey } from '../shared/model/keys.ts';
import type { EvidenceItem, UploadItem } from './items.ts';
import { mappingInForce } from './mapping-in-force.ts';
import type { Arrival } from './messages.ts';

/** Uploads whose digest was made with another mapping than the one in force among the same uploads. */
export const readWithAnother = (uploads: readonly UploadItem[]): EvidenceItem[] =>
  uploads.filter(
    (upload): upload is EvidenceItem =>
      upload.is === 'evidence' && upload.mappingSha256 !== (mappingInForce(upload.path, uploads)?.sha256 ?? null),
  );

export const arrivalOf = (project: ProjectKey, { path, versionId, sequencer }: EvidenceItem): Arrival => ({
  key: keys.upload(project, path),
  versionId,
  sequencer,
});
