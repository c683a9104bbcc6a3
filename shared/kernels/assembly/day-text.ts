/*
 * The sum of a civil day and its hours as text, as usage/day-hours.ts has them, in WebAssembly: see rows.ts. Files end with some hundred
 * thousand hours.
 */
import { COUNT, HOUR_BYTES, HOURS, MOST_PLACES, SCALE, UNITS } from './days';

/** As prints.ts: two words, the lower one first. */
const LOW: usize = 16;
const HOURS_IN_DAY: i32 = 25;

/** Whole numbers of 64 bits go on beyond it. */
const LARGEST: f64 = 4e18;

/**
 * What is said of a day that was written, whole numbers of 32 bits: how long the text of its sum is, and that of its hours (-1: some sum is
 * too large for this way), and how many values it is of.
 */
const TOLD_BYTES: usize = 12;
const HOURS_LENGTH: usize = 4;
const SAMPLES: usize = 8;

const EIGHT: i32 = 8;
const MOST_OF_EIGHT_DIGITS: u64 = 99999999;
const MOST_OF_32: u64 = 0xffffffff;
const BILLION: u64 = 1000000000;

const MINUS: i32 = 45;
const POINT: i32 = 46;
const ZERO: i32 = 48;
const SPACE: i32 = 32;
const TIMES: i32 = 120;
const AT: i32 = 64;

/** Where the days stand whose text is wanted, where it goes, and what is to be said of each. */
export let toTell: usize = 0;
export let text: usize = 0;
export let told: usize = 0;

/** The sum of the day, and how many values it is of. */
let total: i64 = 0;
let totalPlaces: i32 = 0;
let samples: i32 = 0;

/** Writes so many days, one behind the other, each first its sum, then its hours. @returns how many characters that is */
export function writeDays(count: i32): i32 {
  let to = text;
  for (let index = 0; index < count; index += 1) {
    const day = <usize>load<i32>(toTell + ((<usize>index) << 2));
    const said = told + <usize>index * TOLD_BYTES;
    if (!sumUp(day)) {
      store<i32>(said, -1, HOURS_LENGTH);
      continue;
    }
    const hoursFrom = decimal(to, total, totalPlaces);
    store<i32>(said, <i32>(hoursFrom - to));
    to = writeHours(hoursFrom, day);
    store<i32>(said, <i32>(to - hoursFrom), HOURS_LENGTH);
    store<i32>(said, samples, SAMPLES);
  }
  return <i32>(to - text);
}

