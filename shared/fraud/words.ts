/** Any whole number up to 2^53 as a well-mixed word: where it falls in a table. */
export function mixed(key: number): number {
  let word = Math.imul((key | 0) ^ Math.imul((key / 0x1_0000_0000) | 0, 0x85ebca6b), 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 15), 0xc2b2ae35);
  return word ^ (word >>> 13);
}

/** The size of a table that holds at least so many. */
export function powerOfTwo(least: number): number {
  let size = 64;
  while (size < least) size *= 2;
  return size;
}
