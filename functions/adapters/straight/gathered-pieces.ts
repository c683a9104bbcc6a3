/** Memory that a socket fills and one reader empties, in turns or at the same time. */
export interface GatheredPieces {
  /** Where the next bytes belong: never empty. */
  room(): Uint8Array;
  /** So many bytes of the room have been filled. */
  filled(length: number): void;
  /** All that has come, in as few pieces as may be, one at a time: each may be overwritten when the next is asked for. null: nothing is there. */
  take(): Uint8Array | null;
  /** Is more waiting than a reader needs? */
  isFull(): boolean;
}

/** The kernel gives as much as it has at once, up to this. */
const BUFFER = 1 << 18;
/** A record of TLS: with less room than this every read would be cut in two. */
const LEAST_ROOM = 1 << 14;

interface Piece {
  readonly bytes: Uint8Array;
  /** The buffer that may be filled anew after it; null: its rest is being filled still. */
  readonly last: Uint8Array<ArrayBuffer> | null;
}

/**
 * A buffer is filled from its start to its end and lent out in between as far as it is filled, so that nothing is copied and nothing is left to
 * the collector: pieces of fresh memory took longer than the bytes to come.
 */
export function gatherPieces(): GatheredPieces {
  const free: Uint8Array<ArrayBuffer>[] = [];
  const whole: Piece[] = [];
  let lent: Piece | null = null;
  let filling = new Uint8Array(BUFFER);
  let [taken, end] = [0, 0];

  return {
    room: () => filling.subarray(end),
    filled(length) {
      end += length;
      if (BUFFER - end >= LEAST_ROOM) return;
      whole.push({ bytes: filling.subarray(taken, end), last: filling });
      filling = free.pop() ?? new Uint8Array(BUFFER);
      [taken, end] = [0, 0];
    },
    take() {
      if (lent?.last) free.push(lent.last);
      lent = whole.shift() ?? null;
      if (lent === null && end > taken) {
        lent = { bytes: filling.subarray(taken, end), last: null };
        taken = end;
      }
      return lent?.bytes ?? null;
    },
    isFull: () => whole.length > 1,
  };
}
