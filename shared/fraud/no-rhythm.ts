import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { isBusy } from './busy.ts';
import type { HourColumns } from './hour-columns.ts';
import type { ToldDay, ToldSeries } from './told-series.ts';

/** How the hours of a day differ, against how hours differ at all: about 1 where the hour of the day does not matter. */
const RHYTHM = 2;
/** Peaks of a real machine are now higher, now lower; those of a die all reach its border. */
const EVEN_PEAKS = 0.2;
/** Memory and disks hold what they held a moment ago: for them to jump about at all is strange. */
const WIDE = { cpu: 0.15, network: 0.15, ram: 0.08, storage: 0.03, other: 0.2 } as const;

/**
 * NO_DAILY_RHYTHM: hour after hour a new number that has nothing to do with the last one or with the time of day, between fixed borders,
 * far from zero. Machines in use remember; dice do not.
 */
export function noRhythm(told: ToldSeries, policy: Policy): Reason[] {
  // Dice that take over from a real machine do so at some time: the last days and the first are looked at by themselves, too.
  const days = told.days.length;
  const part = Math.max(policy.rhythmDays.value, Math.floor(days / 2));
  const parts = part < days ? [told, partOf(told, days - part, days), partOf(told, 0, part)] : [told];
  return parts.flatMap((one) => throwsDice(one, policy)).slice(0, 1);
}

function partOf(told: ToldSeries, from: number, to: number): ToldSeries {
  const days = told.days.slice(from, to);
  const { at, mean, low, high } = told.hours;
  const [first, end] = [24 * (days[0] as ToldDay).day, 24 * ((days.at(-1) as ToldDay).day + 1)];
  const rows: [number, number] = [at.findIndex((hour) => hour >= first), 0];
  const beyond = at.findIndex((hour) => hour >= end);
  rows[1] = beyond < 0 ? at.length : beyond;
  const cut = <T extends { subarray(from: number, to: number): T }>(column: T): T => column.subarray(...rows);
  return { ...told, days, hours: { at: cut(at), mean: cut(mean), low: cut(low), high: cut(high) } };
}

function throwsDice(told: ToldSeries, policy: Policy): Reason[] {
  const { resourceClass, meaning, metric } = told.series;
  if (resourceClass === null || meaning === 'counter' || meaning === 'capacity' || told.days.length < policy.rhythmDays.value) return [];
  const { hours } = told;
  // Days are few and hours are many: most series are done with here.
  const { width, unevenness } = peaks(told);
  if (unevenness > EVEN_PEAKS) return [];
  const mean = average(hours.mean);
  const isLoad = resourceClass === 'cpu' || resourceClass === 'network';
  if (mean <= 0 || (isLoad && !isBusy(told, mean, policy)) || width < WIDE[resourceClass] * mean) return [];
  const whole = hours.mean.reduce((sum, one) => sum + (one - mean) ** 2, 0) / hours.mean.length;
  const memory = Math.max(...LAGS.map((lag) => Math.abs(memoryOf(hours, lag, mean)) / whole));
  if (Number.isNaN(memory) || memory > policy.memoryLimit.value || rhythm(hours, mean, whole) > RHYTHM) return [];
  return [reason('NO_DAILY_RHYTHM', { class: resourceClass, resourceId: told.resourceId, metric, days: told.days.length })];
}

/** An hour, two, and a day later. */
const LAGS = [1, 2, 24] as const;

const average = (values: readonly number[] | Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};

function peaks({ days }: ToldSeries): { width: number; unevenness: number } {
  const middle = (values: readonly number[]) => Float64Array.from(values).sort()[values.length >> 1] as number;
  const highs = days.map(({ max }) => max);
  const width = middle(highs) - middle(days.map(({ min }) => min));
  const high = average(highs);
  const spread = Math.sqrt(average(highs.map((one) => (one - high) ** 2)));
  return { width, unevenness: width > 0 ? spread / width : Number.POSITIVE_INFINITY };
}

/** The covariance of what is told `lag` hours apart; 0 where nothing is (steps of two hours have no neighbours). */
function memoryOf({ at, mean: means }: HourColumns, lag: number, mean: number): number {
  let [later, pairs, sum] = [0, 0, 0];
  for (let row = 0; row < at.length; row += 1) {
    const wanted = (at[row] as number) + lag;
    // Of two at one place (the hour that autumn tells twice) the later stands.
    while (later + 1 < at.length && (at[later + 1] as number) <= wanted) later += 1;
    if (at[later] !== wanted) continue;
    pairs += 1;
    sum += ((means[row] as number) - mean) * ((means[later] as number) - mean);
  }
  return pairs === 0 ? 0 : sum / pairs;
}

/** Variance between the hours of the day over what chance would leave of it. */
function rhythm({ at, mean: means }: HourColumns, mean: number, whole: number): number {
  const hours = Array.from({ length: 24 }, () => ({ count: 0, sum: 0 }));
  for (let row = 0; row < at.length; row += 1) {
    const hour = hours[(((at[row] as number) % 24) + 24) % 24] as { count: number; sum: number };
    hour.count += 1;
    hour.sum += means[row] as number;
  }
  const told = hours.filter(({ count }) => count > 0);
  const between = told.reduce((sum, { count, sum: all }) => sum + count * (all / count - mean) ** 2, 0);
  return between / told.length / whole;
}
