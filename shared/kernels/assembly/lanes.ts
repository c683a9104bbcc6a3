/*
 * Rows that go on in their lanes as the ones before them (usage/lanes.ts), in WebAssembly: see rows.ts. What is known of a lane stands as
 * usage/lane-state.ts says; whatever is not as usual is done there, in JavaScript.
 */

/** usage/lane-state.ts: bytes of a lane, and where what stands in it. */
const LANE: usize = 18 * 8;
const HOUR_FROM: usize = 0;
const DAY_FROM: usize = 8;
const UNITS: usize = 2 * 8;
const MIN: usize = 3 * 8;
const MAX: usize = 4 * 8;
const LAST_ROW: usize = 6 * 8;
const PREVIOUS: usize = 8 * 8;
const STEP: usize = 9 * 8;
const WHOLE: usize = 14 * 8;
const COUNT: usize = WHOLE;
const ZEROS: usize = WHOLE + 4;
const SCALE: usize = WHOLE + 8;
const LOW: usize = WHOLE + 12;
const HIGH: usize = WHOLE + 16;
const STEPS: usize = WHOLE + 20;
const DAY_SLOT: usize = WHOLE + 24;
const IS_WATCHED: usize = WHOLE + 28;

const HOUR: f64 = 3600000;
const LARGEST: f64 = 9007199254740991;

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

/** Rows [from, size). @returns the first that does not simply go on; size: all do */
export function take(from: i32, size: i32): i32 {
  let printed: f64 = -1;
  let word: i32 = 0;
  for (let at = from; at < size; at += 1) {
    const number = load<i32>(lanes + ((<usize>at) << 2));
    const lane = state + <usize>number * LANE;
    const start = load<f64>(starts + ((<usize>at) << 3));
    const scale = load<i32>(scales + ((<usize>at) << 2));
    const mantissa = load<f64>(mantissas + ((<usize>at) << 3));
    const offset = start - load<f64>(lane, HOUR_FROM);
    // Also where there is no hour: nothing compares to what is no number.
    if (!(offset >= 0 && offset < HOUR) || scale < 0) return at;
    const units = load<i32>(lane, SCALE) === scale ? mantissa : align(lane, mantissa, scale);
    const sum = load<f64>(lane, UNITS) + units;
    if (!(sum <= LARGEST)) return at;
    store<f64>(lane, sum, UNITS);
    store<f64>(lane, load<f64>(numbers + ((<usize>at) << 3)), LAST_ROW);
    store<i32>(lane, load<i32>(lane, COUNT) + 1, COUNT);
    if (mantissa === 0) store<i32>(lane, load<i32>(lane, ZEROS) + 1, ZEROS);
    const value = scale === 0 ? mantissa : mantissa / load<f64>(powers + ((<usize>scale) << 3));
    if (value < load<f64>(lane, MIN)) store<f64>(lane, value, MIN);
    if (value > load<f64>(lane, MAX)) store<f64>(lane, value, MAX);
    if (offset !== printed) {
      printed = offset;
      word = mix(<i32>(<i64>offset + 0x9e3779b9));
    }
    print(lane, word, value);
    if (load<i32>(lane, IS_WATCHED) === 1) see(load<i32>(lane, DAY_SLOT), start - load<f64>(lane, DAY_FROM), value);
    if (start - load<f64>(lane, PREVIOUS) === load<f64>(lane, STEP)) {
      store<i32>(lane, load<i32>(lane, STEPS) + 1, STEPS);
      store<f64>(lane, start, PREVIOUS);
    } else turn(number, start);
  }
  return size;
}

/** Brings value and sum to the same number of places. @returns the mantissa in them; not a number: together they would not be exact */
function align(lane: usize, mantissa: f64, scale: i32): f64 {
  const places = load<i32>(lane, SCALE);
  if (load<i32>(lane, COUNT) === 0) store<i32>(lane, scale, SCALE);
  else if (scale < places) return mantissa * load<f64>(powers + ((<usize>(places - scale)) << 3));
  else {
    const more = load<f64>(lane, UNITS) * load<f64>(powers + ((<usize>(scale - places)) << 3));
    if (more > LARGEST) return NaN;
    store<f64>(lane, more, UNITS);
    store<i32>(lane, scale, SCALE);
  }
  return mantissa;
}

/** As usage/fingerprint.ts. */
function mix(word: i32): i32 {
  let h = <u32>word;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** As usage/fingerprint.ts. */
function print(lane: usize, word: i32, value: f64): void {
  // Zero has two doubles.
  const bits = reinterpret<u64>(value + 0);
  let a = (<u32>bits ^ <u32>word) * 0x85ebca6b;
  a ^= a >>> 15;
  let b = (<u32>(bits >> 32) + a) * 0xc2b2ae35;
  b ^= b >>> 13;
  const c = (b + 0x165667b1) * 0x27d4eb2f;
  store<u32>(lane, load<u32>(lane, LOW) + (b ^ (c >>> 16)), LOW);
  store<u32>(lane, load<u32>(lane, HIGH) + (a ^ c), HIGH);
}
