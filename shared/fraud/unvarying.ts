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

/** So many days of one value each, or of the same two, are no chance. */
const FLAT_DAYS = 5;
/** Hours in which one level gives way to the other: two a day. */
const MOVING = 0.1;

/**
 * SERIES_UNVARYING: a busy processor or network that stays within a hair of one value for days. Memory and disks do so honestly, and so
 * does a machine that idles near zero or works at its limit.
 */
export function unvarying(told: ToldSeries, policy: Policy): Reason[] {
  const { resourceClass, meaning, unit } = told.series;
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
    return [toldOf(told, run.first, run.days)];
  }
  return byLevels(told, policy);
}

const toldOf = ({ series, resourceId }: ToldSeries, { day, max }: ToldDay, days: number): Reason =>
  reason('SERIES_UNVARYING', { class: series.resourceClass, resourceId, metric: series.metric, day: dayText(day), days, value: max });

/** A value filled down over each day, or one by day and one by night. */
function byLevels(told: ToldSeries, policy: Policy): Reason[] {
  const days = told.days.filter(
    ({ samples, max }) => samples >= ROWS && max > 0 && !(told.series.unit === 'percent' && max >= LIMIT_PERCENT),
  );
  const flat = days.filter(({ min, max }) => min === max && (isBusy(told, max, policy) || figuresOf(max).figures > 2));
  const [first] = flat;
  if (first && flat.length >= FLAT_DAYS && flat.length >= 0.5 * days.length) return [toldOf(told, first, flat.length)];
  return days[0] && hasFewLevels(told, days, policy) ? [toldOf(told, days[0], days.length)] : [];
}

function hasFewLevels({ hours, ...told }: ToldSeries, days: readonly ToldDay[], policy: Policy): boolean {
  const [{ min, max }] = days as [ToldDay];
  if (days.length < FLAT_DAYS || !isBusy({ hours, ...told }, max, policy) || max === min) return false;
  if (!days.every((day) => day.min === min && day.max === max)) return false;
  let between = 0;
  for (const mean of hours.mean) {
    if (Math.abs(mean - min) > 1e-9 * max && Math.abs(mean - max) > 1e-9 * max) between += 1;
  }
  return between <= MOVING * hours.mean.length;
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
