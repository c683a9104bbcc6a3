import type { RowShape } from './row-shape.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/** Where the slots of one row are: [starts[i], ends[i]) for slot i. What stands between them is the row's outline. */
export interface Slots {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const newSlots = ({ slots }: RowShape): Slots => ({ starts: new Int32Array(slots.length), ends: new Int32Array(slots.length) });

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Bytes that could be part of a number: after one that was taken for a whole number they would make it another. */
const isOfNumber = (byte: number): boolean => isDigit(byte) || byte === 44 || byte === 46 || byte === 39 || byte === 45 || byte === 43;

/**
 * Finds the slots of the row that begins at `at`, however it is quoted.
 * @returns the position after its line end; -1 where the row is not of the simple kind: a cell over several lines, text beside quotes, a
 * value that is neither empty nor a plain number with perhaps a unit behind it
 */
export function findSlots(bytes: Uint8Array, at: number, { slots, delimiter, marks }: RowShape, found: Slots): number {
  let slot = 0;
  let position = at;
  for (let column = 0; ; column += 1) {
    const isQuoted = bytes[position] === QUOTE;
    let start = isQuoted ? position + 1 : position;
    const cellEnd = isQuoted ? endOfQuoted(bytes, start) : endOfPlain(bytes, start, delimiter);
    if (cellEnd < 0) return -1;
    let end = cellEnd;
    const wanted = slots[slot];
    if (wanted && column >= wanted.first) {
      while (start < end && isBlank(bytes[start] as number)) start += 1;
      while (end > start && isBlank(bytes[end - 1] as number)) end -= 1;
      if (column === wanted.first) found.starts[slot] = start;
      if (column === wanted.last) {
        found.ends[slot] = wanted.value === null ? end : endOfNumber(bytes, start, end, marks[wanted.value] ?? 0);
        if ((found.ends[slot] as number) < 0) return -1;
        slot += 1;
      }
    }
    const after = isQuoted ? cellEnd + 1 : cellEnd;
    const byte = bytes[after];
    if (byte === delimiter) position = after + 1;
    else if (slot < slots.length) return -1;
    else if (byte === LF) return after + 1;
    else return byte === CR && bytes[after + 1] === LF ? after + 2 : -1;
  }
}

const isBlank = (byte: number): boolean => byte === SPACE || byte === TAB;

/** The closing quote; two in a row are one of the text. */
function endOfQuoted(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === LF || byte === CR) return -1;
    if (byte !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    at += 1;
  }
  return -1;
}

function endOfPlain(bytes: Uint8Array, from: number, delimiter: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === delimiter || byte === LF || byte === CR) return at;
    if (byte === QUOTE) return -1;
  }
  return -1;
}

/** The end of the digits of a value; what may follow is a unit. -1: it is no such value. */
function endOfNumber(bytes: Uint8Array, start: number, end: number, mark: number): number {
  let at = start;
  while (at < end && isDigit(bytes[at] as number)) at += 1;
  if (at === start) return start === end ? end : -1;
  if (bytes[at] === mark && at + 1 < end && isDigit(bytes[at + 1] as number)) {
    at += 1;
    while (at < end && isDigit(bytes[at] as number)) at += 1;
  }
  for (let rest = at; rest < end; rest += 1) if (isOfNumber(bytes[rest] as number)) return -1;
  return at;
}
