/* Where the slots of a row are, and which outline it has: see rows.ts. */
import { hashOn, isSame, NO_BYTES } from './bytes';
import { afterNoData } from './no-data-words';
import { delimiter } from './row-values';

/**
 * By slot, 24 bytes: the decimal mark (TIME; WHOLE: fractions are not taken; UNUSED: cells that nobody looks at), which value it is, its first and its last column; then where it
 * begins and ends in the row that was looked at last. What stands between the slots is the row's outline.
 */
export let slots: i32 = 0;
export let slotsAt: usize = 0;
export const SLOT: usize = 24;
export const FIRST: usize = 8;
export const LAST: usize = 12;
export const START: usize = 16;
export const END: usize = 20;
export const TIME: i32 = -2;
export const UNUSED: i32 = -3;

/**
 * By outline, a record of `recordSize` bytes: i32 the outline that followed it last time, i32 way, i32 zone, i32 hash, f64 how long before its
 * stamp a row starts, i32 whether its values go as they are, i32 whether its rows may go in blocks, i32 where the last two
 * times of its series stand (kernel-course.ts; 0: nobody asks for them), i32 nothing; then by piece i32 where it stands, i32 its length; then, from `valuesIn` on, by value VALUE bytes (row-values.ts).
 */
export let records: usize = 0;
export let recordSize: usize = 0;
export let valuesIn: usize = 0;
export const WAY: usize = 4;
export const ZONE: usize = 8;
const HASH: usize = 12;
export const BACK: usize = 16;
export const AS_THEY_ARE: usize = 24;
export const IN_BLOCKS: usize = 28;
export const COURSE: usize = 32;
export const PIECES: usize = 40;
export const WAY_LONG: i32 = 0;

export function recordOf(outline: i32): usize {
  return records + <usize>outline * recordSize;
}

/** Where outlines are found by their bytes: i32 each, one more than the outline; 0: none. */
export let outlineTable: usize = 0;
export let outlineMask: i32 = 0;

/** Eight bytes at a time. */
const ONES: u64 = ((<u64>0x01010101) << 32) | 0x01010101;
const HIGHS: u64 = ONES << 7;
const LFS: u64 = ONES * 10;
const CRS: u64 = ONES * 13;
const QUOTES: u64 = ONES * 34;

const QUOTE: i32 = 34;
const LF: i32 = 10;
const CR: i32 = 13;

/**
 * Finds the slots of the row that begins at `at`, however it is quoted.
 * @returns the position after its line end; 0 where the row is not of the simple kind: a cell over several lines, text beside quotes, a value
 * that is neither empty nor a plain number with perhaps a unit behind it
 */
export function findSlots(at: usize, end: usize): usize {
  const slotsEnd = slotsAt + <usize>slots * SLOT;
  let slot = slotsAt;
  let start = at;
  let column = 0;
  while (true) {
    const isQuoted = start < end && byteAt(start) === QUOTE;
    if (isQuoted) start += 1;
    const cellEnd = isQuoted ? endOfQuoted(start, end) : endOfPlain(start, end);
    const after = isQuoted ? cellEnd + 1 : cellEnd;
    if (cellEnd === 0 || after >= end) return 0;
    if (slot < slotsEnd && column === load<i32>(slot, FIRST)) beginSlot(slot, start, cellEnd, isQuoted);
    if (slot < slotsEnd && column === load<i32>(slot, LAST)) {
      if (!endSlot(slot, start, cellEnd, after)) return 0;
      slot += SLOT;
    }
    if (byteAt(after) !== delimiter) return slot < slotsEnd ? 0 : afterLineEnd(after, end);
    start = after + 1;
    column += 1;
  }
}

function byteAt(at: usize): i32 {
  return <i32>load<u8>(at);
}

function afterBlanks(start: usize, end: usize): usize {
  let at = start;
  while (at < end && isBlank(byteAt(at))) at += 1;
  return at;
}

/** The slot's first cell is [start, end). What nobody looks at may be quoted in one row and not in the next: its quotes are of the slot. */
function beginSlot(slot: usize, start: usize, end: usize, isQuoted: bool): void {
  const from = load<i32>(slot) === UNUSED ? start - <usize>isQuoted : afterBlanks(start, end);
  store<i32>(slot, <i32>from, START);
}

/** The slot's last cell is [start, end). @returns false: what it holds is not of the simple kind */
function endSlot(slot: usize, start: usize, end: usize, after: usize): bool {
  if (load<i32>(slot) === UNUSED) {
    store<i32>(slot, <i32>after, END);
    return true;
  }
  const from = afterBlanks(start, end);
  let to = end;
  while (to > from && isBlank(byteAt(to - 1))) to -= 1;
  const mark = load<i32>(slot);
  const found = mark === TIME ? to : endOfNumber(from, to, mark);
  store<i32>(slot, <i32>found, END);
  return found !== 0;
}

