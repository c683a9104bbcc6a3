import type { Decimal } from '../model/usage.ts';

export type DecimalMark = ',' | '.';

/** A multiplication that keeps a decimal exact: integer factor x 10^power. */
export interface Factor {
  readonly times: number;
  readonly power: number;
}

/** More digits than this do not fit a double exactly. */
const SAFE_DIGITS = 15;
/** A value with a longer exponent is no measurement. */
const LONGEST_EXPONENT = 60;
const LONGEST_NUMBER = 120;

const shapes: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '’\u00A0\u202F]\d{3})+|)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/,
  ',': /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '’\u00A0\u202F]\d{3})+|)(?:,(\d*))?(?:[eE]([+-]?\d{1,3}))?$/,
};

/** Digits and at most one point: what nearly every cell is. */
const plain = /^-?\d{1,12}(?:\.\d{1,3})?$/;

/** Reads a trimmed number with the given decimal mark; thousands in groups of three. null: not such a number. */
export function parseDecimal(text: string, mark: DecimalMark): Decimal | null {
  if (text.length > LONGEST_NUMBER) return null;
  if (mark === '.' && plain.test(text)) {
    const dot = text.indexOf('.');
    if (dot < 0) return { mantissa: Number(text) + 0, scale: 0 };
    return { mantissa: Number(text.slice(0, dot) + text.slice(dot + 1)) + 0, scale: text.length - dot - 1 };
  }
  const match = shapes[mark].exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole.replace(/\D/g, '') + fraction;
  if (digits === '') return null;
  const power = Number(exponent);
  if (Math.abs(power) > LONGEST_EXPONENT) return null;
  return shift(mantissaOf(digits, sign === '-'), fraction.length - power);
}

/** Beyond it a double has more digits than `SAFE_DIGITS`. */
const SAFE_WHOLE = 10 ** SAFE_DIGITS;
/** What few places a number has; with more its text is read. */
const FEW_PLACES = [1, 10, 100, 1000];

/**
 * A double as the decimal that its shortest text says: what a JSON number was written as. No two decimals of fifteen digits share a double,
 * so that the first whole number which gives it back is that text's, without writing it.
 */
export function decimalOfNumber(value: number): Decimal | null {
  return decimalOfFewPlaces(value) ?? (Number.isFinite(value) ? parseDecimal(String(value), '.') : null);
}

/** The same where a few places are enough; null: they are not. */
export function decimalOfFewPlaces(value: number): (Decimal & { readonly mantissa: number }) | null {
  for (let scale = 0; scale < FEW_PLACES.length; scale += 1) {
    const tens = FEW_PLACES[scale] as number;
    const mantissa = Math.round(value * tens);
    if (mantissa < SAFE_WHOLE && mantissa > -SAFE_WHOLE && mantissa / tens === value) return { mantissa: mantissa + 0, scale };
  }
  return null;
}

export function multiply(value: Decimal, { times, power }: Factor): Decimal {
  const plain = timesPlain(value.mantissa, times);
  if (plain !== null) return shift(plain, value.scale - power);
  // Bills write the same places everywhere: without the zeros behind it the product is mostly a plain number.
  const { mantissa, scale } = withoutZeros(value);
  return shift(timesPlain(mantissa, times) ?? BigInt(mantissa) * BigInt(times), scale - power);
}

/** null: not exactly */
function timesPlain(mantissa: Decimal['mantissa'], times: number): number | null {
  const product = typeof mantissa === 'number' ? mantissa * times : Number.NaN;
  return Number.isSafeInteger(product) ? product + 0 : null;
}

function withoutZeros({ mantissa, scale }: Decimal): Decimal {
  if (typeof mantissa !== 'number') return { mantissa, scale };
  let [whole, places] = [mantissa, scale];
  for (; places > 0 && whole % 10 === 0; places -= 1) whole /= 10;
  return { mantissa: whole, scale: places };
}

/** Places that are kept of a quotient, which may have no end. */
const QUOTIENT_PLACES = 9;

/** value / divisor, rounded half away from zero to nine places; a whole divisor of 1 or more. The one operation here that is not exact. */
export function divide({ mantissa, scale }: Decimal, divisor: number): Decimal {
  const extra = Math.max(0, QUOTIENT_PLACES - scale);
  const numerator = BigInt(mantissa) * 10n ** BigInt(extra);
  const denominator = BigInt(divisor) * 10n ** BigInt(Math.max(0, scale - QUOTIENT_PLACES));
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  const digits = String(rounded);
  return shift(mantissaOf(digits, numerator < 0n), QUOTIENT_PLACES);
}

export function isNegative(value: Decimal): boolean {
  return value.mantissa < 0;
}

/** value > limit, both exact; `limit` a small integer. */
export function exceeds({ mantissa, scale }: Decimal, limit: number): boolean {
  if (typeof mantissa === 'number' && scale <= SAFE_DIGITS - 3) return mantissa > limit * 10 ** scale;
  return BigInt(mantissa) > BigInt(limit) * 10n ** BigInt(scale);
}

function mantissaOf(digits: string, negative: boolean): number | bigint {
  const significant = digits.replace(/^0+(?=\d)/, '');
  if (significant.length <= SAFE_DIGITS) {
    const value = Number(significant);
    return negative && value !== 0 ? -value : value;
  }
  const value = BigInt(significant);
  return negative ? -value : value;
}

/** Scale is never negative: a whole number keeps its zeros. */
function shift(mantissa: number | bigint, scale: number): Decimal {
  if (scale >= 0) return { mantissa, scale };
  const product = typeof mantissa === 'number' ? mantissa * 10 ** -scale : 0;
  if (typeof mantissa === 'number' && Number.isSafeInteger(product) && -scale <= SAFE_DIGITS) return { mantissa: product, scale: 0 };
  return { mantissa: BigInt(mantissa) * 10n ** BigInt(-scale), scale: 0 };
}
