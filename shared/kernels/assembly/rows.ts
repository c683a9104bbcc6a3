/*
 * The rows of a table that are as others were (scan/repeat-rows.ts), in WebAssembly: a row takes a third of the time it takes in JavaScript.
 * AssemblyScript: the types are those of the machine, and memory is what load and store are told. Who lays the memory out is
 * kernels/rows-kernel.ts; every row that is not recognised exactly is left to JavaScript.
 */
import { blockRows, readIntoBlock, seeStamp, stride } from './blocks';
import { isSame } from './bytes';
import { guessOutline, seeOutline } from './guesses';
import {
  AS_THEY_ARE,
  BACK,
  COURSE,
  END,
  findOutline,
  findSlots,
  PIECES,
  recordOf,
  SLOT,
  START,
  slots,
  slotsAt,
  TIME,
  UNUSED,
  valuesIn,
  WAY,
  WAY_LONG,
  ZONE,
} from './outlines';
import { anyTime, findTime, hour, stamp, ZONE_OF_HOUR } from './row-time';
import { convert, number, VALUE, width } from './row-values';
import { afterUnused } from './unused-cells';

export { blockMark, sparePlace } from './block-cells';
export { blockLanes, blockPlaces, columns, factors, settings } from './block-columns';
export { blockNumbers, blockOutline, blockRows, blockStarts, blockValues, mostBlockRows, stride } from './blocks';
export { guesses, guessMask, windows } from './guesses';
export { words, wordsEnd } from './no-data-words';
export {
  addOutline,
  enterOutline,
  findOutline,
  findSlots,
  outlineMask,
  outlineTable,
  recordSize,
  records,
  slots,
  slotsAt,
  valuesIn,
} from './outlines';
export { addHour, hour, hourMask, hourTable, stamp, writings, writingsEnd } from './row-time';
export { delimiter, fractions, mantissas, powers, scales, width } from './row-values';

/** Why the rows stop. */
const ENDED: i32 = 0;
/** The next row must be read as a whole. */
const WHOLE_ROW: i32 = 1;
/** The time of the next row is of an hour that is not known. */
const NEW_HOUR: i32 = 2;
/** The row before `position` was read, and goes to its series the long way: its values stand behind the others. */
const LONG: i32 = 3;
/** There is no room for more. */
const FULL: i32 = 4;

/** Of a value of a record (row-values.ts). */
const LANE: usize = 20;
/** Of the last two times of a series (kernel-course.ts). */
const BEFORE_LAST: usize = 8;

/** Of the rows that were read, by value in columns beside those of row-values.ts: f64 starts, f64 line numbers, i32 lanes, i32 outlines. */
export let starts: usize = 0;
export let numbers: usize = 0;
export let lanes: usize = 0;
export let outlines: usize = 0;
/** How many values there are, and from how many on there is no room. */
export let size: i32 = 0;
export let most: i32 = 0;

/** Where the next row begins, and the outline of the one before it. */
export let position: usize = 0;
export let previous: i32 = -1;
/** How many rows were read. */
export let repeated: i32 = 0;

/** The outline of the row at hand. */
let outline: i32 = -1;
/** Did the row before have another outline than the one that followed last time? */
let isAstray: bool = false;

/** Rows from `position` on, up to `end`. @param row line number of the first @returns why they stop */
export function repeat(end: usize, row: f64): i32 {
  repeated = 0;
  while (position < end) {
    if (size > most) return FULL;
    outline = isAstray ? guessOutline(position, end) : following();
    if (stride > 0) {
      if (goesIntoBlock(end, row + <f64>repeated)) continue;
      // Rows go into their series in the order of the file.
      if (blockRows > 0) return FULL;
    }
    const after = recognise(end);
    if (after === 0) return outline >= 0 && hour === 0 ? NEW_HOUR : WHOLE_ROW;
    const record = recordOf(outline);
    if (!isAsOthers(record)) return WHOLE_ROW;
    const isLong = load<i32>(record, WAY) === WAY_LONG;
    if (!isLong) keep(record, row + <f64>repeated);
    follow();
    moveOn(<usize>load<i32>(record, COURSE));
    position = after;
    repeated += 1;
    if (isLong) return LONG;
  }
  return ENDED;
}

