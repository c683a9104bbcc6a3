import { longer } from '../../usage/columns.ts';
import type { Slots } from './outline.ts';

/**
 * The outlines of a table's rows, each kept once, byte for byte: a row whose outline is known is of a known series. An outline is what
 * stands before, between and behind the slots, so `slots + 1` pieces.
 */
export interface OutlineBook {
  /** The outline of the row [at, end) with the given slots; -1: it is not known. */
  find(bytes: Uint8Array, at: number, end: number, slots: Slots): number;
  /** Adds it. @returns its number; -1: there are too many, or it is too long */
  add(bytes: Uint8Array, at: number, end: number, slots: Slots): number;
  /** The outline's pieces, as they stand in rows. */
  piecesOf(outline: number): readonly Uint8Array[];
}

/** More bytes of outlines than this are not kept: the rows of the others are read one by one. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_OUTLINES = 200_000;

export function openOutlineBook(slotCount: number): OutlineBook {
  const pieces = slotCount + 1;
  let text = new Uint8Array(1 << 12);
  let used = 0;
  let size = 0;
  let offsets = new Int32Array(8 * pieces);
  let lengths = new Int32Array(8 * pieces);
  let hashes = new Int32Array(8);
  let table = new Int32Array(64).fill(-1);

  const startOf = (at: number, { ends }: Slots, piece: number): number => (piece === 0 ? at : (ends[piece - 1] as number));
  const endOf = (end: number, { starts }: Slots, piece: number): number => (piece === slotCount ? end : (starts[piece] as number));

  const hashOf = (bytes: Uint8Array, at: number, end: number, slots: Slots): number => {
    let hash = 0x811c9dc5 | 0;
    for (let piece = 0; piece < pieces; piece += 1) {
      const to = endOf(end, slots, piece);
      for (let index = startOf(at, slots, piece); index < to; index += 1) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
      hash = Math.imul(hash ^ 0x1ff, 0x01000193);
    }
    return hash ^ (hash >>> 15);
  };

  const isSame = (bytes: Uint8Array, at: number, end: number, slots: Slots, outline: number): boolean => {
    for (let piece = 0; piece < pieces; piece += 1) {
      const from = startOf(at, slots, piece);
      const length = endOf(end, slots, piece) - from;
      if (length !== lengths[outline * pieces + piece]) return false;
      const offset = offsets[outline * pieces + piece] as number;
      for (let index = 0; index < length; index += 1) if (bytes[from + index] !== text[offset + index]) return false;
    }
    return true;
  };

  /** Where an outline of this hash stands in the table, or the free place for it. */
  const placeOf = (hash: number, bytes: Uint8Array, at: number, end: number, slots: Slots): number => {
    const mask = table.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const outline = table[place] as number;
      if (outline < 0 || (hashes[outline] === hash && isSame(bytes, at, end, slots, outline))) return place;
    }
  };

  const growTable = (): void => {
    table = new Int32Array(table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let outline = 0; outline < size; outline += 1) {
      let place = (hashes[outline] as number) & mask;
      while ((table[place] as number) >= 0) place = (place + 1) & mask;
      table[place] = outline;
    }
  };

  return {
    find: (bytes, at, end, slots) => table[placeOf(hashOf(bytes, at, end, slots), bytes, at, end, slots)] as number,
    add(bytes, at, end, slots) {
      const hash = hashOf(bytes, at, end, slots);
      const place = placeOf(hash, bytes, at, end, slots);
      const known = table[place] as number;
      if (known >= 0) return known;
      if (used + end - at > MOST_BYTES || size === MOST_OUTLINES) return -1;
      if (used + end - at > text.length) {
        text = longer(text, Math.max(used + end - at, text.length * 2));
      }
      if (size === hashes.length) {
        hashes = longer(hashes, size * 2);
        offsets = longer(offsets, size * 2 * pieces);
        lengths = longer(lengths, size * 2 * pieces);
      }
      for (let piece = 0; piece < pieces; piece += 1) {
        const part = bytes.subarray(startOf(at, slots, piece), endOf(end, slots, piece));
        text.set(part, used);
        offsets[size * pieces + piece] = used;
        lengths[size * pieces + piece] = part.length;
        used += part.length;
      }
      hashes[size] = hash;
      table[place] = size;
      size += 1;
      if (size * 2 > table.length) growTable();
      return size - 1;
    },
    piecesOf: (outline) =>
      Array.from({ length: pieces }, (_, piece) => {
        const offset = offsets[outline * pieces + piece] as number;
        return text.subarray(offset, offset + (lengths[outline * pieces + piece] as number));
      }),
  };
}
