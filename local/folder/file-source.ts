import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { ByteSource } from '../../shared/ports.ts';

const PIECE = 1 << 18;

/** One buffer, filled again and again: fresh ones, and the stream that hands them out, take longer than the reading itself. */
async function* passOver(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = new Uint8Array(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
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
