import type { ByteSource } from '../../shared/ports.ts';

/** Bytes asked of the browser at a time. */
const PIECE = 1024 * 1024;

/** Whoever asked for a file to be checked does not want it any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The file that was chosen cannot be read: it was renamed, moved, changed or taken away since. */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

export interface Watch {
  /** Asked before every piece. */
  readonly isCancelled: () => boolean;
  /** Bytes that a pass has come to. */
  readonly passed: (bytes: number) => void;
}

/**
 * A file that a person chose, as the core reads bytes. Piece by piece, so that memory holds two of them, whatever the size of the file, and
 * that whoever reads it hears meanwhile what the page wants.
 * @throws (each pass and each slice) Cancelled, FileGone
 */
export function fileSource(file: Blob, watch: Watch): ByteSource {
  const slice = async (start: number, end: number): Promise<Uint8Array> => {
    if (watch.isCancelled()) throw new Cancelled();
    const part = file.slice(Math.max(0, start), Math.max(0, end));
    const bytes = await part.arrayBuffer().catch((error: unknown) => {
      throw new FileGone(String(error));
    });
    if (watch.isCancelled()) throw new Cancelled();
    return new Uint8Array(bytes);
  };
  return {
    size: file.size,
    slice,
    async *stream() {
      let next = slice(0, PIECE);
      for (let at = 0; at < file.size; at += PIECE) {
        const piece = await next;
        // Asked for ahead; its failure is that of the turn that waits for it.
        next = at + PIECE < file.size ? slice(at + PIECE, at + 2 * PIECE) : Promise.resolve(piece);
        next.catch(() => {});
        watch.passed(Math.min(file.size, at + PIECE));
        yield piece;
      }
    },
  };
}
