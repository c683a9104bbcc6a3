import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { dayText } from '../time/civil-day.ts';
import { isBusy } from './busy.ts';
import { figuresOf } from './last-digits.ts';
import type { ToldDay, ToldSeries } from './told-series.ts';

/** Rows that a day needs before it can be said not to vary. */
const ROWS = 8;
/** A machine at its limit tells its limit: nothing to wonder at. */
const LIMIT_PERCENT = 99.5;

/**
 * SERIES_UNVARYING: a busy processor or network that stays within a hair of one value for days. Memory and disks do so honestly, and so
 * does a machine that idles near zero or works at its limit.
 */
export function unvarying(told: ToldSeries, policy: Policy): Reason[] {
  const { resourceClass, meaning, unit, metric } = told.series;
  if ((resourceClass !== 'cpu' && resourceClass !== 'network') || meaning === 'counter' || meaning === 'capacity') return [];
  let run: ToldDay[] = [];
  for (const day of told.days) {
    const joined = [...run, day];
    run = day.samples >= ROWS && follows(run, day) && within(joined, policy.unvaryingSpread.value) ? joined : [day];
    const value = run[0]?.max as number;
    const limit = unit === 'percent' && value >= LIMIT_PERCENT;
    if (run.length < policy.unvaryingDays.value || limit || run.some(({ samples }) => samples < ROWS)) continue;
    if (!isBusy(told, value, policy) && !isExact(run)) continue;
    const details = { class: resourceClass, resourceId: told.resourceId, metric };
    return [reason('SERIES_UNVARYING', { ...details, day: dayText(run[0]?.day as number), days: run.length, value })];
  }
  return [];
}

/** Near zero a source of whole steps says 1 for days; 2.57 for days it does not. */
const isExact = (days: readonly ToldDay[]): boolean => {
  const [first] = days as [ToldDay];
  return figuresOf(first.max).figures > 1 && first.max !== 0 && within(days, 0);
};

const follows = (run: readonly ToldDay[], { day }: ToldDay): boolean => run.at(-1)?.day === day - 1;

function within(days: readonly ToldDay[], spread: number): boolean {
  const high = Math.max(...days.map(({ max }) => max));
  return high - Math.min(...days.map(({ min }) => min)) <= spread * Math.abs(high);
}
