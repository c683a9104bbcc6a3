import type { Digest } from '../../shared/model/digest.ts';
import { readDossierPath } from '../../shared/model/keys.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { MapFile } from './protocol.ts';

/** A file that was checked, as it would lie in the project. */
export interface CheckedFile {
  readonly upload: Upload;
  readonly digest: Digest;
}

/** @param receivedAt RFC 3339 UTC @returns none where the path is no evidence's or nobody has made the digest */
export function checkedFile(
  { path, digest: id }: MapFile,
  digests: ReadonlyMap<string, Digest>,
  receivedAt: string,
): readonly CheckedFile[] {
  const read = readDossierPath(path);
  const digest = digests.get(id);
  if (read.is !== 'evidence' || digest === undefined) return [];
  const { service, kind, filename } = read;
  const { fileSha256: sha256, bytes } = digest;
  return [{ digest, upload: { path, service, kind, filename, versionId: null, sha256, bytes, receivedAt, digest: id } }];
}
