import type { ByteSource } from '../../../shared/ports.ts';
import type { PackedFile } from '../../../shared/reading/containers/packed-file.ts';
import { tarFiles } from '../../../shared/reading/containers/tar-archive.ts';
import { openZip } from '../../../shared/reading/containers/zip-archive.ts';
import { Refusal } from '../../../shared/reading/refusal.ts';

/** A source in memory that counts how often it was asked. */
export function countedSource(bytes: Uint8Array): ByteSource & { asked: number } {
  const source = {
    size: bytes.length,
    asked: 0,
    async *stream() {
      yield bytes;
    },
    slice: async (start: number, end: number) => {
      source.asked += 1;
      return bytes.subarray(start, end);
    },
  };
  return source;
}

/** Zeros without end, in no memory, then these bytes. */
export function sourceBehind(zeros: number, bytes: Uint8Array): ByteSource & { longest: number; asked: number } {
  const source = {
    size: zeros + bytes.length,
    longest: 0,
    asked: 0,
    async *stream() {
      yield bytes;
    },
    slice: async (start: number, end: number) => {
      const length = Math.min(end, source.size) - start;
      source.asked += 1;
      source.longest = Math.max(source.longest, length);
      const slice = new Uint8Array(length);
      if (end > zeros) slice.set(bytes.subarray(Math.max(0, start - zeros), end - zeros), Math.max(0, zeros - start));
      return slice;
    },
  };
  return source;
}

export async function bytesIn(file: Pick<PackedFile, 'open'>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.open()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The reason code with which something is refused; what is thrown otherwise is thrown. */
export async function refusalOf(reading: () => Promise<unknown>): Promise<string | null> {
  try {
    await reading();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** What a zip gives: of each file its content, or the code with which it is refused; or the code that refuses all. */
export async function readZip(zip: Uint8Array): Promise<string | readonly (readonly [name: string, content: string])[]> {
  try {
    const files: [string, string][] = [];
    for (const file of await openZip(countedSource(zip))) {
      let content = '';
      const refused = await refusalOf(async () => {
        content = (await bytesIn(file)).toString();
      });
      files.push([file.name, refused ?? content]);
    }
    return files;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** A tar that is opened anew at each pass, in pieces of the given sizes (the last repeats), and counts its passes. */
export function openOf(tar: Uint8Array, pieces: readonly number[] = [1_048_576]) {
  let passes = 0;
  let left = 0;
  async function* open(): AsyncGenerator<Uint8Array> {
    passes += 1;
    left += 1;
    try {
      for (let at = 0, piece = 0; at < tar.length; piece += 1) {
        const size = pieces[Math.min(piece, pieces.length - 1)] ?? 1;
        yield tar.subarray(at, at + size);
        at += size;
      }
    } finally {
      left -= 1;
    }
  }
  return { open, passes: () => passes, left: () => left };
}

/** What a tar gives: its files, or the code that refuses it, also after some of them. */
export async function readTar(tar: Uint8Array, pieces?: readonly number[]): Promise<string | readonly (readonly [string, string])[]> {
  const files: [string, string][] = [];
  const refused = await refusalOf(async () => {
    for await (const file of tarFiles(openOf(tar, pieces).open)) files.push([file.name, (await bytesIn(file)).toString()]);
  });
  return refused ?? files;
}
