import { longer } from '../../usage/columns.ts';
import type { CellBounds } from './cell-bounds.ts';

/** The different cells, byte for byte, that rows have in some columns: rows that are written the same there have one number. */
export interface CellBook {
  /** The number of the row's cells; -1: they are new. */
  find(bytes: Uint8Array, view: DataView, bounds: CellBounds): number;
  /** The number that came after the last one when that was there before; -1: it was not. */
  expected(): number;
  /** The next row has this number, as somebody else has found. */
  goOn(number: number): void;
  /** Of new ones. @returns their number, one more than the last; -1: there are too many, and they are not kept */
  add(bytes: Uint8Array, bounds: CellBounds): number;
}

/** Beyond these no more are kept. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_ENTRIES = 1 << 16;

export function openCellBook(columns: readonly number[]): CellBook {
  const width = columns.length;
  const places = Int32Array.from(columns);
  let text = new Uint8Array(1 << 12);
  let textView = new DataView(text.buffer);
  let used = 0;
  let size = 0;
  let offsets = new Int32Array(8);
  let lengths = new Int32Array(8 * width);
  let hashes = new Int32Array(8);
  /** Which entry came after this one the last time: bills go through their resources in the same order again and again. */
  let followers = new Int32Array(8).fill(-1);
  let table = new Int32Array(64).fill(-1);
  let last = 0;

  const hashOf = (bytes: Uint8Array, { starts, ends }: CellBounds): number => {
    let hash = 0x811c9dc5 | 0;
    for (let index = 0; index < width; index += 1) {
      const column = places[index] as number;
      const end = ends[column] as number;
      for (let at = starts[column] as number; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
      hash = Math.imul(hash ^ 0x1ff, 0x01000193);
    }
    return hash ^ (hash >>> 15);
  };

  const isSame = (bytes: Uint8Array, view: DataView, { starts, ends }: CellBounds, entry: number): boolean => {
    let offset = offsets[entry] as number;
    for (let index = 0; index < width; index += 1) {
      const column = places[index] as number;
      let at = starts[column] as number;
      const end = ends[column] as number;
      if (end - at !== lengths[entry * width + index]) return false;
      for (; at + 4 <= end; at += 4, offset += 4) if (view.getInt32(at) !== textView.getInt32(offset)) return false;
      for (; at < end; at += 1, offset += 1) if (bytes[at] !== text[offset]) return false;
    }
    return true;
  };

  const growTable = (): void => {
    table = new Int32Array(table.length * 2).fill(-1);
    for (let entry = 0; entry < size; entry += 1) table[freePlace(hashes[entry] as number)] = entry;
  };

  const freePlace = (hash: number): number => {
    const mask = table.length - 1;
    let place = hash & mask;
    while ((table[place] as number) >= 0) place = (place + 1) & mask;
    return place;
  };

  const search = (bytes: Uint8Array, view: DataView, bounds: CellBounds): number => {
    const hash = hashOf(bytes, bounds);
    const mask = table.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const entry = table[place] as number;
      if (entry < 0 || (hashes[entry] === hash && isSame(bytes, view, bounds, entry))) return entry;
    }
  };

  return {
    find(bytes, view, bounds) {
      if (size === 0) return -1;
      const expected = followers[last] as number;
      if (expected >= 0 && isSame(bytes, view, bounds, expected)) {
        last = expected;
        return expected;
      }
      const found = search(bytes, view, bounds);
      if (found >= 0) {
        if (found !== last) followers[last] = found;
        last = found;
      }
      return found;
    },
    expected: () => (size === 0 ? -1 : (followers[last] as number)),
    goOn(number) {
      last = number;
    },
    add(bytes, bounds) {
      const { starts, ends } = bounds;
      let length = 0;
      for (const column of columns) length += (ends[column] as number) - (starts[column] as number);
      if (size === MOST_ENTRIES || used + length > MOST_BYTES) return -1;
      if (used + length > text.length) {
        text = longer(text, Math.max(used + length, text.length * 2));
        textView = new DataView(text.buffer);
      }
      if (size === hashes.length) {
        hashes = longer(hashes, size * 2);
        offsets = longer(offsets, size * 2);
        lengths = longer(lengths, size * 2 * width);
        followers = longer(followers, size * 2);
      }
      offsets[size] = used;
      columns.forEach((column, index) => {
        const cell = bytes.subarray(starts[column], ends[column]);
        text.set(cell, used);
        lengths[size * width + index] = cell.length;
        used += cell.length;
      });
      hashes[size] = hashOf(bytes, bounds);
      followers[size] = -1;
      table[freePlace(hashes[size] as number)] = size;
      size += 1;
      if (size * 2 > table.length) growTable();
      if (size > 1) followers[last] = size - 1;
      last = size - 1;
      return last;
    },
  };
}
