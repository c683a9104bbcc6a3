import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { isBusy } from './busy.ts';
import type { ToldHour, ToldSeries } from './told-series.ts';

/** How the hours of a day differ, against how hours differ at all: about 1 where the hour of the day does not matter. */
const RHYTHM = 2;
/** Peaks of a real machine are now higher, now lower; those of a die all reach its border. */
const EVEN_PEAKS = 0.2;
/** Memory and disks hold what they held a moment ago: for them to jump about takes more than a machine at rest. */
const WIDE = { cpu: 0.15, network: 0.15, ram: 0.2, storage: 0.2, other: 0.2 } as const;

/**
 * NO_DAILY_RHYTHM: hour after hour a new number that has nothing to do with the last one or with the time of day, between fixed borders,
 * far from zero. Machines in use remember; dice do not.
 */
export function noRhythm(told: ToldSeries, policy: Policy): Reason[] {
  const { resourceClass, meaning, metric } = told.series;
  if (resourceClass === null || meaning === 'counter' || meaning === 'capacity' || told.days.length < policy.rhythmDays.value) return [];
  const { hours } = told;
  const mean = average(hours.map((one) => one.mean));
  const isLoad = resourceClass === 'cpu' || resourceClass === 'network';
  if (mean <= 0 || (isLoad && !isBusy(told, mean, policy))) return [];
  const { width, unevenness } = peaks(told);
  if (width < WIDE[resourceClass] * mean || unevenness > EVEN_PEAKS) return [];
  const memory = Math.max(Math.abs(memoryOf(hours, 1, mean)), Math.abs(memoryOf(hours, 2, mean)), Math.abs(memoryOf(hours, 24, mean)));
  if (Number.isNaN(memory) || memory > policy.memoryLimit.value || rhythm(hours, mean) > RHYTHM) return [];
  return [reason('NO_DAILY_RHYTHM', { class: resourceClass, resourceId: told.resourceId, metric, days: told.days.length })];
}

const average = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

function peaks({ days }: ToldSeries): { width: number; unevenness: number } {
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
  const highs = days.map(({ max }) => max);
  const width = middle(highs) - middle(days.map(({ min }) => min));
  const high = average(highs);
  const spread = Math.sqrt(average(highs.map((one) => (one - high) ** 2)));
  return { width, unevenness: width > 0 ? spread / width : Number.POSITIVE_INFINITY };
}

/** The correlation of what is told `lag` hours apart; 0 where nothing is (steps of two hours have no neighbours). */
function memoryOf(hours: readonly ToldHour[], lag: number, mean: number): number {
  const at = new Map(hours.map((one) => [one.at, one.mean - mean]));
  const whole = average(hours.map((one) => (one.mean - mean) ** 2));
  const pairs = hours.flatMap((one) => {
    const later = at.get(one.at + lag);
    return later === undefined ? [] : [(one.mean - mean) * later];
  });
  return pairs.length === 0 ? 0 : average(pairs) / whole;
}

/** Variance between the hours of the day over what chance would leave of it. */
function rhythm(hours: readonly ToldHour[], mean: number): number {
  const whole = average(hours.map((one) => (one.mean - mean) ** 2));
  const groups = [...Map.groupBy(hours, ({ at }) => at % 24).values()];
  const between = groups.reduce((sum, group) => sum + group.length * (average(group.map((one) => one.mean)) - mean) ** 2, 0);
  return between / groups.length / whole;
}
