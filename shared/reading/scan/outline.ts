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
  /** Of the shape, by slot: first and last column, decimal mark. */
  readonly firsts: Int32Array;
  readonly lasts: Int32Array;
  readonly marks: Int32Array;
}

/** In place of a mark: the slot is the time; the value has no fractions. */
const [TIME, WHOLE] = [-2, -1];

export const newSlots = ({ slots, marks }: RowShape): Slots => ({
  starts: new Int32Array(slots.length),
  ends: new Int32Array(slots.length),
  firsts: Int32Array.from(slots, ({ first }) => first),
  lasts: Int32Array.from(slots, ({ last }) => last),
  marks: Int32Array.from(slots, ({ value }) => (value === null ? TIME : (marks[value] ?? WHOLE))),
});

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Bytes that could be part of a number: after one that was taken for a whole number they would make it another. */
const isOfNumber = (byte: number): boolean => isDigit(byte) || byte === 44 || byte === 46 || byte === 39 || byte === 45 || byte === 43;

/**
 * Finds the slots of the row that begins at `at`, however it is quoted.
 * @returns the position after its line end; -1 where the row is not of the simple kind: a cell over several lines, text beside quotes, a
 * value that is neither empty nor a plain number with perhaps a unit behind it
 */
export function findSlots(bytes: Uint8Array, at: number, delimiter: number, found: Slots): number {
  const { firsts, lasts } = found;
  let slot = 0;
  let start = at;
  for (let column = 0; ; column += 1) {
    const isQuoted = bytes[start] === QUOTE;
    if (isQuoted) start += 1;
    const end = isQuoted ? endOfQuoted(bytes, start) : endOfPlain(bytes, start, delimiter);
    if (end < 0) return -1;
    if (column === firsts[slot]) found.starts[slot] = afterBlanks(bytes, start, end);
    if (column === lasts[slot]) {
      if (!endSlot(bytes, start, end, slot, found)) return -1;
      slot += 1;
    }
    const after = isQuoted ? end + 1 : end;
    if (bytes[after] === delimiter) start = after + 1;
    else return slot < firsts.length ? -1 : afterLineEnd(bytes, after);
  }
}

function afterBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(bytes[at] as number)) at += 1;
  return at;
}

/** The slot's last cell is [start, end). @returns false: what it holds is not of the simple kind */
function endSlot(bytes: Uint8Array, start: number, end: number, slot: number, found: Slots): boolean {
  const from = afterBlanks(bytes, start, end);
  let to = end;
  while (to > from && isBlank(bytes[to - 1] as number)) to -= 1;
  const mark = found.marks[slot] as number;
  found.ends[slot] = mark === TIME ? to : endOfNumber(bytes, from, to, mark);
  return (found.ends[slot] as number) >= 0;
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return at + 1;
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : -1;
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
