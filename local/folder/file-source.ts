import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { ByteSource } from '../../shared/ports.ts';

const PIECE = 1 << 18;

/** After so many pieces, some milliseconds, others have their turn. */
const PIECES_BETWEEN_TURNS = 16;

/**
 * One buffer, filled again and again, without a detour through other threads: fresh buffers, the stream that hands them out and the ways
 * between threads took three times as long as the reading itself.
 */
async function* passOver(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE);
    for (let piece = 1; ; piece += 1) {
      const read = readSync(file, buffer, 0, PIECE, null);
      if (read === 0) return;
      yield buffer.subarray(0, read);
      if (piece % PIECES_BETWEEN_TURNS === 0) await setImmediate();
    }
  } finally {
    closeSync(file);
  }
}

/** A file as the core reads it: a stream from the start, or a slice. Throws when it is no regular file or cannot be read. */
export async function fileSource(path: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    size,
    stream: () => createReadStream(path, { highWaterMark: PIECE }),
    passing: () => passOver(path),
    async slice(start, end) {
      const from = Math.min(Math.max(start, 0), size);
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - from));
      const file = await open(path);
      try {
        let filled = 0;
        while (filled < bytes.length) {
          const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
          if (bytesRead === 0) throw new Error(`${path} became shorter while it was being read`);
          filled += bytesRead;
        }
        return bytes;
      } finally {
        await file.close();
      }
    },
  };
}
