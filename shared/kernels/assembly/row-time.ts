/* The time of a row: see rows.ts. */

/**
 * Hours, perhaps several of a day together: times that are written in one way and differ in digits alone, each of which adds its weight (scan/hour-reader.ts). i32 length, i32
 * zone, i32 words, i32 digits, f64 base; then by word 12 bytes: what it is without the digits, its mask, and what it was last; then by digit
 * 16 bytes: i32 where, i32 the most, f64 what it weighs. The hour of the time that was read last; 0: none.
 */
export let hour: usize = 0;
export const ZONE_OF_HOUR: usize = 4;
const WORDS_IN: usize = 8;
const DIGITS_IN: usize = 12;
const BASE: usize = 16;
const WORDS: usize = 24;
/** What was read last, how long times of its hour are, and whether it was of the hour of the one before. */
export let stamp: f64 = 0;
export let lastLength: usize = 0;
let isSameHour: bool = true;

/** Where hours are found, by what their words are without the digits: i32 each, 0: none. */
export let hourTable: usize = 0;
export let hourMask: i32 = 0;
/** The ways in which times are written, one after the other: i32 length, i32 words, then the masks of the words. */
export let writings: usize = 0;
export let writingsEnd: usize = 0;

/** A time of the hour at hand, or of another that is known and as long. @returns the position after it; 0: it is none */
export function anyTime(at: usize, end: usize): usize {
  const before = hour;
  if (isSameHour) {
    const after = time(at, end);
    if (after !== 0) return after;
  }
  const after = at + lastLength;
  if (after > end || !findTime(at, after)) return 0;
  isSameHour = hour === before;
  return after;
}

/** A time of the hour at hand. @returns the position after it; 0: it is none */
function time(at: usize, end: usize): usize {
  if (hour === 0) return 0;
  const length = <usize>load<i32>(hour);
  if (at + length > end) return 0;
  let isBefore = true;
  let word = hour + WORDS;
  const wordsEnd = word + 12 * <usize>load<i32>(hour, WORDS_IN);
  for (let from: usize = 0; word < wordsEnd; word += 12) {
    const found = load<i32>(at + (from + 4 > length ? length - 4 : from));
    from += 4;
    if (found === load<i32>(word, 8)) continue;
    if (((found ^ load<i32>(word)) & load<i32>(word, 4)) !== 0) {
      hour = 0;
      return 0;
    }
    store<i32>(word, found, 8);
    isBefore = false;
  }
  return isBefore || weigh(at) ? at + length : 0;
}

/** Adds up the digits of a time of the hour at hand. */
function weigh(at: usize): bool {
  let sum = load<f64>(hour, BASE);
  let digit = hour + WORDS + 12 * <usize>load<i32>(hour, WORDS_IN);
  const digitsEnd = digit + 16 * <usize>load<i32>(hour, DIGITS_IN);
  for (; digit < digitsEnd; digit += 16) {
    const value = <i32>load<u8>(at + <usize>load<i32>(digit)) - 48;
    if (<u32>value > <u32>load<i32>(digit, 4)) {
      hour = 0;
      return false;
    }
    sum += <f64>value * load<f64>(digit, 8);
  }
  stamp = sum;
  return true;
}

/** The time [at, end), of whichever hour. @returns whether it is of a known one, which is at hand then */
export function findTime(at: usize, end: usize): bool {
  hour = 0;
  const length = <i32>(end - at);
  for (let writing = writings; writing < writingsEnd; writing += 8 + 4 * <usize>load<i32>(writing, 4)) {
    if (load<i32>(writing) !== length) continue;
    let place = hashOf(at, writing) & hourMask;
    for (; load<i32>(hourTable + ((<usize>place) << 2)) !== 0; place = (place + 1) & hourMask) {
      // One whose digits do not go as far is not the one: 00 to 19 and 20 to 23 look alike but for the first digit.
      if (isOf(<usize>load<i32>(hourTable + ((<usize>place) << 2)), at, length) && weigh(at)) return true;
    }
  }
  return false;
}

/** Is the time at `at`, as long as it, of the hour, but for its digits? Then it is the one at hand. */
function isOf(candidate: usize, at: usize, length: i32): bool {
  if (load<i32>(candidate) !== length) return false;
  let word = candidate + WORDS;
  const wordsEnd = word + 12 * <usize>load<i32>(candidate, WORDS_IN);
  for (let from = 0; word < wordsEnd; word += 12) {
    const found = load<i32>(at + <usize>(from + 4 > length ? length - 4 : from));
    if (((found ^ load<i32>(word)) & load<i32>(word, 4)) !== 0) return false;
    store<i32>(word, found, 8);
    from += 4;
  }
  hour = candidate;
  lastLength = <usize>length;
  return true;
}

function hashOf(at: usize, writing: usize): i32 {
  const length = load<i32>(writing);
  const words = load<i32>(writing, 4);
  let hash: u64 = 0;
  // A factor for each word, so that none waits for the one before.
  let factor: u64 = 0x9e3779b1;
  for (let word = 0; word < words; word += 1) {
    const from = 4 * word;
    const found = load<u32>(at + <usize>(from + 4 > length ? length - 4 : from)) & load<u32>(writing + 8 + ((<usize>word) << 2));
    hash += <u64>found * factor;
    factor += 0x85ebca6a;
  }
  hash ^= hash >> 29;
  return <i32>((hash * <u64>0x9e3779b1) >> 32);
}

/** A new hour of which a time stands at `at`, written in this way. */
export function addHour(added: i32, at: usize, writing: usize): void {
  let place = hashOf(at, writing) & hourMask;
  while (load<i32>(hourTable + ((<usize>place) << 2)) !== 0) place = (place + 1) & hourMask;
  store<i32>(hourTable + ((<usize>place) << 2), added);
}
