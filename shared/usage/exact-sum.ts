import type { Decimal } from '../model/usage.ts';

/**
 * A sum of decimals that does not depend on the order of its terms (DESIGN §1 invariant 2). Plain numbers carry it while they are
 * exact; beyond 2^53 a bigint takes over.
 */
export interface ExactSum {
  scale: number;
  /** A part of it, in units of 10^-scale: a whole number. */
  units: number;
  /** What did not fit. */
  big: bigint;
}

export function emptySum(): ExactSum {
  return { scale: 0, units: 0, big: 0n };
}

/** 10^0 to 10^15: beyond, a plain number is no longer sure to be exact. */
const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15] as const;

export function addDecimal(sum: ExactSum, { mantissa, scale }: Decimal): void {
  if (scale > sum.scale) refine(sum, scale);
  if (typeof mantissa === 'number') {
    const term = scale === sum.scale ? mantissa : mantissa * (powers[sum.scale - scale] ?? Number.NaN);
    const next = sum.units + term;
    if (Number.isSafeInteger(term) && Number.isSafeInteger(next)) {
      sum.units = next;
      return;
    }
  }
  sum.big += BigInt(mantissa) * 10n ** BigInt(sum.scale - scale);
}

/** The same sum in smaller units. */
function refine(sum: ExactSum, scale: number): void {
  const units = sum.units * (powers[scale - sum.scale] ?? Number.NaN);
  if (sum.big === 0n && Number.isSafeInteger(units)) {
    sum.units = units;
  } else {
    sum.big = (sum.big + BigInt(sum.units)) * 10n ** BigInt(scale - sum.scale);
    sum.units = 0;
  }
  sum.scale = scale;
}

/** The sum as decimal text: no exponent, no trailing zeros. */
export function sumText(sum: ExactSum): string {
  return decimalText(sumOf(sum));
}

/** The sum as a decimal: a plain number wherever one is exact, of which a file's finish makes a hundred thousand. */
export function sumOf({ big, units, scale }: ExactSum): Decimal {
  return { mantissa: big === 0n && Number.isSafeInteger(units) ? units : big + BigInt(units), scale };
}

export function decimalText({ mantissa, scale }: Decimal): string {
  return typeof mantissa === 'number' ? plainText(mantissa, scale) : longText(mantissa, scale);
}

/** A file's finish writes a hundred thousand of them. */
function plainText(mantissa: number, scale: number): string {
  let [whole, places] = [Math.abs(mantissa), scale];
  for (; places > 0 && whole % 10 === 0; places -= 1) whole /= 10;
  const digits = String(whole);
  const sign = mantissa < 0 ? '-' : '';
  if (places === 0 || whole === 0) return `${sign}${digits}`;
  if (digits.length > places) return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return `${sign}0.${digits.padStart(places, '0')}`;
}

function longText(mantissa: bigint, scale: number): string {
  const negative = mantissa < 0;
  const digits = String(negative ? -mantissa : mantissa).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = fraction ? `${whole}.${fraction}` : whole;
  return negative && text !== '0' ? `-${text}` : text;
}

/** The inverse of `decimalText`. Digest after digest is read through it: short texts become plain numbers without a text in between. */
export function decimalOf(text: string): Decimal {
  const dot = text.indexOf('.');
  const scale = dot < 0 ? 0 : text.length - dot - 1;
  if (text.length > MOST_PLAIN) return { mantissa: BigInt(text.replace('.', '')), scale };
  const negative = text.charCodeAt(0) === MINUS;
  let mantissa = 0;
  for (let at = negative ? 1 : 0; at < text.length; at += 1) {
    if (at !== dot) mantissa = mantissa * 10 + (text.charCodeAt(at) - ZERO);
  }
  return { mantissa: negative ? -mantissa : mantissa, scale };
}

/** Characters of which no more than 15 can be digits, with or without a sign and a point. */
const MOST_PLAIN = 15;
const [MINUS, ZERO] = [45, 48];

/** The nearest double. Division by a power of ten up to 10^22 is correctly rounded; beyond, the text is read. */
export function decimalNumber(value: Decimal): number {
  if (typeof value.mantissa === 'number' && value.scale <= 22) return value.mantissa / 10 ** value.scale;
  return Number(decimalText(value));
}
