import { lastDigitOf } from './figures.ts';

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
export function unevenDigits(steps: readonly number[], decimals: number): { digits: readonly number[]; share: number } | null {
  const free = apart(steps);
  if (free.length < NUMBERS || arePartsOfWhole(free, decimals)) return null;
  const grain = GRAINS.find((one) => areAllBut(free, (step) => step % one === 0)) ?? 1;
  const numbers = grain === 1 ? free : free.map((step) => Math.round(step / grain));
  const half = numbers.length >> 1;
  for (const part of [numbers, numbers.slice(0, half), numbers.slice(half)]) {
    if (part.length < NUMBERS) continue;
    const counts = countDigits(part);
    if ((isUneven(counts, part.length) || neverTwice(part)) && spreads(part)) return commonest(counts, part.length);
  }
  return null;
}

/** Over many tens, and not most of them within a few. */
function spreads(numbers: readonly number[]): boolean {
  const sorted = Float64Array.from(numbers).sort();
  const middle = (sorted[Math.floor(0.75 * sorted.length)] as number) - (sorted[Math.floor(0.25 * sorted.length)] as number);
  return middle >= 10 * TENS_OF_MIDDLE && new Set(numbers.map((one) => Math.floor(one / 10))).size >= TENS;
}

/** Numbers that differ from the last one by enough for their digits to be free of each other. */
function apart(steps: readonly number[]): readonly number[] {
  const limit = steps.reduce((most, step) => Math.max(most, step), 0);
  const kept: number[] = [];
  for (const step of steps) {
    // The limit of a machine is a level, not a number of somebody's.
    if (step === limit) continue;
    const last = kept.at(-1);
    if (step >= 10 && (last === undefined || Math.abs(step - last) >= 10)) kept.push(step);
  }
  return kept;
}

/** Does it hold for the share of `ALL_BUT`? Ended as soon as it cannot: for most it does not. */
function areAllBut(all: readonly number[], holds: (one: number) => boolean): boolean {
  // One more than can be missed, so that a share right at the limit is counted out.
  let missable = (1 - ALL_BUT) * all.length + 1;
  let count = 0;
  for (const one of all) {
    if (holds(one)) count += 1;
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
const arePartsOfWhole = (steps: readonly number[], decimals: number): boolean =>
  (ENDS[decimals] ?? []).some((ends) => areAllBut(steps, (step) => ends[step % ends.length] === 1));

function countDigits(numbers: readonly number[]): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const one of numbers) counts[lastDigitOf(one)] = (counts[lastDigitOf(one)] as number) + 1;
  return counts;
}

function isUneven(counts: readonly number[], total: number): boolean {
  const square = counts.reduce((sum, count) => sum + (count - total / 10) ** 2 / (total / 10), 0);
  return square >= UNEVEN && square >= BY_MUCH * total;
}

function neverTwice(numbers: readonly number[]): boolean {
  let twice = 0;
  for (let at = 1; at < numbers.length; at += 1)
    if (lastDigitOf(numbers[at] as number) === lastDigitOf(numbers[at - 1] as number)) twice += 1;
  const pairs = numbers.length - 1;
  return twice === 0 ? pairs >= 110 : (twice - pairs / 10) / Math.sqrt(0.09 * pairs) <= AVOIDED;
}

function commonest(counts: readonly number[], total: number): { digits: readonly number[]; share: number } {
  const top = counts
    .map((count, digit) => ({ digit, count }))
    .sort((a, b) => b.count - a.count || a.digit - b.digit)
    .slice(0, 3);
  return { digits: top.map(({ digit }) => digit).sort(), share: top.reduce((sum, { count }) => sum + count, 0) / total };
}
