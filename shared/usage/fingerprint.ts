/*
 * A fingerprint is a sum of well-mixed words, one for each (time, value): equal for the same rows in any order, and all but surely different
 * otherwise. It finds identical series; it proves nothing and protects nothing (that is SHA-256's work).
 */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** The finaliser of MurmurHash3, 32 bits. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** What an offset adds to a print. Rows of many series mostly share their instant. @param offset milliseconds within the hour */
export const wordOfOffset = (offset: number): number => mix((offset + 0x9e3779b9) | 0);

/** Adds the two words of a value at an offset to two sums, which are taken modulo 2^32. */
export function addPrint(offsetWord: number, value: number, sums: Int32Array, at: number): void {
  // Zero has two doubles.
  double[0] = value + 0;
  let a = Math.imul((words[0] as number) ^ offsetWord, 0x85ebca6b);
  a ^= a >>> 15;
  let b = Math.imul((words[1] as number) + a, 0xc2b2ae35);
  b ^= b >>> 13;
  const c = Math.imul(b + 0x165667b1, 0x27d4eb2f);
  sums[at] = (sums[at] as number) + (b ^ (c >>> 16));
  sums[at + 1] = (sums[at + 1] as number) + (a ^ c);
}
