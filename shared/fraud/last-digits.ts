import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import type { ToldSeries } from './told-series.ts';

/** How many of the coarsest last places may be finer than what counts as the step of the source. */
const STRAYS = 0.05;
/** Below so many steps a last digit says how big the number is, not how it was written. */
const STEPS_TO_ROUND = 20;
const STEPS_TO_END = 10;

/** Values that follow a different one: a level that stays is one value, however long it is told. */
function changes({ days }: ToldSeries): readonly number[] {
  return days.flatMap(({ sample }) => sample.filter((value, at) => value !== 0 && value !== sample[at - 1])).map(Math.abs);
}

/** The power of ten of the last digit that is not zero: -2 for 4.25, 3 for 12000. */
export function lastPlace(value: number): number {
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  const fraction = digits.indexOf('.');
  return Number(exponent) - (fraction < 0 ? 0 : digits.length - fraction - 1);
}

/** The values in steps of the source: 425 for 4.25 where all are hundredths. The few that are finer are left out. */
function inSteps(values: readonly number[]): { place: number; steps: readonly number[] } {
  const places = values.map(lastPlace).sort((a, b) => a - b);
  const place = places[Math.floor(STRAYS * places.length)] ?? 0;
  const kept = values.filter((value) => lastPlace(value) >= place);
  return { place, steps: kept.map((value) => Math.round(place < 0 ? value * 10 ** -place : value / 10 ** place)) };
}

const shareOf = (all: readonly number[], holds: (one: number) => boolean): number =>
  all.length === 0 ? 0 : all.filter(holds).length / all.length;

/** VALUES_ROUNDED, else FEW_LAST_DIGITS: numbers as people write them, not as a measure gives them. */
export function lastDigits(told: ToldSeries, policy: Policy): Reason[] {
  const { resourceClass, unit, metric, meaning } = told.series;
  const values = changes(told);
  if (meaning === 'capacity' || meaning === 'counter' || values.length < policy.digitValues.value) return [];
  const details = { class: resourceClass, resourceId: told.resourceId, metric, values: values.length };
  const { place, steps } = inSteps(values);
  const rounded = Math.max(
    unit === 'percent' && new Set(values).size >= 3 ? shareOf(values, (value) => value % 5 === 0) : 0,
    endsInZero(steps, policy),
  );
  if (rounded >= policy.roundedShare.value) return [reason('VALUES_ROUNDED', { ...details, percent: Math.round(100 * rounded) })];
  const few = commonest(withoutParts(steps, place, unit), policy);
  if (!few || few.share < policy.fewDigitsShare.value) return [];
  return [reason('FEW_LAST_DIGITS', { ...details, digits: few.digits.join(', '), percent: Math.round(100 * few.share) })];
}

/** Big numbers that end in a zero where small ones do not: so many digits were kept, not so many places. */
function endsInZero(steps: readonly number[], policy: Policy): number {
  const big = steps.filter((one) => one >= STEPS_TO_ROUND);
  return big.length < policy.digitValues.value / 2 ? 0 : shareOf(big, (one) => one % 10 === 0);
}

/** Means of two or four whole numbers are halves and quarters, and kilobits are eighths of kilobytes: each such part is one step. */
function withoutParts(steps: readonly number[], place: number, unit: string | null): readonly number[] {
  let [rest, step] = [steps, 10 ** place];
  const whole = unit?.startsWith('byte') ? 1000 : 1;
  while (step < whole && rest.length > 0 && rest.every((one) => one % 5 === 0)) {
    rest = rest.map((one) => one / 5);
    step *= 5;
  }
  return rest;
}

/** The three last digits that come most often; null where there is too little to look at. */
function commonest(steps: readonly number[], policy: Policy): { digits: readonly number[]; share: number } | null {
  const ends = steps.filter((one) => one >= STEPS_TO_END);
  if (ends.length < policy.digitValues.value || new Set(ends).size < 8) return null;
  const counts = [...Map.groupBy(ends, (one) => one % 10)].map(([digit, all]) => ({ digit, count: all.length }));
  const top = counts.sort((a, b) => b.count - a.count || a.digit - b.digit).slice(0, 3);
  return { digits: top.map(({ digit }) => digit).sort(), share: top.reduce((sum, { count }) => sum + count, 0) / ends.length };
}
