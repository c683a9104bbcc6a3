const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A row longer than this is not for here: the longest row has its own limit. */
export const LONGEST_ROW = 1 << 16;

/** Where the cells of one row are, with their quotes: [starts[i], ends[i]) is cell i as it is written. */
export interface CellBounds {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** All bits of all bytes of the cells: 0x80 is among them where one is not of ASCII. */
  bits: number;
}

export const newCellBounds = (width: number): CellBounds => ({ starts: new Int32Array(width), ends: new Int32Array(width), bits: 0 });

export const isAscii = ({ bits }: CellBounds): boolean => bits < 0x80;

/**
 * Finds the cells of the row at `at`, one for each place of the bounds. The bytes end with a line end.
 * @returns the position after its line end; -1 where the row has more or fewer cells or is not of the simple kind: a cell over several
 * lines, text behind quotes, a lone CR. Two cells written the same say the same.
 */
export function findCells(bytes: Uint8Array, at: number, delimiter: number, bounds: CellBounds): number {
  const { starts, ends } = bounds;
  const last = starts.length - 1;
  let position = at;
  bounds.bits = 0;
  for (let column = 0; column <= last; column += 1) {
    starts[column] = position;
    position = afterCell(bytes, position, delimiter, bounds);
    if (position < 0) return -1;
    ends[column] = position;
    if (column === last) break;
    if (bytes[position] !== delimiter) return -1;
    position += 1;
  }
  const lineEnd = bytes[position] === CR ? position + 1 : position;
  return bytes[lineEnd] === LF && lineEnd - at <= LONGEST_ROW ? lineEnd + 1 : -1;
}

/** @returns the position after the cell that begins at `at`; -1: it is not of the simple kind */
export function afterCell(bytes: Uint8Array, at: number, delimiter: number, bounds: CellBounds): number {
  return bytes[at] === QUOTE ? afterQuoted(bytes, at, bounds) : afterPlain(bytes, at, delimiter, bounds);
}

function afterPlain(bytes: Uint8Array, from: number, delimiter: number, bounds: CellBounds): number {
  let bits = 0;
  for (let at = from; ; at += 1) {
    const byte = bytes[at] as number;
    if (byte === delimiter || byte === LF || byte === CR) {
      bounds.bits |= bits;
      return at;
    }
    bits |= byte;
  }
}

function afterQuoted(bytes: Uint8Array, quote: number, bounds: CellBounds): number {
  let bits = 0;
  for (let at = quote + 1; ; at += 1) {
    const byte = bytes[at] as number;
    if (byte === LF || byte === CR) return -1;
    bits |= byte;
    if (byte !== QUOTE) continue;
    at += 1;
    if (bytes[at] === QUOTE) continue;
    bounds.bits |= bits;
    return at;
  }
}
