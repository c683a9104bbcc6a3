/* The sums of the civil days of a series and of their hours, in WebAssembly: see rows.ts. The places stand in usage/day-record.ts too. */
import { sumOf, tenTimes } from './far-numbers';
import { isEarly, keepFirst, mayBeEarly } from './first-rows';
import { addPrints, print, wordOf } from './prints';

/** A civil day [FROM, TO) of a series; at 48 and after its hours: first-rows.ts. */
export const FROM: usize = 0;
export const TO: usize = 8;
const MIN: usize = 16;
const MAX: usize = 24;
const FIRST_ROW: usize = 32;
const LAST_ROW: usize = 40;
/** Rows of it that start from here to there change no run. */
export const HELD_FROM: usize = 64;
export const HELD_UNTIL: usize = 72;
const NULLS: usize = 80;
const ZEROS: usize = 84;
/** When the first of its rows without a value starts, and the last. */
const FIRST_NULL: usize = 88;
const LAST_NULL: usize = 888;
/** Its 25 hours, each of so many bytes; what they hold beside their prints. */
export const HOURS: usize = 96;
export const HOUR_BYTES: usize = 24;
export const UNITS: usize = 0;
export const COUNT: usize = 8;
export const SCALE: usize = 12;

export const HOUR_LENGTH: i32 = 3600000;
const LARGEST: f64 = 9007199254740991;
/** Powers of ten up to here are exact. */
export const MOST_PLACES: i32 = 22;

/** The powers of ten from 10^0 on. */
export let powers: usize = 0;

/** Something of the hour of a day that holds an instant: of its beginning and its end, which may be in two cache lines. */
export function touchHour(day: usize, start: f64): i32 {
  const hour = day + HOURS + <usize>(<i32>(start - load<f64>(day, FROM)) / HOUR_LENGTH) * HOUR_BYTES;
  return load<i32>(hour) + load<i32>(hour, HOUR_BYTES - 4);
}

/** One value of a day. @returns 0: nothing was done, the sum would not be exact */
export function addValue(place: i32, start: f64, mantissa: f64, scale: i32, row: f64): i32 {
  const day = <usize>place;
  const offset = start - load<f64>(day, FROM);
  const whole = <i32>offset;
  const hour = whole / HOUR_LENGTH;
  const at = day + HOURS + <usize>hour * HOUR_BYTES;
  if (!sum(at, mantissa, scale)) return 0;
  store<i32>(at, load<i32>(at, COUNT) + 1, COUNT);
  const value = mantissa / load<f64>(powers + ((<usize>scale) << 3));
  print(at, wordOf(whole - hour * HOUR_LENGTH), value);
  if (mantissa === 0) store<i32>(day, load<i32>(day, ZEROS) + 1, ZEROS);
  if (value < load<f64>(day, MIN)) store<f64>(day, value, MIN);
  if (value > load<f64>(day, MAX)) store<f64>(day, value, MAX);
  seeRow(day, row);
  if (isEarly(day, offset)) keepFirst(place, offset, value);
  return 1;
}

/** The hour of a day that holds rows from `first` to `last`, when it begins at this instant; 0: none does. */
export function hourOf(day: usize, begins: f64, first: f64, last: f64): usize {
  const from = load<f64>(day, FROM);
  if (first < from || last >= load<f64>(day, TO)) return 0;
  const whole = <i32>(begins - from);
  return whole % HOUR_LENGTH === 0 ? day + HOURS + <usize>(whole / HOUR_LENGTH) * HOUR_BYTES : 0;
}

/** A value that may be one of the first of its day. */
export function seeEarly(day: usize, start: f64, value: f64): void {
  const offset = start - load<f64>(day, FROM);
  if (isEarly(day, offset)) keepFirst(<i32>day, offset, value);
}

/** May one of the rows between these two be one of the first of their day? */
export function mayBeFirst(day: usize, first: f64, last: f64): bool {
  const from = load<f64>(day, FROM);
  return mayBeEarly(day, first - from, last - from);
}

/** So many values of an hour: their sum in units of 10^-scale, and both words of their prints. @returns false: nothing was done, it would not be exact */
export function addToHour(hour: usize, values: i32, mantissa: f64, scale: i32, low: u32, high: u32): bool {
  if (!(mantissa <= LARGEST) || !sum(hour, mantissa, scale)) return false;
  store<i32>(hour, load<i32>(hour, COUNT) + values, COUNT);
  addPrints(hour, low, high);
  return true;
}

/** The values between these two, and the rows. */
export function widenDay(day: usize, smallest: f64, largest: f64, zeros: i32, firstRow: f64, lastRow: f64): void {
  store<i32>(day, load<i32>(day, ZEROS) + zeros, ZEROS);
  if (smallest < load<f64>(day, MIN)) store<f64>(day, smallest, MIN);
  if (largest > load<f64>(day, MAX)) store<f64>(day, largest, MAX);
  seeRow(day, firstRow);
  seeRow(day, lastRow);
}

/** A row of a day without a value. */
export function addNull(day: usize, start: f64, row: f64): void {
  store<i32>(day, load<i32>(day, NULLS) + 1, NULLS);
  if (start < load<f64>(day, FIRST_NULL)) store<f64>(day, start, FIRST_NULL);
  if (start > load<f64>(day, LAST_NULL)) store<f64>(day, start, LAST_NULL);
  seeRow(day, row);
}

function seeRow(day: usize, row: f64): void {
  if (row < load<f64>(day, FIRST_ROW)) store<f64>(day, row, FIRST_ROW);
  if (row > load<f64>(day, LAST_ROW)) store<f64>(day, row, LAST_ROW);
}

/** @param more places that the term has more than the sum. @returns the sum in the smaller of both units; NaN: not exactly */
function sumFar(units: f64, more: i32, term: f64): f64 {
  return more > 0 ? sumOf(tenTimes(units, more), term) : sumOf(units, tenTimes(term, -more));
}

/** Adds to the sum of an hour, whose places grow as they must. @returns false: not exactly */
function sum(hour: usize, mantissa: f64, scale: i32): bool {
  const places = load<i32>(hour, SCALE);
  // Also a sum of which a part stands elsewhere has more places, as it says.
  if (places > MOST_PLACES) return false;
  const units = load<f64>(hour, UNITS);
  let term = mantissa;
  let before = units;
  if (scale > places) before = units * load<f64>(powers + ((<usize>(scale - places)) << 3));
  else if (scale < places) term = mantissa * load<f64>(powers + ((<usize>(places - scale)) << 3));
  let after = before + term;
  if (!(Math.abs(before) <= LARGEST && Math.abs(term) <= LARGEST && Math.abs(after) <= LARGEST)) {
    after = sumFar(units, scale - places, mantissa);
    if (isNaN(after)) return false;
  }
  store<f64>(hour, after, UNITS);
  if (scale > places) store<i32>(hour, scale, SCALE);
  return true;
}
