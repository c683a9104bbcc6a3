import { lastDigitOf } from './figures.ts';
import { roomForNumbers, roomForWords } from './room.ts';

/** Fewer numbers say nothing about their last digits. */
const NUMBERS = 60;
/** Below so many tens a digit says how big the number is, not who wrote it. */
const TENS = 20;
const TENS_OF_MIDDLE = 6;
/** Chi square of ten digits: chance goes beyond it once in twenty-five thousand series. */
const UNEVEN = 36;
/** The same over the number of values: with thousands of them a hair would do. */
const BY_MUCH = 0.06;
/** Two in a row end alike once in ten: people avoid it. So many deviations below. */
const AVOIDED = -4.2;

/** Means of so many whole numbers end in few different ways, and honestly so. */
const PARTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 20, 24, 25, 28, 30, 32, 36, 40, 48, 50, 60] as const;
/** Sources count in twos, fours, eights, in kibibytes or in thousands. */
const GRAINS = [4096, 1024, 1000, 512, 128, 125, 64, 32, 25, 16, 8, 5, 4, 3, 2] as const;
const ALL_BUT = 0.97;

/**
 * Digits that chance would not write. Measured numbers that spread over many tens end in every digit alike; who makes numbers up prefers
 * some digits, avoids others, or does not write the same one twice running.
 *
 * @param steps whole numbers of steps of the source, in time order
 * @param decimals how many of their digits stand behind the point
 * @returns the digits that come most often, and the share of all that they are; null where nothing is strange
 */
export function unevenDigits(steps: Float64Array, decimals: number): { digits: readonly number[]; share: number } | null {
  const free = apart(steps);
  if (free.length < NUMBERS || arePartsOfWhole(free, decimals)) return null;
  const grain = GRAINS.find((one) => areAllBut(free, (step) => step % one === 0)) ?? 1;
  if (grain !== 1) for (let at = 0; at < free.length; at += 1) free[at] = Math.round((free[at] as number) / grain);
  const half = free.length >> 1;
  for (const part of [free, free.subarray(0, half), free.subarray(half)]) {
    if (part.length < NUMBERS) continue;
    const digits = lastDigitsOf(part);
    const counts = countsOf(digits);
    if ((isUneven(counts, part.length) || neverTwice(digits)) && spreads(part)) return commonest(counts, part.length);
  }
  return null;
}

/** Over many tens, and not most of them within a few. */
function spreads(numbers: Float64Array): boolean {
  const sorted = numbers.slice().sort();
  const middle = (sorted[Math.floor(0.75 * sorted.length)] as number) - (sorted[Math.floor(0.25 * sorted.length)] as number);
  return middle >= 10 * TENS_OF_MIDDLE && new Set(sorted.map((one) => Math.floor(one / 10))).size >= TENS;
}

const [stepsApart, digitsOfPart] = [roomForNumbers(), roomForWords()];

/** Numbers that differ from the last one by enough for their digits to be free of each other. In room that the next ones take. */
function apart(steps: Float64Array): Float64Array {
  let limit = 0;
  for (let at = 0; at < steps.length; at += 1) limit = Math.max(limit, steps[at] as number);
  const kept = stepsApart(steps.length);
  let [length, last] = [0, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] as number;
    // The limit of a machine is a level, not a number of somebody's.
    if (step === limit || step < 10 || Math.abs(step - last) < 10) continue;
    kept[length] = step;
    length += 1;
    last = step;
  }
  return kept.subarray(0, length);
}

/** Does it hold for the share of `ALL_BUT`? Ended as soon as it cannot: for most it does not. */
function areAllBut(all: Float64Array, holds: (one: number) => boolean): boolean {
  // One more than can be missed, so that a share right at the limit is counted out.
  let missable = (1 - ALL_BUT) * all.length + 1;
  let count = 0;
  for (let at = 0; at < all.length; at += 1) {
    if (holds(all[at] as number)) count += 1;
    else if (--missable < 0) return false;
  }
  return count / all.length >= ALL_BUT;
}

/** How whole numbers can end that are parts of something, by each number of parts that leaves room for other endings. */
const endsOf = (decimals: number): readonly Uint8Array[] => {
  const whole = 10 ** decimals;
  return PARTS.flatMap((parts) => {
    const ends = new Uint8Array(whole);
    for (let part = 0; part < parts; part += 1) {
      // Halves are rounded up by some and down by others.
      ends[Math.round((whole * part) / parts) % whole] = 1;
      ends[Math.ceil((whole * part) / parts - 0.5) % whole] = 1;
    }
    return ends.reduce((sum, one) => sum + one, 0) <= 0.65 * whole ? [ends] : [];
  });
};
const ENDS: readonly (readonly Uint8Array[])[] = [[], endsOf(1), endsOf(2)];

/** Fractions of one or two decimals that are all thirds, quarters, sixtieths. */
const arePartsOfWhole = (steps: Float64Array, decimals: number): boolean =>
  (ENDS[decimals] ?? []).some((ends) => areAllBut(steps, (step) => ends[step % ends.length] === 1));

function lastDigitsOf(numbers: Float64Array): Int32Array {
  const digits = digitsOfPart(numbers.length);
  for (let at = 0; at < numbers.length; at += 1) digits[at] = lastDigitOf(numbers[at] as number);
  return digits;
}

function countsOf(digits: Int32Array): number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < digits.length; at += 1) counts[digits[at] as number] = (counts[digits[at] as number] as number) + 1;
  return counts;
}

function isUneven(counts: readonly number[], total: number): boolean {
  const square = counts.reduce((sum, count) => sum + (count - total / 10) ** 2 / (total / 10), 0);
  return square >= UNEVEN && square >= BY_MUCH * total;
}

function neverTwice(digits: Int32Array): boolean {
  let twice = 0;
  for (let at = 1; at < digits.length; at += 1) if (digits[at] === digits[at - 1]) twice += 1;
  const pairs = digits.length - 1;
  return twice === 0 ? pairs >= 110 : (twice - pairs / 10) / Math.sqrt(0.09 * pairs) <= AVOIDED;
}

function commonest(counts: readonly number[], total: number): { digits: readonly number[]; share: number } {
  const top = counts
    .map((count, digit) => ({ digit, count }))
    .sort((a, b) => b.count - a.count || a.digit - b.digit)
    .slice(0, 3);
  return { digits: top.map(({ digit }) => digit).sort(), share: top.reduce((sum, { count }) => sum + count, 0) / total };
}
