import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { ByteSource } from '../../shared/ports.ts';

/** A file as the core reads it: a stream from the start, or a slice. Throws when it is no regular file or cannot be read. */
export async function fileSource(path: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    size,
    stream: () => createReadStream(path, { highWaterMark: 1 << 18 }),
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
