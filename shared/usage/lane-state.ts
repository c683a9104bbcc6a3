/*
 * Where what is known of a lane stands, in the memory of the kernel that takes rows (kernels/assembly/lanes.ts, which repeats the places).
 * All of a lane lies side by side, so that a row touches two or three cache lines: with a column for each thing to know it took twice as long.
 */

/** 64-bit numbers that one lane takes. */
export const LANE = 18;

/** Of the hour [HOUR_FROM, + 1 h) that the row before fell into, in a day that begins at DAY_FROM. NaN: there is none. */
export const HOUR_FROM = 0;
export const DAY_FROM = 1;
/** What that hour amounts to so far: the sum in units of 10^-SCALE, the extremes, the rows. */
export const UNITS = 2;
export const MIN = 3;
export const MAX = 4;
export const FIRST_ROW = 5;
export const LAST_ROW = 6;
/** The hour of a single value that was met since. */
export const ASKED = 7;
/** The row before and its step. NaN: the next row cannot go on. */
export const PREVIOUS = 8;
export const STEP = 9;
/** The run that is growing, up to where STEPS began: it ends LENGTH, which every row covers, after LAST. */
export const LENGTH = 10;
export const RUN_START = 11;
export const BEFORE = 12;
export const LAST = 13;

/** From here on whole numbers of 32 bits, two in the place of one. */
const WHOLE = 2 * 14;
export const COUNT = WHOLE;
export const ZEROS = WHOLE + 1;
export const SCALE = WHOLE + 2;
/** The two words of the fingerprint, in this order. */
export const PRINT = WHOLE + 3;
/** How many rows have gone on with STEP since LAST. */
export const STEPS = WHOLE + 5;
export const DAY_SLOT = WHOLE + 6;
/** 1: the day store wants to see each row of the hour. */
export const IS_WATCHED = WHOLE + 7;

export const nowhere = Number.NaN;

/** The lanes of a file. Lane n has the numbers from n x LANE on, and the wholes from twice that. */
export interface LaneState {
  readonly numbers: Float64Array;
  /** The same bytes. */
  readonly wholes: Int32Array;
}

/** A lane that nothing is known of. @param at where its numbers begin @param length milliseconds that every row covers */
export function beginLane({ numbers }: LaneState, at: number, length: number): void {
  numbers.fill(0, at, at + LANE);
  for (const place of [HOUR_FROM, ASKED, PREVIOUS, STEP, RUN_START, BEFORE, LAST]) numbers[at + place] = nowhere;
  numbers[at + LENGTH] = length;
}
