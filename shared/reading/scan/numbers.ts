const ZERO = 48;
/** Whole numbers of more digits are not exact. */
const MOST_DIGITS = 15;

/** The number read last: mantissa / 10^scale. Scale -1: the cell is empty. */
export const scanned = { mantissa: 0, scale: 0 };

/**
 * Reads a plain number from bytes: digits, perhaps the mark and more digits. Whatever else a number may be written with is read by
 * decimal.ts. The bytes must end with a line end.
 * @returns the position after it; -1: no such number
 */
export function readNumber(bytes: Uint8Array, from: number, mark: number): number {
  let at = from;
  let digit = (bytes[at] as number) - ZERO;
  if (!(digit >= 0 && digit <= 9)) {
    scanned.scale = -1;
    return at;
  }
  let mantissa = 0;
  do {
    mantissa = mantissa * 10 + digit;
    at += 1;
    digit = (bytes[at] as number) - ZERO;
  } while (digit >= 0 && digit <= 9);
  let digits = at - from;
  let scale = 0;
  if (digit + ZERO === mark) {
    const point = at;
    at += 1;
    digit = (bytes[at] as number) - ZERO;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      at += 1;
      digit = (bytes[at] as number) - ZERO;
    }
    scale = at - point - 1;
    digits += scale;
    if (scale === 0) return -1;
  }
  if (digits > MOST_DIGITS) return -1;
  scanned.mantissa = mantissa;
  scanned.scale = scale;
  return at;
}
