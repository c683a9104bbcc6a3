/* Where the cells of a row of a bill are: see charges.ts. */

import { delimiter } from './row-values';

/** How many cells a row has. */
export let columns: i32 = 0;
/** By column, as i32: where the cell begins and where it ends, with its quotes. Two cells written the same say the same. */
export let bounds: usize = 0;

/** Was there a byte that is not of ASCII among those that were looked at? */
export let isOther: bool = false;

const QUOTE: i32 = 34;
const LF: i32 = 10;
const CR: i32 = 13;
/** A row longer than this is not for here: the longest row has its own limit. */
export const LONGEST_ROW: usize = 65536;

export function startOf(column: i32): usize {
  return <usize>load<i32>(bounds + ((<usize>column) << 3));
}

export function endOf(column: i32): usize {
  return <usize>load<i32>(bounds + ((<usize>column) << 3), 4);
}

export function setBounds(column: i32, start: usize, end: usize): void {
  store<i32>(bounds + ((<usize>column) << 3), <i32>start);
  store<i32>(bounds + ((<usize>column) << 3), <i32>end, 4);
}

/** No byte of the row has been looked at yet. */
export function beginRow(): void {
  isOther = false;
}

/**
 * Finds the cells of the row at `at`; the bytes end with a line end.
 * @returns the position after its line end; 0 where the row has more or fewer cells or is not of the simple kind: a cell over several lines,
 * text behind quotes, a lone CR
 */
export function findCells(at: usize): usize {
  beginRow();
  let position = at;
  for (let column = 0; column < columns; column += 1) {
    if (column > 0) {
      if (load<u8>(position) !== <u8>delimiter) return 0;
      position += 1;
    }
    const after = afterCell(position);
    if (after === 0) return 0;
    setBounds(column, position, after);
    position = after;
  }
  const lineEnd = load<u8>(position) === <u8>CR ? position + 1 : position;
  return load<u8>(lineEnd) === <u8>LF && lineEnd - at <= LONGEST_ROW ? lineEnd + 1 : 0;
}

/** @returns the position after the cell that begins at `at`; 0: it is not of the simple kind */
export function afterCell(at: usize): usize {
  return load<u8>(at) === <u8>QUOTE ? afterQuoted(at) : afterPlain(at);
}

function afterPlain(from: usize): usize {
  let at = from;
  while (true) {
    // Sixteen at a time.
    const bytes = v128.load(at);
    const isEnd = v128.or(
      i8x16.eq(bytes, i8x16.splat(<i8>delimiter)),
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8>LF)), i8x16.eq(bytes, i8x16.splat(<i8>CR))),
    );
    const ends = i8x16.bitmask(isEnd);
    const length = ends === 0 ? 16 : ctz(ends);
    // A byte that is not of ASCII has its highest bit.
    if ((i8x16.bitmask(bytes) & ((1 << length) - 1)) !== 0) isOther = true;
    if (ends !== 0) return at + <usize>length;
    at += 16;
  }
}

function afterQuoted(quote: usize): usize {
  let seen = 0;
  let at = quote + 1;
  while (true) {
    const byte = <i32>load<u8>(at);
    at += 1;
    if (byte === LF || byte === CR) return 0;
    seen |= byte;
    if (byte !== QUOTE) continue;
    if (load<u8>(at) !== <u8>QUOTE) break;
    at += 1;
  }
  if (seen >= 0x80) isOther = true;
  return at;
}
