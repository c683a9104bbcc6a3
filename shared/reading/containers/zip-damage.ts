import * as zip from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ReasonCode } from '../../reasons/catalogue.ts';
import { Refusal } from '../refusal.ts';

/** What the library says of bad bytes, and the reason code of each. */
const codes: ReadonlyMap<string, ReasonCode> = new Map<string, ReasonCode>([
  [zip.ERR_EOCDR_NOT_FOUND, 'ARCHIVE_TRUNCATED'],
  [zip.ERR_SPLIT_ZIP_FILE, 'ARCHIVE_SPLIT'],
  [zip.ERR_OVERLAPPING_ENTRY, 'ARCHIVE_MEMBERS_OVERLAP'],
  [zip.ERR_INVALID_UNCOMPRESSED_SIZE, 'ARCHIVE_TOO_LARGE'],
  [zip.ERR_ENCRYPTED, 'ARCHIVE_ENCRYPTED'],
  [zip.ERR_UNSUPPORTED_ENCRYPTION, 'ARCHIVE_ENCRYPTED'],
  [zip.ERR_ENCRYPTED_CENTRAL_DIRECTORY, 'ARCHIVE_ENCRYPTED'],
  [zip.ERR_UNSUPPORTED_COMPRESSION, 'ARCHIVE_METHOD_UNSUPPORTED'],
  [zip.ERR_BAD_FORMAT, 'ARCHIVE_CORRUPT'],
  [zip.ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND, 'ARCHIVE_CORRUPT'],
  [zip.ERR_CENTRAL_DIRECTORY_NOT_FOUND, 'ARCHIVE_CORRUPT'],
  [zip.ERR_LOCAL_FILE_HEADER_NOT_FOUND, 'ARCHIVE_CORRUPT'],
  [zip.ERR_EXTRAFIELD_ZIP64_NOT_FOUND, 'ARCHIVE_CORRUPT'],
  [zip.ERR_INVALID_CRC32, 'ARCHIVE_CORRUPT'],
  [zip.ERR_INVALID_COMPRESSED_DATA, 'ARCHIVE_CORRUPT'],
  [zip.ERR_ENTRY_DATA_OUT_OF_BOUNDS, 'ARCHIVE_CORRUPT'],
  [zip.ERR_AMBIGUOUS_ARCHIVE, 'ARCHIVE_CORRUPT'],
  [zip.ERR_UNSUPPORTED_UINT64, 'ARCHIVE_CORRUPT'],
]);

/** Bad bytes as their reason code. What else the library throws is our fault, and stays what it is. */
export function damageOf(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  // A header that ends before its fields do: the library reads on, past the end of what it holds.
  if (error instanceof RangeError) return new Refusal('ARCHIVE_CORRUPT');
  const code = codes.get(error.message);
  return code === undefined ? error : new Refusal(code);
}
