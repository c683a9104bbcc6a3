import { configure, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ByteSource } from '../../ports.ts';
import { HIGHEST_RATIO, MOST_MEMBERS, MOST_UNPACKED_BYTES, RATIO_FREE_BYTES } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { PackedFile } from './packed-file.ts';
import { damageOf } from './zip-damage.ts';
import { ZipSource } from './zip-source.ts';

/**
 * No worker is ever started. A pass that waits for its reader holds a place of the library's pool, so the pool must not be what limits
 * them. A piece unpacks to a thousand times itself at worst, and that much lies in memory: pieces are small.
 */
configure({ useWebWorkers: false, maxWorkers: 1_000_000, chunkSize: 64 * 1024 });

const STORED = 0;
const methods: readonly number[] = [STORED, 8 /* Deflate */, 9 /* Deflate64 */];
/** The end of a directory that lists nothing. */
const SHORTEST_ZIP = 22;
const FILE_START = 'PK\x03\x04';

/**
 * The files of a zip, in the order of its directory; folders and links are left out. The checksum of a file is checked by whoever reads
 * it to its end, and what is wrong with one file is told when that one is opened.
 * @throws Refusal where the directory is damaged or cut off, where it lists too much, and where files lie in each other as in a bomb
 */
export async function openZip(bytes: ByteSource): Promise<readonly PackedFile[]> {
  const source = new ZipSource(bytes);
  const entries = await entriesOf(source);
  await refuseInnerArchive(entries, source);
  refuseBombs(entries, bytes.size);
  return entries.filter(isFile).map((entry) => ({ name: nameOf(entry), open: () => unpacked(entry, source) }));
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory && !entry.symlink && !nameOf(entry).endsWith('/');

/** Some programs write folders as Windows does. */
const nameOf = ({ filename }: Entry): string => filename.replaceAll('\\', '/');

async function entriesOf(source: ZipSource): Promise<readonly Entry[]> {
  if (source.size < SHORTEST_ZIP) throw new Refusal('ARCHIVE_TRUNCATED');
  // Names only name: nothing is written to disk. Headers before the files may differ from the directory, which is what everybody reads.
  const reader = new ZipReader(source, { filenameValidation: 'tolerant', checkLocalDirectory: false });
  const entries: Entry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length === MOST_MEMBERS) throw new Refusal('ARCHIVE_TOO_MANY_MEMBERS', 0, { limit: MOST_MEMBERS });
      entries.push(entry);
    }
  } catch (error) {
    throw source.failure ? source.failure.error : damageOf(error);
  }
  return entries;
}

/**
 * Of an archive that was cut behind a zip that lies in it, the end is that zip's: its directory knows nothing of the file at the start.
 * @throws Refusal
 */
async function refuseInnerArchive(entries: readonly Entry[], source: ZipSource): Promise<void> {
  if (entries.some(({ offset }) => offset === 0)) return;
  const start = await source.readUint8Array(0, 4);
  if (String.fromCharCode(...start) === FILE_START) throw new Refusal('ARCHIVE_TRUNCATED');
}

/** By what the directory states; that no file unpacks to more than it states is seen while it is read. */
function refuseBombs(entries: readonly Entry[], packedBytes: number): void {
  let total = 0;
  let packedEnd = 0;
  for (const { uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize;
    if (isTooMuch(uncompressedSize, compressedSize)) throw tooLarge(uncompressedSize, compressedSize);
  }
  if (total > MOST_UNPACKED_BYTES || isTooMuch(total, packedBytes)) throw tooLarge(total, packedBytes);
  for (const { offset, compressedSize } of [...entries].sort((one, other) => one.offset - other.offset)) {
    if (offset < packedEnd) throw new Refusal('ARCHIVE_MEMBERS_OVERLAP');
    packedEnd = offset + compressedSize;
  }
}

const isTooMuch = (unpackedBytes: number, packedBytes: number): boolean =>
  unpackedBytes > RATIO_FREE_BYTES && unpackedBytes > packedBytes * HIGHEST_RATIO;

const tooLarge = (unpackedBytes: number, packedBytes: number): Refusal =>
  new Refusal('ARCHIVE_TOO_LARGE', 0, { unpackedBytes, packedBytes });

async function* unpacked(entry: FileEntry, source: ZipSource): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new Refusal('ARCHIVE_ENCRYPTED');
  if (!methods.includes(entry.compressionMethod)) throw new Refusal('ARCHIVE_METHOD_UNSUPPORTED', 0, { method: entry.compressionMethod });
  if (entry.compressionMethod === STORED && entry.compressedSize < entry.uncompressedSize) throw new Refusal('ARCHIVE_CORRUPT');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const written = entry.getData(writable, { checkCrc32: true });
  // What goes wrong before the first byte would otherwise leave the reader waiting.
  written.catch((error: unknown) => writable.abort(error).catch(() => undefined));
  const reader = readable.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
    await written;
  } catch (error) {
    throw source.failure ? source.failure.error : damageOf(error);
  } finally {
    await reader.cancel().catch(() => undefined);
    await written.catch(() => undefined);
  }
}
