/* Where the cells of a row of a bill are: see charges.ts. */

import { delimiter } from './row-values';

/** How many cells a row has. */
export let columns: i32 = 0;
/** By column, as i32: where the cell begins and where it ends, with its quotes. Two cells written the same say the same. */
export let bounds: usize = 0;

/** All bits of all bytes that were looked at: 0x80 is among them where one is not of ASCII. */
export let bits: i32 = 0;

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
  bits = 0;
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
  let seen = 0;
  let at = from;
  while (true) {
    const byte = <i32>load<u8>(at);
    if (byte === delimiter || byte === LF || byte === CR) break;
    seen |= byte;
    at += 1;
  }
  bits |= seen;
  return at;
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
  bits |= seen;
  return at;
}
