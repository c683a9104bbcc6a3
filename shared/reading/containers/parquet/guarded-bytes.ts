import type { ByteSource } from '../../../ports.ts';
import { Refusal } from '../../refusal.ts';

/** What the source of the bytes itself threw: our fault, which must never be taken for damage. */
class SourceFailure {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

/** Bytes [start, end) in full. @throws Refusal where they reach out of the file */
export type BytesAt = (start: number, end: number) => Promise<Uint8Array>;

/** Reads ranges of a file, and marks what its source throws. */
export function bytesOf(source: ByteSource): BytesAt {
  return async (start, end) => {
    if (!(start >= 0 && start <= end && end <= source.size)) throw new Refusal('PARQUET_DAMAGED', 0, { start, end, size: source.size });
    try {
      return await source.slice(start, end);
    } catch (error) {
      throw new SourceFailure(error);
    }
  };
}

/** Whatever is thrown while damaged bytes are decoded says that they are damaged; only the source's own errors pass as they are. */
export function faultOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof SourceFailure) return error.error;
  return new Refusal('PARQUET_DAMAGED', 0, { found: error instanceof Error ? error.message.slice(0, 200) : 'unknown' });
}
