import { uploadPatience } from '../../infra/definitions/uploads.ts';
import { keys, type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import type { Ports, SignedPut } from '../ports.ts';
import { listUploads } from '../read-model.ts';
import { storedVersions } from '../received-uploads.ts';
import { largestOf } from './upload-limits.ts';

/** A file that somebody wants to send. */
export interface WantedFile {
  /** Below `uploads/{ipa}/{cup}/`. */
  readonly path: string;
  readonly bytes: number;
  /** Of the whole file, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Why a file may not be sent. */
export type FileRefusal =
  | { readonly is: 'outside-grammar'; readonly wanted: string }
  | { readonly is: 'too-large'; readonly largest: number }
  | { readonly is: 'twice' };

export type PermittedUploads =
  | { readonly permitted: true; readonly files: readonly PermittedFile[] }
  | { readonly permitted: false; readonly refusals: readonly { readonly index: number; readonly refusal: FileRefusal }[] };

export interface PermittedFile extends WantedFile {
  readonly key: string;
  /** null: these very bytes are what stands at the path, and nothing is to be sent. */
  readonly put: SignedPut | null;
  /** The version that has these bytes, where they stand there. */
  readonly versionId: string | null;
}

/**
 * Lets somebody put files into a project, all of them or none. Asking stores nothing: what was asked for and never sent leaves no trace, and
 * asking again gives the same, or nothing to do where the file has arrived meanwhile.
 * @param who user id; it stays with the object, as who sent it
 */
export async function permitUploads(
  ports: Pick<Ports, 'evidence' | 'records' | 'uploads'>,
  project: ProjectKey,
  files: readonly WantedFile[],
  who: string,
): Promise<PermittedUploads> {
  const refusals = files.flatMap((file, index) => {
    const refusal = refusalOf(file, files.slice(0, index));
    return refusal ? [{ index, refusal }] : [];
  });
  if (refusals.length > 0) return { permitted: false, refusals };
  const standing = await bytesInPlace(ports, project);
  const permitted = files.map(async (file): Promise<PermittedFile> => {
    const key = keys.upload(project, file.path);
    const versionId = standing.get(placeOf(file)) ?? null;
    const { bytes, sha256 } = file;
    const put = versionId === null ? await ports.uploads.sign({ key, bytes, sha256, who, seconds: uploadPatience }) : null;
    return { ...file, key, put, versionId };
  });
  return { permitted: true, files: await Promise.all(permitted) };
}

function refusalOf({ path, bytes }: WantedFile, before: readonly WantedFile[]): FileRefusal | null {
  const read = readDossierPath(path);
  if (read.is === 'refused') return { is: 'outside-grammar', wanted: read.wanted };
  const largest = largestOf(read);
  if (bytes > largest) return { is: 'too-large', largest };
  return before.some((one) => one.path === path) ? { is: 'twice' } : null;
}

/** Which bytes stand where, by the version that has them, as far as somebody has read the latest version of their path. */
async function bytesInPlace(
  { evidence, records }: Pick<Ports, 'evidence' | 'records'>,
  project: ProjectKey,
): Promise<ReadonlyMap<string, string>> {
  const versions = await storedVersions(evidence, project);
  const lines = await listUploads(records, project);
  return new Map(
    lines.flatMap(({ path, sha256, versionId }) =>
      sha256 !== null && versions.get(`${path}@${versionId}`)?.isLatest ? [[placeOf({ path, sha256 }), versionId]] : [],
    ),
  );
}

const placeOf = ({ path, sha256 }: Pick<WantedFile, 'path' | 'sha256'>): string => `${sha256} ${path}`;
