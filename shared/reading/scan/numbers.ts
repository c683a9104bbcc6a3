import type { RowValues } from './row-values.ts';

const ZERO = 48;
/** Whole numbers of more digits are not exact. */
const MOST_DIGITS = 15;

/**
 * Reads a plain number from bytes: digits, perhaps the mark and more digits. Whatever else a number may be written with is read by
 * decimal.ts. The bytes must end with a line end.
 * @param to the place of the value that it becomes; scale -1: the cell is empty
 * @returns the position after it; -1: no such number
 */
export function readNumber(bytes: Uint8Array, from: number, mark: number, { mantissas, scales }: RowValues, to: number): number {
  let at = from;
  let digit = (bytes[at] as number) - ZERO;
  if (!(digit >= 0 && digit <= 9)) {
    scales[to] = -1;
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
  mantissas[to] = mantissa;
  scales[to] = scale;
  return at;
}
