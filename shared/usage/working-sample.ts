import { HOUR } from '../time/civil-day.ts';

/**
 * A few neighbouring values of each day as they were written: sums and extremes do not show straight lines between points, or digits
 * that somebody made up (DESIGN §4, `lastDigits`). From ten in the morning on: at night most machines have nothing to tell.
 */
export const SAMPLE_BEGINS = 10 * HOUR;
export const ROWS_IN_SAMPLE = 8;

/**
 * Keeps the eight earliest different rows of a flat list [seconds, value, seconds, value, …]; of two values at one instant the larger.
 * The same list whatever the order, the repetition or the split of rows.
 *
 * @param seconds after ten in the morning
 */
export function keepInSample(sample: number[], seconds: number, value: number): void {
  let at = sample.length;
  while (at > 0 && (sample[at - 2] as number) > seconds) at -= 2;
  const plain = value === 0 ? 0 : value;
  if (at > 0 && sample[at - 2] === seconds) {
    if (plain > (sample[at - 1] as number)) sample[at - 1] = plain;
    return;
  }
  if (at >= 2 * ROWS_IN_SAMPLE) return;
  sample.splice(at, 0, seconds, plain);
  if (sample.length > 2 * ROWS_IN_SAMPLE) sample.length = 2 * ROWS_IN_SAMPLE;
}

/** The values of a sample, in time order. */
export const valuesOf = (sample: readonly number[]): readonly number[] => sample.filter((_, at) => at % 2 === 1);
