/*
 * Civil days of series that begin, in WebAssembly: see lanes.ts. Where a file has some series, each of its days begins as often, so that only
 * the first of each is opened by JavaScript, which alone knows when days begin; it writes them into a calendar. The places of a day stand in
 * usage/day-record.ts too.
 */
import { FROM, TO } from './days';
import { CALENDAR, laneOf, TABLE } from './lane-steps';
import { allocate } from './room';

const DAY_BYTES: i32 = 896;
/** Days are made so many at a time: what is not used of them is no memory yet. */
const DAYS_MADE: i32 = 32;
const MIN: usize = 16;
const MAX: usize = 24;
const FIRST_ROW: usize = 32;
const EARLIEST_UNTIL: usize = 48;
const SAMPLE_UNTIL: usize = 56;
const HELD_UNTIL: usize = 72;
const FIRST_NULL: usize = 88;
const LAST_NULL: usize = 888;
/** The offsets of its first rows, and of those of its working day: first-rows.ts. */
const FIRST_OFFSETS: usize = 696;
const END_OF_OFFSETS: usize = 824;

const DAY_LENGTH: f64 = 86400000;
/** Civil days begin so long before those of UTC, at the most. */
const BEFORE_UTC: f64 = 7200000;

/** The days of a lane, by the day of UTC in which they begin or go on: i32 which the first is, i32 how many there are, then where each stands. */
const DAYS_OF_TABLE: usize = 4;
const DAYS: usize = 8;

/** A calendar: when the days begin and end of which the number has these lowest bits, as far as it is known (0: it is not); the last one told. */
const DAYS_OF_CALENDAR: i32 = 512;
const CALENDAR_BYTES: i32 = 8192;

/** The days that were opened since rows were put: the lane of each, and when its first row starts. */
export let openedLanes: usize = 0;
export let openedStarts: usize = 0;
export let opened: i32 = 0;

/** Days that nobody uses yet, and how many. */
let free: usize = 0;
let left: i32 = 0;

export function forgetOpened(): void {
  opened = 0;
}

/** A new day [from, to) of some series. @returns where it stands */
export function openDay(from: f64, to: f64): i32 {
  if (left === 0) {
    free = <usize>allocate(DAYS_MADE * DAY_BYTES);
    left = DAYS_MADE;
  }
  const day = free;
  free += DAY_BYTES;
  left -= 1;
  store<f64>(day, from, FROM);
  store<f64>(day, to, TO);
  store<f64>(day, Infinity, MIN);
  store<f64>(day, -Infinity, MAX);
  store<f64>(day, Infinity, FIRST_ROW);
  store<f64>(day, Infinity, EARLIEST_UNTIL);
  store<f64>(day, Infinity, SAMPLE_UNTIL);
  store<f64>(day, -Infinity, HELD_UNTIL);
  store<f64>(day, Infinity, FIRST_NULL);
  store<f64>(day, -Infinity, LAST_NULL);
  for (let at = FIRST_OFFSETS; at < END_OF_OFFSETS; at += 8) store<f64>(day + at, Infinity);
  return <i32>day;
}

/** Which day of UTC it is, of an instant or of one that is not long before it. */
function dayOfUtc(start: f64): i32 {
  return <i32>Math.floor((start + BEFORE_UTC) / DAY_LENGTH);
}

/** The day of the lane that holds an instant; 0: it is not known. */
export function findDay(lane: usize, start: f64): usize {
  const table = <usize>load<i32>(lane, TABLE);
  if (table === 0) return 0;
  const length = load<i32>(table, DAYS_OF_TABLE);
  const index = dayOfUtc(start) - load<i32>(table);
  for (let at = index; at >= index - 1; at -= 1) {
    if (at < 0 || at >= length) continue;
    const day = <usize>load<i32>(table + ((<usize>at) << 2), DAYS);
    if (day !== 0 && start >= load<f64>(day, FROM) && start < load<f64>(day, TO)) return day;
  }
  return 0;
}

/** As `findDay`, for whoever has no lane before it. */
export function dayHolding(number: i32, start: f64): i32 {
  return <i32>findDay(laneOf(number), start);
}

export function openCalendar(): i32 {
  return allocate(CALENDAR_BYTES);
}

/** A day [from, to) of those that follow this calendar. */
export function tellDay(calendar: i32, from: f64, to: f64): void {
  const entry = entryOf(calendar, dayOfUtc(from));
  store<f64>(entry, from);
  store<f64>(entry, to, 8);
}

function entryOf(calendar: i32, day: i32): usize {
  return <usize>calendar + ((<usize>(day & (DAYS_OF_CALENDAR - 1))) << 4);
}

/** Opens the day of a lane that holds an instant, of which its series has none. @returns 0: that is not known here, or there is no room in its table */
export function openDayOf(number: i32, lane: usize, start: f64): usize {
  const table = <usize>load<i32>(lane, TABLE);
  if (table === 0) return 0;
  const calendar = load<i32>(lane, CALENDAR);
  if (calendar === 0) return 0;
  const latest = dayOfUtc(start);
  for (let day = latest; day >= latest - 1; day -= 1) {
    const entry = entryOf(calendar, day);
    const from = load<f64>(entry);
    const to = load<f64>(entry, 8);
    if (!(start >= from && start < to)) continue;
    const at = day - load<i32>(table);
    if (at < 0 || at >= load<i32>(table, DAYS_OF_TABLE)) return 0;
    const place = openDay(from, to);
    store<i32>(table + ((<usize>at) << 2), place, DAYS);
    store<i32>(openedLanes + ((<usize>opened) << 2), number);
    store<f64>(openedStarts + ((<usize>opened) << 3), start);
    opened += 1;
    return <usize>place;
  }
  return 0;
}
