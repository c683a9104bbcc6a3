import type { BytesAt } from './guarded-bytes.ts';

/** Bytes that lie in memory at one time, for the whole file. */
export interface Held {
  /** Counts a piece in place of another. @throws Refusal beyond the limit */
  swap(before: number, after: number): void;
}

/** The bytes of one column chunk, of which a stretch lies in memory. */
export interface ChunkWindow {
  /** Bytes from the place to the end of the chunk. */
  left(): number;
  /** What lies in memory from the place on, `wanted` bytes at least or all that are left. */
  ahead(wanted: number): Promise<Uint8Array>;
  step(length: number): void;
  close(): void;
}

/** @param piece bytes asked for at a time: each is a request where bytes are far away */
export function chunkWindow(
  bytesAt: BytesAt,
  held: Held,
  { start, end }: { readonly start: number; readonly end: number },
  piece: number,
): ChunkWindow {
  let at = start;
  let bytes: Uint8Array = new Uint8Array();
  let bytesStart = start;
  const replace = (next: Uint8Array): void => {
    held.swap(bytes.length, next.length);
    bytes = next;
    bytesStart = at;
  };
  return {
    left: () => end - at,
    async ahead(wanted) {
      const needed = Math.min(wanted, end - at);
      if (bytesStart + bytes.length - at < needed) replace(await bytesAt(at, Math.min(end, at + Math.max(needed, piece))));
      return bytes.subarray(at - bytesStart);
    },
    step(length) {
      at += length;
    },
    close: () => replace(new Uint8Array()),
  };
}