function afterLineEnd(at: usize, end: usize): usize {
  if (byteAt(at) === LF) return at + 1;
  return byteAt(at) === CR && at + 1 < end && byteAt(at + 1) === LF ? at + 2 : 0;
}

function isBlank(byte: i32): bool {
  return byte === 32 || byte === 9;
}

/** The closing quote; two in a row are one of the text. */
function endOfQuoted(from: usize, end: usize): usize {
  for (let at = from; at < end; at += 1) {
    const byte = byteAt(at);
    if (byte === LF || byte === CR) return 0;
    if (byte !== QUOTE) continue;
    if (at + 1 >= end || byteAt(at + 1) !== QUOTE) return at;
    at += 1;
  }
  return 0;
}

function endOfPlain(from: usize, end: usize): usize {
  const delimiters = <u64>delimiter * ONES;
  let at = from;
  for (; at + 8 <= end; at += 8) {
    const word = load<u64>(at);
    const found = zeros(word ^ delimiters) | zeros(word ^ LFS) | zeros(word ^ CRS) | zeros(word ^ QUOTES);
    if (found === 0) continue;
    at += <usize>(ctz(found) >> 3);
    return byteAt(at) === QUOTE ? 0 : at;
  }
  for (; at < end; at += 1) {
    const byte = byteAt(at);
    if (byte === delimiter || byte === LF || byte === CR) return at;
    if (byte === QUOTE) return 0;
  }
  return 0;
}

/** The high bit of each byte that is zero; above the lowest of them perhaps of others too. */
function zeros(word: u64): u64 {
  return (word - ONES) & ~word & HIGHS;
}

function isDigit(byte: i32): bool {
  return <u32>(byte - 48) <= 9;
}

/** Bytes that could be part of a number: after one that was taken for a whole number they would make it another. */
function isOfNumber(byte: i32): bool {
  return isDigit(byte) || byte === 44 || byte === 46 || byte === 39 || byte === 45 || byte === 43;
}

/** The end of the digits of a value; what may follow is a unit. 0: it is no such value. */
function endOfNumber(start: usize, end: usize, mark: i32): usize {
  let at = start;
  while (at < end && isDigit(byteAt(at))) at += 1;
  if (at === start) return start === end || afterNoData(start, delimiter) === end ? end : 0;
  if (at + 1 < end && byteAt(at) === mark && isDigit(byteAt(at + 1))) {
    at += 1;
    while (at < end && isDigit(byteAt(at))) at += 1;
  }
  for (let rest = at; rest < end; rest += 1) if (isOfNumber(byteAt(rest))) return 0;
  return at;
}

/** The outline of the row [at, end) whose slots were found; -1: it is not known. */
export function findOutline(at: usize, end: usize): i32 {
  let place = hashOf(at, end) & outlineMask;
  while (true) {
    const outline = load<i32>(outlineTable + ((<usize>place) << 2)) - 1;
    if (outline < 0 || isOf(recordOf(outline), at, end)) return outline;
    place = (place + 1) & outlineMask;
  }
}

/** A new outline, of the row [at, end) whose slots were found. */
export function addOutline(outline: i32, at: usize, end: usize): void {
  store<i32>(records + <usize>outline * recordSize, hashOf(at, end), HASH);
  enterOutline(outline);
}

/** Makes it found, also in a new table. */
export function enterOutline(outline: i32): void {
  let place = load<i32>(recordOf(outline), HASH) & outlineMask;
  while (load<i32>(outlineTable + ((<usize>place) << 2)) !== 0) place = (place + 1) & outlineMask;
  store<i32>(outlineTable + ((<usize>place) << 2), outline + 1);
}

/** Where piece number `piece` of the row begins and ends. */
export function startOf(at: usize, piece: i32): usize {
  return piece === 0 ? at : <usize>load<i32>(slotsAt + <usize>(piece - 1) * SLOT, END);
}

export function endOf(end: usize, piece: i32): usize {
  return piece === slots ? end : <usize>load<i32>(slotsAt + <usize>piece * SLOT, START);
}

function hashOf(at: usize, end: usize): i32 {
  let hash = NO_BYTES;
  for (let piece = 0; piece <= slots; piece += 1) hash = hashOn(hash, startOf(at, piece), endOf(end, piece));
  return <i32>hash;
}

function isOf(record: usize, at: usize, end: usize): bool {
  let kept = record + PIECES;
  for (let piece = 0; piece <= slots; piece += 1) {
    const from = startOf(at, piece);
    const length = endOf(end, piece) - from;
    if (length !== <usize>load<i32>(kept, 4) || !isSame(from, <usize>load<i32>(kept), length)) return false;
    kept += 8;
  }
  return true;
}
