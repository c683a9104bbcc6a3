/**
 * A sum of well-mixed words, one for each (time, value): equal for the same rows in any order, and all but surely different
 * otherwise. It finds identical series; it proves nothing and protects nothing (that is SHA-256's work).
 */
export interface Prints {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** The finaliser of MurmurHash3, 32 bits. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Rows of many series mostly share their instant. */
let mixedOffset = -1;
let offsetWord = 0;

/** @param offset milliseconds within the hour */
export function addToPrint({ low, high }: Prints, at: number, offset: number, value: number): void {
  if (offset !== mixedOffset) {
    mixedOffset = offset;
    offsetWord = mix((offset + 0x9e3779b9) | 0);
  }
  // Zero has two doubles.
  double[0] = value + 0;
  const a = mix((words[0] as number) ^ offsetWord);
  const b = mix((words[1] as number) ^ mix((a + 0x7f4a7c15) | 0));
  low[at] = ((low[at] as number) + mix(a ^ b)) | 0;
  high[at] = ((high[at] as number) + mix((b + 0x165667b1) | 0)) | 0;
}

export function printText(low: number, high: number): string {
  for (let at = 0; at < 8; at += 1) {
    digits[at] = hexDigit(high >>> (28 - 4 * at));
    digits[at + 8] = hexDigit(low >>> (28 - 4 * at));
  }
  // In one piece: a sum of two texts keeps both beside itself, and digests hold very many of these.
  return String.fromCharCode(...digits);
}

const digits = new Uint8Array(16);
const hexDigit = (nibble: number): number => '0123456789abcdef'.charCodeAt(nibble & 15);
