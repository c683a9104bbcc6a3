/*
 * The sum of a civil day and its hours as text, as usage/day-hours.ts has them, in WebAssembly: see rows.ts. Files end with some hundred
 * thousand hours.
 */
import { COUNT, HOUR_BYTES, HOURS, MOST_PLACES, SCALE, UNITS } from './days';

/** As prints.ts. */
const LOW: usize = 16;
const HIGH: usize = 20;
const HOURS_IN_DAY: i32 = 25;

/** Whole numbers of 64 bits go on beyond it. */
const LARGEST: f64 = 4e18;

const MOST_OF_32: u64 = 0xffffffff;
const BILLION: u64 = 1000000000;
/** Behind the longest text there is room for the digits of a number. */
const SCRATCH: usize = 4096;

const MINUS: i32 = 45;
const POINT: i32 = 46;
const ZERO: i32 = 48;
const SPACE: i32 = 32;
const TIMES: i32 = 120;
const AT: i32 = 64;

/** Where the text is to stand: the sum of the day, then its hours. */
export let text: usize = 0;
/** Of the day that was written last: how many characters its sum has, and how many values it is of. */
export let sumLength: i32 = 0;
export let samples: i32 = 0;

/** Where the next character goes. */
let to: usize = 0;
/** The sum of the day. */
let total: i64 = 0;
let totalPlaces: i32 = 0;

/** @returns how many characters the text has; -1: some sum is too large for this way */
export function writeDay(place: i32): i32 {
  const day = <usize>place;
  if (!sumUp(day)) return -1;
  to = text;
  decimal(total, totalPlaces);
  sumLength = <i32>(to - text);
  const hoursFrom = to;
  let before = -1;
  let count = 1;
  for (let hour = 0; hour < HOURS_IN_DAY; hour += 1) {
    const at = day + HOURS + <usize>hour * HOUR_BYTES;
    const counted = load<i32>(at, COUNT);
    if (counted === 0) continue;
    if (to > hoursFrom) put(SPACE);
    print(load<u32>(at, LOW), load<u32>(at, HIGH));
    decimal(<i64>load<f64>(at, UNITS), load<i32>(at, SCALE));
    if (counted !== count) {
      put(TIMES);
      figures(counted, 0);
    }
    if (hour !== before + 1) {
      put(AT);
      figures(hour, 0);
    }
    count = counted;
    before = hour;
  }
  return <i32>(to - text);
}

/** @returns false: not exactly */
function sumUp(day: usize): bool {
  total = 0;
  totalPlaces = 0;
  samples = 0;
  for (let hour = 0; hour < HOURS_IN_DAY; hour += 1) {
    const at = day + HOURS + <usize>hour * HOUR_BYTES;
    const counted = load<i32>(at, COUNT);
    if (counted === 0) continue;
    const units = load<f64>(at, UNITS);
    const places = load<i32>(at, SCALE);
    // A sum of more places has a part that stands elsewhere.
    if (places > MOST_PLACES || !(Math.abs(units) <= LARGEST) || !add(<i64>units, places)) return false;
    samples += counted;
  }
  return true;
}

function add(units: i64, places: i32): bool {
  let term = units;
  for (; totalPlaces < places; totalPlaces += 1) {
    if (!fitsTenTimes(total)) return false;
    total *= 10;
  }
  for (let less = places; less < totalPlaces; less += 1) {
    if (!fitsTenTimes(term)) return false;
    term *= 10;
  }
  total += term;
  return Math.abs(<f64>total) <= LARGEST;
}

function fitsTenTimes(units: i64): bool {
  return Math.abs(<f64>units) * 10 <= LARGEST;
}

function put(character: i32): void {
  store<u8>(to, character);
  to += 1;
}

/** The 64 bits of a fingerprint, in eleven digits of base 64. */
function print(low: u32, high: u32): void {
  digit(high >>> 28);
  digit(high >>> 22);
  digit(high >>> 16);
  digit(high >>> 10);
  digit(high >>> 4);
  digit((high << 2) | (low >>> 30));
  digit(low >>> 24);
  digit(low >>> 18);
  digit(low >>> 12);
  digit(low >>> 6);
  digit(low);
}

/** The digit for the lowest six bits: A-Z a-z 0-9 - _ */
function digit(bits: u32): void {
  const value = <i32>(bits & 63);
  put(value < 26 ? 65 + value : value < 52 ? 71 + value : value < 62 ? value - 4 : value === 62 ? 45 : 95);
}

/** units / 10^places, without zeros at its end. */
function decimal(units: i64, places: i32): void {
  if (units < 0) put(MINUS);
  let whole = <u64>(units < 0 ? -units : units);
  let left = places;
  for (; left > 0 && whole > MOST_OF_32 && whole % 10 === 0; left -= 1) whole /= 10;
  if (whole <= MOST_OF_32) {
    let short = <u32>whole;
    for (; left > 0 && short % 10 === 0; left -= 1) short /= 10;
    whole = short;
  }
  figures(whole, left);
}

/** The digits of a whole number, the last so many of them behind a point. */
function figures(whole: u64, places: i32): void {
  const end = text + SCRATCH;
  let from = end;
  let rest = whole;
  // To divide 64 bits takes many times as long.
  for (; rest > MOST_OF_32; rest /= BILLION) from = nineDigits(from, <u32>(rest % BILLION));
  let short = <u32>rest;
  do {
    from = digitBefore(from, short);
    short /= 10;
  } while (short > 0);
  while (<i32>(end - from) <= places) from = digitBefore(from, 0);
  for (; from < end - <usize>places; from += 1) put(load<u8>(from));
  if (places > 0) put(POINT);
  for (; from < end; from += 1) put(load<u8>(from));
}

function nineDigits(end: usize, number: u32): usize {
  let from = end;
  let rest = number;
  for (let digit = 0; digit < 9; digit += 1) {
    from = digitBefore(from, rest);
    rest /= 10;
  }
  return from;
}

/** The last digit of a number, before `at`. */
function digitBefore(at: usize, number: u32): usize {
  store<u8>(at - 1, ZERO + (number % 10));
  return at - 1;
}
