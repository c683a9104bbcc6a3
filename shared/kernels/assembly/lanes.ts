/*
 * The sums of days and hours, and the rows that go on in their lanes as the ones before them (usage/lanes.ts), in WebAssembly: see rows.ts.
 * What is not as usual is done in JavaScript. The places in a day and in a lane stand in usage/day-record.ts and usage/lane-state.ts too.
 */

/** A civil day [FROM, TO) of a series. */
const FROM: usize = 0;
const TO: usize = 8;
const MIN: usize = 16;
const MAX: usize = 24;
const FIRST_ROW: usize = 32;
const LAST_ROW: usize = 40;
/** Up to these offsets the day store wants to see each row. */
const EARLIEST_UNTIL: usize = 48;
const SAMPLE_UNTIL: usize = 56;
/** Rows of it that start from here to there change no run. */
const HELD_FROM: usize = 64;
const HELD_UNTIL: usize = 72;
const ZEROS: usize = 84;
const SLOT: usize = 88;
/** Then its 25 hours, each of so many bytes. */
const HOURS: usize = 96;
const HOUR_BYTES: usize = 24;
const UNITS: usize = 0;
const COUNT: usize = 8;
const SCALE: usize = 12;
const LOW: usize = 16;
const HIGH: usize = 20;

/** A lane: the row before it and its step, the day of the row before (0: none), and its days by the day of UTC in which they begin or go on. */
const LANE: usize = 72;
const PREVIOUS: usize = 0;
const STEP: usize = 8;
const LAST: usize = 40;
const STEPS: usize = 48;
const DAY: usize = 52;
const TABLE: usize = 56;
const FIRST_OF_TABLE: usize = 60;
const DAYS_OF_TABLE: usize = 64;

const HOUR_LENGTH: i32 = 3600000;
const DAY_LENGTH: f64 = 86400000;
/** Civil days begin so long before those of UTC, at the most. */
const BEFORE_UTC: f64 = 7200000;
const LARGEST: f64 = 9007199254740991;
/** Powers of ten up to here are exact. */
const MOST_PLACES: i32 = 22;
const SAMPLE_BEGINS: f64 = 36000000;

/** A row of a lane that turns from the step of those before it. */
declare function turn(lane: i32, start: f64): void;
/** A value that the day store wants to see. @param offset milliseconds since the day's midnight */
declare function see(day: i32, offset: f64, value: f64): void;

/** Where the lanes begin, the powers of ten from 10^0 on, and the rows, in columns. */
export let state: usize = 0;
export let powers: usize = 0;
export let starts: usize = 0;
export let mantissas: usize = 0;
export let numbers: usize = 0;
export let lanes: usize = 0;
export let scales: usize = 0;

/** Rows that stood out of step and changed no run: their lanes, and when they start. To be read after `take`, and before a lane turns. */
export let strayLanes: usize = 0;
export let strayStarts: usize = 0;
export let strays: i32 = 0;

/** Rows [from, size). @returns the first that does not simply go on; size: all do */
export function take(from: i32, size: i32): i32 {
  for (let at = from; at < size; at += 1) {
    const number = load<i32>(lanes + ((<usize>at) << 2));
    const lane = state + <usize>number * LANE;
    const start = load<f64>(starts + ((<usize>at) << 3));
    const scale = load<i32>(scales + ((<usize>at) << 2));
    let day = <usize>load<i32>(lane, DAY);
    if (day === 0 || !(start >= load<f64>(day, FROM) && start < load<f64>(day, TO))) {
      day = findDay(lane, start);
      if (day === 0) return at;
      store<i32>(lane, <i32>day, DAY);
    }
    if (scale < 0) return at;
    const mantissa = load<f64>(mantissas + ((<usize>at) << 3));
    if (!addValue(<i32>day, start, mantissa, scale, load<f64>(numbers + ((<usize>at) << 3)))) return at;
    if (start - load<f64>(lane, PREVIOUS) === load<f64>(lane, STEP)) {
      store<i32>(lane, load<i32>(lane, STEPS) + 1, STEPS);
      store<f64>(lane, start, PREVIOUS);
    } else if (isStray(lane, day, start)) stray(number, lane, start);
    else turn(number, start);
  }
  return size;
}

/** A row in no order, as those of a shuffled file are. */
function isStray(lane: usize, day: usize, start: f64): bool {
  if (load<i32>(lane, STEPS) !== 0 || start === load<f64>(lane, PREVIOUS) || start === load<f64>(lane, LAST)) return false;
  return start >= load<f64>(day, HELD_FROM) && start <= load<f64>(day, HELD_UNTIL);
}

/** What `turn` does with it. */
function stray(number: i32, lane: usize, start: f64): void {
  store<i32>(strayLanes + ((<usize>strays) << 2), number);
  store<f64>(strayStarts + ((<usize>strays) << 3), start);
  strays += 1;
  store<f64>(lane, NaN, STEP);
  store<f64>(lane, start, PREVIOUS);
}

/** The day of the lane that holds an instant; 0: it is not known. */
function findDay(lane: usize, start: f64): usize {
  const index = <i32>Math.floor((start + BEFORE_UTC) / DAY_LENGTH) - load<i32>(lane, FIRST_OF_TABLE);
  const table = <usize>load<i32>(lane, TABLE);
  for (let at = index; at >= index - 1; at -= 1) {
    if (at < 0 || at >= load<i32>(lane, DAYS_OF_TABLE)) continue;
    const day = <usize>load<i32>(table + ((<usize>at) << 2));
    if (day !== 0 && start >= load<f64>(day, FROM) && start < load<f64>(day, TO)) return day;
  }
  return 0;
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
  const value = scale === 0 ? mantissa : mantissa / load<f64>(powers + ((<usize>scale) << 3));
  print(at, mix(whole - hour * HOUR_LENGTH - 0x61c88647), value);
  if (mantissa === 0) store<i32>(day, load<i32>(day, ZEROS) + 1, ZEROS);
  if (value < load<f64>(day, MIN)) store<f64>(day, value, MIN);
  if (value > load<f64>(day, MAX)) store<f64>(day, value, MAX);
  if (row < load<f64>(day, FIRST_ROW)) store<f64>(day, row, FIRST_ROW);
  if (row > load<f64>(day, LAST_ROW)) store<f64>(day, row, LAST_ROW);
  if (offset < load<f64>(day, EARLIEST_UNTIL) || (offset >= SAMPLE_BEGINS && offset <= load<f64>(day, SAMPLE_UNTIL))) {
    see(load<i32>(day, SLOT), offset, value);
  }
  return 1;
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
  const after = before + term;
  if (!(Math.abs(before) <= LARGEST && Math.abs(term) <= LARGEST && Math.abs(after) <= LARGEST)) return false;
  store<f64>(hour, after, UNITS);
  if (scale > places) store<i32>(hour, scale, SCALE);
  return true;
}

/** As usage/fingerprint.ts. */
function mix(word: i32): i32 {
  let h = <u32>word;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** As usage/fingerprint.ts. */
function print(hour: usize, word: i32, value: f64): void {
  // Zero has two doubles.
  const bits = reinterpret<u64>(value + 0);
  let a = (<u32>bits ^ <u32>word) * 0x85ebca6b;
  a ^= a >>> 15;
  let b = (<u32>(bits >> 32) + a) * 0xc2b2ae35;
  b ^= b >>> 13;
  const c = (b + 0x165667b1) * 0x27d4eb2f;
  store<u32>(hour, load<u32>(hour, LOW) + (b ^ (c >>> 16)), LOW);
  store<u32>(hour, load<u32>(hour, HIGH) + (a ^ c), HIGH);
}
