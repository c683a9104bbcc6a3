import {
  LONGEST_TAR_NOTE,
  MOST_MEMBERS,
  MOST_TAR_BYTES_AGAIN,
  MOST_TAR_BYTES_HELD,
  MOST_UNPACKED_BYTES,
  TAR_HEAD_BYTES,
} from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { PackedFile } from './packed-file.ts';
import { type PulledBytes, pulledBytes } from './pulled-bytes.ts';
import { isZero, TAR_BLOCK, type TarHeader, tarHeader, textOf } from './tar-header.ts';
import { paxNotes, type TarNotes } from './tar-notes.ts';

type OpenTar = () => AsyncIterable<Uint8Array>;

/** The archive as it is passed over: one stream at a time, so that none waits, perhaps for minutes, until another has been read. */
interface Tape {
  bytes: PulledBytes;
  /** Bytes that going back may still cost. */
  budget: number;
  readonly open: OpenTar;
}

/**
 * The files of a tar, in order; folders, links and devices are left out. One pass over the archive: each file is read before the next is
 * asked for, and by one reader at a time. A small file is held in memory while it is its turn. Of a large one the start is, the rest is
 * read in passing once, and each time after the archive is gone over again from its start.
 * @throws Refusal where the archive is damaged or cut off, also after its files, and where it would be gone over too often
 */
export async function* tarFiles(open: OpenTar): AsyncGenerator<PackedFile> {
  const tape: Tape = { bytes: pulledBytes(open()), budget: MOST_TAR_BYTES_AGAIN, open };
  try {
    for (let entries = 0; ; entries += 1) {
      const header = await nextEntry(tape.bytes);
      if (header === null) break;
      if (entries === MOST_MEMBERS) throw new Refusal('ARCHIVE_TOO_MANY_MEMBERS', 0, { limit: MOST_MEMBERS });
      const end = tape.bytes.at + header.size;
      if (end > MOST_UNPACKED_BYTES) throw new Refusal('ARCHIVE_TOO_LARGE', 0, { unpackedBytes: end });
      if (isFile(header)) yield await packedFile(header, tape);
      await tape.bytes.skip(end - tape.bytes.at + paddingOf(header));
    }
    await expectNothingMore(tape.bytes);
  } finally {
    await tape.bytes.close();
  }
}

/** Contents fill whole blocks. */
const paddingOf = ({ size }: TarHeader): number => -size & (TAR_BLOCK - 1);

const isFile = ({ type, name }: TarHeader): boolean => (type === '0' || type === '7') && !name.endsWith('/');

/** Links, devices, folders and pipes: a size that they state is not that of any content. */
const bare: readonly string[] = ['1', '2', '3', '4', '5', '6'];

/** The next header of its own, with what was said of it before; null at the mark of the end. */
async function nextEntry(bytes: PulledBytes): Promise<TarHeader | null> {
  const told = new Map<string, TarNotes>();
  for (;;) {
    const block = await bytes.take(TAR_BLOCK);
    // Every tar ends with a mark: one that does not was cut between two files.
    if (block === null) throw new Refusal('ARCHIVE_TRUNCATED');
    if (isZero(block)) return null;
    const header = tarHeader(block);
    if (!'xgLK'.includes(header.type)) return whole({ ...header, ...told.get('L'), ...told.get('x') });
    // Each once for a file: a chain of them would never come to one.
    if (told.has(header.type) || header.size > LONGEST_TAR_NOTE) throw new Refusal('ARCHIVE_CORRUPT');
    told.set(header.type, notesOf(header, await noteOf(header, bytes)));
  }
}

function whole(header: TarHeader): TarHeader {
  if (header.name.length > LONGEST_TAR_NOTE / 16) throw new Refusal('ARCHIVE_CORRUPT');
  if (header.type === 'S') throw new Refusal('ARCHIVE_METHOD_UNSUPPORTED', 0, { method: 'sparse' });
  if (header.type === 'M') throw new Refusal('ARCHIVE_SPLIT');
  return bare.includes(header.type) ? { ...header, size: 0 } : header;
}

async function noteOf(header: TarHeader, bytes: PulledBytes): Promise<Uint8Array> {
  const note = header.size === 0 ? new Uint8Array() : await bytes.take(header.size);
  if (note === null) throw new Refusal('ARCHIVE_TRUNCATED');
  await bytes.skip(paddingOf(header));
  return note;
}

/** `x`: pax; `L`: a long name as GNU writes it. What is said of all files (`g`), or of a link's target (`K`), concerns no content. */
function notesOf({ type }: TarHeader, note: Uint8Array): TarNotes {
  if (type === 'x') return paxNotes(note);
  return type === 'L' ? { name: textOf(note) } : {};
}

/** Zeros fill the last record of a tape. The pass goes to the end also so that a gzip around it can check its sum. */
async function expectNothingMore(bytes: PulledBytes): Promise<void> {
  for (let part = await bytes.some(TAR_HEAD_BYTES); part.length > 0; part = await bytes.some(TAR_HEAD_BYTES)) {
    if (!isZero(part)) throw new Refusal('ARCHIVE_CORRUPT');
    if (bytes.at > MOST_UNPACKED_BYTES) throw new Refusal('ARCHIVE_TOO_LARGE');
  }
}

async function packedFile({ name, size }: TarHeader, tape: Tape): Promise<PackedFile> {
  const headSize = size <= MOST_TAR_BYTES_HELD ? size : TAR_HEAD_BYTES;
  const start = tape.bytes.at + headSize;
  const head: Uint8Array[] = [];
  for await (const piece of tape.bytes.pass(headSize)) head.push(piece);
  return {
    name,
    async *open() {
      yield* head;
      if (headSize === size) return;
      if (tape.bytes.at !== start) await goBack(tape, start, size - headSize);
      yield* tape.bytes.pass(size - headSize);
    },
  };
}

/** Paid beforehand, for what it costs must not depend on how the bytes come. */
async function goBack(tape: Tape, start: number, length: number): Promise<void> {
  tape.budget -= start + length;
  if (tape.budget < 0) throw new Refusal('ARCHIVE_READ_TOO_OFTEN');
  await tape.bytes.close();
  tape.bytes = pulledBytes(tape.open());
  await tape.bytes.skip(start);
}
