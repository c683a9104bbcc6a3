import { longer } from '../../usage/columns.ts';
import { afterCell, type CellBounds, LONGEST_ROW } from './cell-bounds.ts';

/**
 * Whole rows, one of each kind, to hold the next ones of the kind against. Most cells of a bill are the same in every row of one resource:
 * they are compared eight bytes at a time, which costs a fraction of looking for where they end. Only of the columns that vary, as rows
 * have shown, the ends are looked for.
 */
export interface RowTemplates {
  /**
   * Reads the row at `at` as one of the kind.
   * @param bounds of the columns that vary, the others keep what they had
   * @returns the position after it; -1: it is not known to be one
   */
  follow(bytes: Uint8Array, view: DataView, at: number, kind: number, bounds: CellBounds): number;
  /** The row [at, end) is of the kind: the first is its template, others show which columns vary. */
  see(bytes: Uint8Array, at: number, end: number, kind: number, bounds: CellBounds): void;
}

/** More bytes of templates than this are not kept. */
const MOST_BYTES = 16 * 1024 * 1024;
const NONE = -1;

/**
 * @param width number of cells of a row
 * @param varying columns of which the bounds are always wanted, and in which rows of one kind differ
 */
export function openRowTemplates(width: number, delimiter: number, varying: readonly number[]): RowTemplates {
  let columns = Int32Array.from(new Set(varying)).sort();
  let text = new Uint8Array(1 << 14);
  let textView = new DataView(text.buffer);
  let used = 0;
  /** By kind: where its template begins and ends; NONE: it has none. By kind and column: where the cell does, from there. */
  let froms = new Int32Array(8).fill(NONE);
  let tos = new Int32Array(8);
  let starts = new Int32Array(8 * width);
  let ends = new Int32Array(8 * width);

  /** Do the template's bytes [from, to) stand at `at`? */
  const stands = (bytes: Uint8Array, view: DataView, at: number, from: number, to: number): boolean => {
    const ahead = at - from;
    if (to + ahead > bytes.length) return false;
    let index = from;
    // As one double: those of templates are the same only where all their bits are (see `isComparable`).
    for (; index + 8 <= to; index += 8) if (view.getFloat64(index + ahead, true) !== textView.getFloat64(index, true)) return false;
    for (; index < to; index += 1) if (bytes[index + ahead] !== text[index]) return false;
    return true;
  };

  const keep = (bytes: Uint8Array, at: number, end: number, kind: number, bounds: CellBounds): void => {
    const length = end - at;
    if (used + length > MOST_BYTES || !isComparable(bytes, at, end)) return;
    if (used + length > text.length) {
      text = longer(text, Math.max(used + length, text.length * 2));
      textView = new DataView(text.buffer);
    }
    if (kind >= froms.length) {
      froms = longer(froms, kind * 2).fill(NONE, froms.length);
      tos = longer(tos, kind * 2);
      starts = longer(starts, kind * 2 * width);
      ends = longer(ends, kind * 2 * width);
    }
    text.set(bytes.subarray(at, end), used);
    froms[kind] = used;
    tos[kind] = used + length;
    for (let column = 0; column < width; column += 1) {
      starts[kind * width + column] = used + (bounds.starts[column] as number) - at;
      ends[kind * width + column] = used + (bounds.ends[column] as number) - at;
    }
    used += length;
  };

  const differs = (bytes: Uint8Array, kind: number, column: number, bounds: CellBounds): boolean => {
    const [from, to] = [starts[kind * width + column] as number, ends[kind * width + column] as number];
    const start = bounds.starts[column] as number;
    if ((bounds.ends[column] as number) - start !== to - from) return true;
    for (let index = from; index < to; index += 1) if (bytes[start + index - from] !== text[index]) return true;
    return false;
  };

  const hasTemplate = (kind: number): boolean => kind < froms.length && froms[kind] !== NONE;

  return {
    follow(bytes, view, at, kind, bounds) {
      if (!hasTemplate(kind)) return NONE;
      bounds.bits = 0;
      let from = froms[kind] as number;
      let position = at;
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index] as number;
        const to = starts[kind * width + column] as number;
        if (!stands(bytes, view, position, from, to)) return NONE;
        position += to - from;
        bounds.starts[column] = position;
        position = afterCell(bytes, position, delimiter, bounds);
        if (position < 0) return NONE;
        bounds.ends[column] = position;
        from = ends[kind * width + column] as number;
      }
      const to = tos[kind] as number;
      if (!stands(bytes, view, position, from, to)) return NONE;
      position += to - from;
      return position - at > LONGEST_ROW ? NONE : position;
    },
    see(bytes, at, end, kind, bounds) {
      if (!hasTemplate(kind)) {
        keep(bytes, at, end, kind, bounds);
        return;
      }
      const known = new Set(columns);
      for (let column = 0; column < width; column += 1) if (!known.has(column) && differs(bytes, kind, column, bounds)) known.add(column);
      if (known.size > columns.length) columns = Int32Array.from(known).sort();
    },
  };
}

/**
 * Two doubles are equal and yet differ in their bits only as zeros, and differ from themselves only as no number. Eight bytes without a
 * zero byte are no zero, and no number needs a last byte of 0x7F or 0xFF.
 */
function isComparable(bytes: Uint8Array, at: number, end: number): boolean {
  for (let index = at; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte === 0 || byte === 0x7f || byte === 0xff) return false;
  }
  return true;
}
