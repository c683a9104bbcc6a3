/* The prints of hours, as usage/fingerprint.ts makes them, in WebAssembly: see days.ts. */

const LOW: usize = 16;
const HIGH: usize = 20;

/** The offset that was asked for last, and its word: rows of many series mostly share their instant. */
let offsetBefore: i32 = -1;
let wordBefore: i32 = 0;

/** What an offset in its hour adds to a print, milliseconds. */
export function wordOf(offset: i32): i32 {
  if (offset === offsetBefore) return wordBefore;
  offsetBefore = offset;
  wordBefore = mix(offset - 0x61c88647);
  return wordBefore;
}

function mix(word: i32): i32 {
  let h = <u32>word;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** Adds a value to the print of its hour. @param word of its offset in it */
export function print(hour: usize, word: i32, value: f64): void {
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

/** Adds what prints of several values come to. */
export function addPrints(hour: usize, low: u32, high: u32): void {
  store<u32>(hour, load<u32>(hour, LOW) + low, LOW);
  store<u32>(hour, load<u32>(hour, HIGH) + high, HIGH);
}
