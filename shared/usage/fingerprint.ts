/**
 * A sum of well-mixed words, one for each (time, value): equal for the same rows in any order, and all but surely different
 * otherwise. It finds identical series; it proves nothing and protects nothing (that is SHA-256's work).
 */
export interface Fingerprint {
  low: number;
  high: number;
}

export function emptyPrint(): Fingerprint {
  return { low: 0, high: 0 };
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** The finaliser of MurmurHash3, 32 bits. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** @param offset milliseconds within the hour */
export function addToPrint(print: Fingerprint, offset: number, value: number): void {
  double[0] = value === 0 ? 0 : value;
  const a = mix((words[0] as number) ^ mix(offset + 0x9e3779b9));
  const b = mix((words[1] as number) ^ mix(a + 0x7f4a7c15));
  print.low = (print.low + mix(a ^ b)) >>> 0;
  print.high = (print.high + mix(b + 0x165667b1)) >>> 0;
}

export function printText({ low, high }: Fingerprint): string {
  for (let at = 0; at < 8; at += 1) {
    digits[at] = hexDigit(high >>> (28 - 4 * at));
    digits[at + 8] = hexDigit(low >>> (28 - 4 * at));
  }
  // In one piece: a sum of two texts keeps both beside itself, and digests hold very many of these.
  return String.fromCharCode(...digits);
}

const digits = new Uint8Array(16);
const hexDigit = (nibble: number): number => '0123456789abcdef'.charCodeAt(nibble & 15);
