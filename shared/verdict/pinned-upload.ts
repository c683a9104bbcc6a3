import type { RecordInputs } from '../model/record.ts';
import type { UnreadUpload, Upload } from '../model/upload.ts';

/** What a record is made from of one upload: which bytes, since when they were known, and how they were read. */
export interface PinnedUpload {
  readonly path: string;
  /** The S3 object version; in a folder, which has none, the sha256 of the bytes. */
  readonly version: string;
  /** RFC 3339 UTC: the first receipt of these bytes, by which T is judged (DESIGN §5 statement 3). */
  readonly receivedAt: string;
  /** Id of the digest: bytes, kind, mapping and reader in one. */
  readonly digest: string;
}

/**
 * One upload as `inputs.uploads` of a record names it: `{path}@{version}@{receivedAt}@{digest id}`. Anything of it that changes makes
 * another record, and a replay needs nothing else to find the same input again.
 */
export const pinUpload = ({ path, versionId, sha256, receivedAt, digest }: Upload): string =>
  [path, versionId ?? sha256, receivedAt, digest].join('@');

/** Reads back what `pinUpload` wrote; null for any other text. A file name may hold an `@`, what follows the path may not. */
export function readPinnedUpload(pinned: string): PinnedUpload | null {
  const match = /^(.+)@([^@]+)@(\d{4}-\d\d-\d\dT[\d:.]+Z)@([0-9a-f]{64})$/su.exec(pinned);
  if (!match) return null;
  const [, path, version, receivedAt, digest] = match as unknown as readonly [string, string, string, string, string];
  return { path, version, receivedAt, digest };
}

/**
 * Files of a folder as a record pins them: of the same path, read to the same digest, the version and the receipt are the record's, since
 * a folder knows neither. Files that the record does not pin so stay as they are, and show as a difference.
 */
export function receivedAsPinned(uploads: readonly Upload[], pinned: readonly string[]): readonly Upload[] {
  const pins = new Map(pinned.map(readPinnedUpload).flatMap((pin) => (pin ? [[`${pin.path}@${pin.digest}`, pin] as const] : [])));
  return uploads.map((upload) => {
    const pin = pins.get(`${upload.path}@${upload.digest}`);
    if (!pin) return upload;
    return { ...upload, receivedAt: pin.receivedAt, versionId: pin.version === upload.sha256 ? null : pin.version };
  });
}

/** An upload that we had not read, as `inputs.unread` of a record names it: `{path}@{version}@{receivedAt}`. */
export const pinUnread = ({ path, versionId, receivedAt }: UnreadUpload): string => [path, versionId, receivedAt].join('@');

/** Reads back what `pinUnread` wrote; null for any other text. */
export function readPinnedUnread(pinned: string): UnreadUpload | null {
  const match = /^(.+)@([^@]+)@(\d{4}-\d\d-\d\dT[\d:.]+Z)$/su.exec(pinned);
  if (!match) return null;
  const [, path, versionId, receivedAt] = match as unknown as readonly [string, string, string, string];
  return { path, versionId, receivedAt };
}

/**
 * Files of a folder without those that the record pins as unread: in the folder they can be read, and the record was made without. One that
 * the record counts as well, in an older version or read with an older mapping, stays.
 */
export function withoutUnread(uploads: readonly Upload[], { uploads: counted, unread = [] }: RecordInputs): readonly Upload[] {
  const waited = new Set(unread.flatMap((pinned) => readPinnedUnread(pinned)?.path ?? []));
  const read = new Set(counted.map(readPinnedUpload).map((pin) => `${pin?.path}@${pin?.digest}`));
  return uploads.filter(({ path, digest }) => !waited.has(path) || read.has(`${path}@${digest}`));
}
