import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { type DayNumber, dayText } from '../time/civil-day.ts';
import { isBusy } from './busy.ts';
import { figuresOf } from './figures.ts';
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
  let run: Run | null = null;
  for (const day of told.days) {
    const joined: Run | null = run && run.last === day.day - 1 ? joinedTo(run, day) : null;
    const goes: boolean = joined !== null && day.samples >= ROWS && isNarrow(joined, policy.unvaryingSpread.value);
    run = goes ? joined : alone(day);
    if (run === null || run.days < policy.unvaryingDays.value || run.fewest < ROWS) continue;
    const value = run.first.max;
    if (unit === 'percent' && value >= LIMIT_PERCENT) continue;
    if (!isBusy(told, value, policy) && !isExact(run)) continue;
    const details = { class: resourceClass, resourceId: told.resourceId, metric };
    return [reason('SERIES_UNVARYING', { ...details, day: dayText(run.first.day), days: run.days, value })];
  }
  return [];
}

/** Days in a row. */
interface Run {
  readonly first: ToldDay;
  readonly last: DayNumber;
  readonly days: number;
  readonly low: number;
  readonly high: number;
  /** Rows of the day that has the fewest. */
  readonly fewest: number;
}

const alone = (day: ToldDay): Run => ({ first: day, last: day.day, days: 1, low: day.min, high: day.max, fewest: day.samples });

const joinedTo = ({ first, days, low, high, fewest }: Run, day: ToldDay): Run => ({
  first,
  last: day.day,
  days: days + 1,
  low: Math.min(low, day.min),
  high: Math.max(high, day.max),
  fewest: Math.min(fewest, day.samples),
});

/** Near zero a source of whole steps says 1 for days; 2.57 for days it does not. */
const isExact = (run: Run): boolean => figuresOf(run.first.max).figures > 1 && run.first.max !== 0 && isNarrow(run, 0);

const isNarrow = ({ low, high }: Run, spread: number): boolean => high - low <= spread * Math.abs(high);
