import type { ByteSource } from '../../ports.ts';

/** Bytes asked for at a time: each piece is a request where bytes are far away. */
const PIECE = 4 * 1024 * 1024;

/** A pass over the bytes [start, end) of a source, clipped to its size. */
export async function* byteRange(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  const last = Math.min(end, source.size);
  for (let at = Math.max(0, start); at < last; at += PIECE) yield await source.slice(at, Math.min(at + PIECE, last));
}

/** Bytes that lie in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async *stream() {
      yield bytes;
    },
    slice: async (start, end) => bytes.subarray(Math.max(0, start), Math.max(0, end)),
  };
}