/** @returns where the text ends; so do all that follow */
function writeHours(from: usize, day: usize): usize {
  let to = from;
  let before = -1;
  let count = 1;
  for (let hour = 0; hour < HOURS_IN_DAY; hour += 1) {
    const at = day + HOURS + <usize>hour * HOUR_BYTES;
    const counted = load<i32>(at, COUNT);
    if (counted === 0) continue;
    if (to > from) to = put(to, SPACE);
    to = print(to, load<u64>(at, LOW));
    to = decimal(to, <i64>load<f64>(at, UNITS), load<i32>(at, SCALE));
    if (counted !== count) to = figures(put(to, TIMES), counted, 0);
    if (hour !== before + 1) to = figures(put(to, AT), hour, 0);
    count = counted;
    before = hour;
  }
  return to;
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

function put(to: usize, character: i32): usize {
  store<u8>(to, character);
  return to + 1;
}

/** The lowest 48 bits of a number, six in each byte: halved and halved again, each half moved up as far as it must. */
function sixInEach(bits: u64): u64 {
  const halves = ((bits & 0xffffff000000) << 8) | (bits & 0xffffff);
  const quarters = ((halves & twice(0x00fff000)) << 4) | (halves & twice(0x00000fff));
  return ((quarters & twice(0x0fc00fc0)) << 2) | (quarters & twice(0x003f003f));
}

/** The same 32 bits in both halves. */
function twice(bits: u64): u64 {
  return (bits << 32) | bits;
}

/** The 64 bits of a fingerprint, in eleven digits of base 64 (A-Z a-z 0-9 - _), all at once. Writes sixteen bytes, of which five are for who comes next. */
function print(to: usize, bits: u64): usize {
  const values = i8x16.swizzle(
    i64x2(<i64>sixInEach(bits), <i64>sixInEach(bits >>> 48)),
    i8x16(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 16, 16, 16, 16, 16),
  );
  let digits = i8x16.add(values, i8x16.splat(65));
  digits = i8x16.add(digits, v128.and(i8x16.gt_s(values, i8x16.splat(25)), i8x16.splat(6)));
  digits = i8x16.sub(digits, v128.and(i8x16.gt_s(values, i8x16.splat(51)), i8x16.splat(75)));
  digits = i8x16.sub(digits, v128.and(i8x16.gt_s(values, i8x16.splat(61)), i8x16.splat(13)));
  digits = i8x16.add(digits, v128.and(i8x16.gt_s(values, i8x16.splat(62)), i8x16.splat(49)));
  v128.store(to, digits);
  return to + 11;
}

/** units / 10^places, without zeros at its end. */
function decimal(from: usize, units: i64, places: i32): usize {
  const to = units < 0 ? put(from, MINUS) : from;
  let whole = <u64>(units < 0 ? -units : units);
  if (whole <= MOST_OF_EIGHT_DIGITS && places < EIGHT) return fewFigures(to, whole, places);
  let left = places;
  for (; left > 0 && whole > MOST_OF_32 && whole % 10 === 0; left -= 1) whole /= 10;
  if (whole <= MOST_OF_32) {
    let short = <u32>whole;
    for (; left > 0 && short % 10 === 0; left -= 1) short /= 10;
    whole = short;
  }
  return figures(to, whole, left);
}

/** As `decimal`, of eight digits at the most, which are most: all of them at once. Writes some bytes that are for who comes next. */
function fewFigures(to: usize, whole: u64, places: i32): usize {
  const all = eightDigits(<u32>whole);
  // Their last digit is the highest byte: zeros at the end are zeros above.
  const less = min(places, <i32>(clz(all) >> 3));
  const digits = all << ((<u64>less) << 3);
  const left = places - less;
  const count = max(EIGHT - <i32>(ctz(digits) >> 3), left + 1);
  const characters = (digits | twice(0x30303030)) >> ((<u64>(EIGHT - count)) << 3);
  store<u64>(to, characters);
  if (left === 0) return to + <usize>count;
  const point = to + <usize>(count - left);
  store<u64>(point + 1, characters >> ((<u64>(count - left)) << 3));
  return put(point, POINT) + <usize>left;
}

/** The eight digits of a number, one a byte, the first one lowest: halved and halved again, each half divided by what the others are divided by. */
function eightDigits(number: u32): u64 {
  const fours = <u64>(number / 10000) | ((<u64>(number % 10000)) << 32);
  const hundreds = ((fours * 10486) >>> 20) & twice(0x7f);
  const twos = hundreds | ((fours - hundreds * 100) << 16);
  const tens = ((twos * 103) >>> 10) & twice(0x000f000f);
  return tens | ((twos - tens * 10) << 8);
}

/** The digits of a whole number, the last so many of them behind a point: written from behind, where the point is one more of them. */
function figures(to: usize, whole: u64, places: i32): usize {
  const digits = max(digitsOf(whole), places + 1);
  const end = to + <usize>digits + <usize>(places > 0);
  const point = places > 0 ? end - <usize>places - 1 : 0;
  let at = end;
  let rest = whole;
  // To divide 64 bits takes many times as long.
  for (; rest > MOST_OF_32; rest /= BILLION) at = nineDigits(at, <u32>(rest % BILLION), point);
  let short = <u32>rest;
  while (at > to) {
    at = digitBefore(at, short, point);
    short /= 10;
  }
  return end;
}

function digitsOf(whole: u64): i32 {
  let digits = 1;
  let rest = whole;
  for (; rest > MOST_OF_32; rest /= BILLION) digits += 9;
  for (let short = <u32>rest; short > 9; short /= 10) digits += 1;
  return digits;
}

function nineDigits(end: usize, number: u32, point: usize): usize {
  let at = end;
  let rest = number;
  for (let digit = 0; digit < 9; digit += 1) {
    at = digitBefore(at, rest, point);
    rest /= 10;
  }
  return at;
}

/** The last digit of a number, before `at`; and the point before it, where that is its place. */
function digitBefore(at: usize, number: u32, point: usize): usize {
  store<u8>(at - 1, ZERO + (number % 10));
  if (at - 2 !== point) return at - 1;
  store<u8>(point, POINT);
  return point;
}
