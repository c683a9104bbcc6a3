import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import type { ResourceClass } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { isBusy } from './busy.ts';
import type { HourColumns } from './hour-columns.ts';
import { roomForNumbers } from './room.ts';
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
  const { resourceClass, meaning } = told.series;
  if (resourceClass === null || meaning === 'counter' || meaning === 'capacity') return [];
  // Dice that take over from a real machine do so at some time: the last days and the first are looked at by themselves, too.
  const days = told.days.length;
  const part = Math.max(policy.rhythmDays.value, Math.floor(days / 2));
  const parts =
    part < days
      ? ([
          [0, days],
          [days - part, days],
          [0, part],
        ] as const)
      : ([[0, days]] as const);
  for (const [from, to] of parts) if (throwsDice(told, from, to, policy)) return [toldOf(told, resourceClass, to - from)];
  return [];
}

const toldOf = ({ series: { metric }, resourceId }: ToldSeries, resourceClass: ResourceClass, days: number): Reason =>
  reason('NO_DAILY_RHYTHM', { class: resourceClass, resourceId, metric, days });

/** The hours of some of the days; all hours of all days as they are. */
function hoursOf({ days, hours }: ToldSeries, from: number, to: number): HourColumns {
  if (from === 0 && to === days.length) return hours;
  const { at, mean, low, high } = hours;
  const rows = [firstRow(at, 24 * (days[from] as ToldDay).day), firstRow(at, 24 * ((days[to - 1] as ToldDay).day + 1))] as const;
  const cut = <T extends { subarray(from: number, to: number): T }>(column: T): T => column.subarray(...rows);
  return { at: cut(at), mean: cut(mean), low: cut(low), high: cut(high) };
}

/** The first row from an hour on. */
function firstRow(at: Int32Array, hour: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < hour) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param from the first of the days that are looked at, up to `to` */
function throwsDice(told: ToldSeries, from: number, to: number, policy: Policy): boolean {
  const { resourceClass } = told.series;
  if (resourceClass === null || to - from < policy.rhythmDays.value) return false;
  // Days are few and hours are many: most series are done with here.
  const { width, unevenness } = peaks(told.days, from, to);
  if (unevenness > EVEN_PEAKS) return false;
  const hours = hoursOf(told, from, to);
  const mean = average(hours.mean);
  const isLoad = resourceClass === 'cpu' || resourceClass === 'network';
  if (mean <= 0 || (isLoad && !isBusy(told, mean, policy)) || width < WIDE[resourceClass] * mean) return false;
  const whole = hours.mean.reduce((sum, one) => sum + (one - mean) ** 2, 0) / hours.mean.length;
  const memory = Math.max(...LAGS.map((lag) => Math.abs(memoryOf(hours, lag, mean)) / whole));
  return !(Number.isNaN(memory) || memory > policy.memoryLimit.value || rhythm(hours, mean, whole) > RHYTHM);
}

/** An hour, two, and a day later. */
const LAGS = [1, 2, 24] as const;

const average = (values: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return sum / values.length;
};

const [highsOfDays, sortedDays] = [roomForNumbers(), roomForNumbers()];

function peaks(days: readonly ToldDay[], from: number, to: number): { width: number; unevenness: number } {
  const [highs, sorted] = [highsOfDays(to - from), sortedDays(to - from)];
  for (let at = from; at < to; at += 1) sorted[at - from] = (days[at] as ToldDay).min;
  const low = sorted.sort()[(to - from) >> 1] as number;
  for (let at = from; at < to; at += 1) highs[at - from] = (days[at] as ToldDay).max;
  sorted.set(highs);
  const width = (sorted.sort()[(to - from) >> 1] as number) - low;
  const high = average(highs);
  let squares = 0;
  for (let at = 0; at < highs.length; at += 1) squares += ((highs[at] as number) - high) ** 2;
  const spread = Math.sqrt(squares / highs.length);
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