/** Reads the row as the outline that it is thought to have, or as another. @returns the position after it; 0: it is of none, or of a new hour */
function recognise(end: usize): usize {
  const after = outline < 0 ? 0 : readAs(outline, end);
  return after === 0 ? seek(end) : after;
}

/** Does the row do what other rows with this record do? */
function isAsOthers(record: usize): bool {
  if (load<i32>(hour, ZONE_OF_HOUR) !== load<i32>(record, ZONE)) return false;
  return load<i32>(record, AS_THEY_ARE) !== 0 || convert(record + valuesIn, size);
}

/** @returns whether the row was read into the block. Exported, it stays a function: the loop is that of rows of one value too. */
export function goesIntoBlock(end: usize, row: f64): bool {
  if (isAstray || outline !== previous || outline < 0) return false;
  const after = readIntoBlock(position, end, row, outline);
  if (after === 0) return false;
  moveOn(<usize>load<i32>(recordOf(outline), COURSE));
  seeStamp();
  position = after;
  repeated += 1;
  return true;
}

/** The time of the row at hand is the last of its series. */
function moveOn(course: usize): void {
  if (course === 0) return;
  store<f64>(course, load<f64>(course), BEFORE_LAST);
  store<f64>(course, stamp);
}

function keep(record: usize, row: f64): void {
  const start = stamp - load<f64>(record, BACK);
  let value = record + valuesIn;
  const last = size + width;
  for (let at = size; at < last; at += 1) {
    store<f64>(starts + ((<usize>at) << 3), start);
    store<f64>(numbers + ((<usize>at) << 3), row);
    store<i32>(lanes + ((<usize>at) << 2), load<i32>(value, LANE));
    store<i32>(outlines + ((<usize>at) << 2), outline);
    value += VALUE;
  }
  size = last;
}

/** The outline that followed last time; -1: none did. */
function following(): i32 {
  return previous < 0 ? -1 : load<i32>(recordOf(previous));
}

/** The row at hand comes after the one before, and so it will be next time. */
function follow(): void {
  isAstray = following() !== outline;
  if (isAstray && previous >= 0) store<i32>(recordOf(previous), outline);
  previous = outline;
  if (stride > 0) seeStamp();
}

/** Reads the row as one of this outline. @returns the position after it; 0: it is none */
function readAs(candidate: i32, end: usize): usize {
  let at = position;
  let piece = recordOf(candidate) + PIECES;
  let slot = slotsAt;
  const slotsEnd = slotsAt + <usize>slots * SLOT;
  while (true) {
    const length = <usize>load<i32>(piece, 4);
    if (at + length > end || !isSame(at, <usize>load<i32>(piece), length)) return 0;
    at += length;
    if (slot === slotsEnd) return at;
    const mark = load<i32>(slot);
    if (mark === TIME) at = anyTime(at, end);
    else if (mark === UNUSED) at = afterUnused(slot, at);
    else at = number(at, mark, load<i32>(slot, 4) + size);
    if (at === 0) return 0;
    slot += SLOT;
    piece += 8;
  }
}

/** Reads the row, whichever outline it has. @returns the position after it; 0: it is of none, or (`hour` is 0) of an hour that is not known */
function seek(end: usize): usize {
  const after = findSlots(position, end);
  outline = after === 0 ? -1 : findOutline(position, after);
  if (outline < 0) return 0;
  let slot = slotsAt;
  const slotsEnd = slotsAt + <usize>slots * SLOT;
  for (; slot < slotsEnd; slot += SLOT) {
    const start = <usize>load<i32>(slot, START);
    const slotEnd = <usize>load<i32>(slot, END);
    const mark = load<i32>(slot);
    if (mark === TIME) {
      if (!findTime(start, slotEnd)) return 0;
    } else if ((mark === UNUSED ? afterUnused(slot, start) : number(start, mark, load<i32>(slot, 4) + size)) !== slotEnd) {
      outline = -1;
      return 0;
    }
  }
  if (isAstray) seeOutline(position, end, outline);
  return after;
}
