/** What the first bytes say a file is. `text`: none of the others. */
export type Container =
  | { readonly is: 'empty' }
  | { readonly is: 'gzip' }
  /** Holds files; what kind of them, its directory says. */
  | { readonly is: 'zip' }
  | { readonly is: 'tar' }
  | { readonly is: 'parquet' }
  | { readonly is: 'text' }
  | { readonly is: 'binary' }
  /** Kept for a person. */
  | { readonly is: 'document'; readonly what: string }
  /** Could hold a table, but is not read. */
  | { readonly is: 'unsupported'; readonly what: string };

interface Signature {
  readonly at?: number;
  readonly bytes: string;
  readonly container: Container;
}

const document = (what: string): Container => ({ is: 'document', what });
const unsupported = (what: string): Container => ({ is: 'unsupported', what });

/** Magic numbers as Latin-1 text. */
const signatures: readonly Signature[] = [
  { bytes: '\x1f\x8b', container: { is: 'gzip' } },
  { bytes: '%PDF', container: document('pdf') },
  { bytes: '\x89PNG\r\n\x1a\n', container: document('png') },
  { bytes: '\xff\xd8\xff', container: document('jpeg') },
  { bytes: 'GIF8', container: document('gif') },
  { bytes: 'II*\0', container: document('tiff') },
  { bytes: 'MM\0*', container: document('tiff') },
  { at: 8, bytes: 'WEBP', container: document('webp') },
  { at: 4, bytes: 'ftypheic', container: document('heic') },
  { bytes: '-----BEGIN PKCS7', container: document('p7m') },
  { bytes: '-----BEGIN CMS', container: document('p7m') },
  { bytes: 'PK\x03\x04', container: { is: 'zip' } },
  { bytes: 'PK\x05\x06', container: { is: 'zip' } },
  { bytes: 'PAR1', container: { is: 'parquet' } },
  // The same with an encrypted footer.
  { bytes: 'PARE', container: { is: 'parquet' } },
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', container: unsupported('xls') },
  { bytes: '7z\xbc\xaf\x27\x1c', container: unsupported('7z') },
  { bytes: 'Rar!\x1a\x07', container: unsupported('rar') },
  { bytes: '\x28\xb5\x2f\xfd', container: unsupported('zstd') },
  { bytes: '\xfd7zXZ\0', container: unsupported('xz') },
  { bytes: 'BZh', container: unsupported('bzip2') },
  { at: 257, bytes: 'ustar', container: { is: 'tar' } },
  { bytes: 'SQLite format 3\0', container: unsupported('sqlite') },
];

/** OID 1.2.840.113549.1.7.2, signedData: what a DER-encoded .p7m says near its start. */
const SIGNED_DATA = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02';
/** OID 1.2.840.113549.1.9.16.1.31, timestamped data: a .tsd around a signed file. */
const TIMESTAMPED_DATA = '\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x1f';

/** @param head the first `MAGIC_BYTES` of the file, or all of it */
export function sniffContainer(head: Uint8Array): Container {
  if (head.length === 0) return { is: 'empty' };
  const latin = latin1(head);
  for (const { at = 0, bytes, container } of signatures) if (latin.startsWith(bytes, at)) return container;
  const start = latin.startsWith('0') ? latin.slice(0, 64) : '';
  if (start.includes(SIGNED_DATA)) return document('p7m');
  if (start.includes(TIMESTAMPED_DATA)) return document('tsd');
  // A .p7m in bare base64: a SEQUENCE with a long length is always "MI".
  if (/^MI[A-Za-z0-9+/]{60}/.test(latin) && /^[A-Za-z0-9+/=\s]+$/.test(latin)) return document('p7m');
  if (latin.startsWith('\xff\xfe') || latin.startsWith('\xfe\xff')) return { is: 'text' };
  return looksBinary(head) ? { is: 'binary' } : { is: 'text' };
}

/** Readers open a PDF whose header stands a little further on; nothing of it is read here. */
export const includesPdfHeader = (head: Uint8Array): boolean => latin1(head).includes('%PDF-');

/** @param bytes no more than `MAGIC_BYTES`: as many arguments a call takes */
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** A NUL, or more than one control character in thirty: no text of any of the encodings read. */
function looksBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls += 1;
  }
  return controls * 30 > head.length;
}
