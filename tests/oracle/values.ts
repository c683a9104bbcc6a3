import type { CaseResource, CivilWindow, OracleClass, OracleReason } from './case.ts';
import { reason } from './case.ts';
import { seriesKey } from './coverage.ts';
import type { Interpretations } from './interpretations.ts';
import type { PlacedRow } from './placed-rows.ts';
import { policy } from './policy.ts';
import { addDays, midnight } from './rome.ts';

/** One value of use, after inverting and differencing. */
interface UseValue {
  readonly day: string;
  readonly value: number;
  readonly series: string;
  /** Tells rows apart, so that a repeated row counts once. */
  readonly rowName: string;
  /** Can it be part of a FLATLINE? */
  readonly flatMatters: boolean;
}

export interface ValueQuestion {
  readonly rows: readonly PlacedRow[];
  readonly class: OracleClass;
  readonly window: CivilWindow;
  readonly resources: readonly CaseResource[];
  readonly readings: Interpretations;
}

const meaningsOfUse = ['used', 'free', 'amount', 'rate', 'counter', 'operations'];

/** "For cpu and network only meanings of use, for ram and storage capacity too." Reading taken: `other` is like cpu and network. */
const speaks = (placed: PlacedRow, m: OracleClass): boolean =>
  meaningsOfUse.includes(placed.row.meaning) || (placed.row.meaning === 'capacity' && (m === 'ram' || m === 'storage'));

const sourceOf = ({ row }: PlacedRow): string => JSON.stringify([row.resourceId, row.metric, row.statistic]);

/** Differences between one row and the next of one source; a fall (a restart) is a difference like any other: not zero. */
function differences(rows: readonly PlacedRow[]): { placed: PlacedRow; value: number }[] {
  const sorted = [...rows].sort((a, b) => a.start - b.start);
  const found: { placed: PlacedRow; value: number }[] = [];
  let before: PlacedRow | null = null;
  for (const placed of sorted) {
    if (before && before.start === placed.start) continue;
    const now = placed.row.value as number;
    if (before) {
      const then = before.row.value as number;
      found.push({ placed, value: now - then });
    }
    before = placed;
  }
  return found;
}

/**
 * Statement 13, first half: the values of use of one class that start in the judged window.
 *
 * Readings taken:
 * - measured rows only: what is billed shows a charge, not a use.
 * - rows over 25 h and (see `futureValues`) rows from after their receipt have values all the same: "cover nothing" is about coverage.
 * - free percent is inverted to 100 - value; free bytes cannot be inverted without the size and are then no value.
 * - a counter is differenced per resource, metric and statistic; a difference is of its later row, the earlier one may lie before
 *   the window (the other reading: both rows in it); a fall is not zero: the machine restarted (the other reading: worth its new value).
 * - a side that nobody states is read as the start here, a zone that nobody states as UTC: values are not judged both ways.
 */
export function valuesOfUse({ rows, class: m, window, resources, readings }: ValueQuestion): UseValue[] {
  const speaking = rows.filter(
    (placed) =>
      placed.row.evidence === 'measured' &&
      placed.row.statistic !== 'min' &&
      speaks(placed, m) &&
      (readings.futureValues === 'counted' || midnight(placed.day) <= placed.receivedAt),
  );
  const counters = Map.groupBy(
    speaking.filter((placed) => placed.row.meaning === 'counter'),
    sourceOf,
  );
  const levels = speaking
    .filter((placed) => placed.row.meaning !== 'counter' && (placed.row.meaning !== 'free' || placed.row.unit === 'percent'))
    .map((placed) => {
      const value = placed.row.value as number;
      return { placed, value: placed.row.meaning === 'free' ? 100 - value : value };
    });
  const inWindow = ({ placed }: { placed: PlacedRow }) => placed.day >= window.first && placed.day <= window.last;
  return [...levels, ...[...counters.values()].flatMap(differences)].filter(inWindow).map(({ placed, value }) => ({
    day: placed.day,
    value,
    series: readings.flatlineOf === 'series' ? seriesKey(placed, resources) : sourceOf(placed),
    rowName: JSON.stringify([sourceOf(placed), placed.start]),
    flatMatters: readings.flatCounters === 'judged' || placed.row.meaning !== 'counter',
  }));
}

export type Use = 'none' | 'zero' | 'not-zero';

/** "Zero = has values and all are 0." */
export const useOf = (values: readonly UseValue[]): Use =>
  values.length === 0 ? 'none' : values.every(({ value }) => value === 0) ? 'zero' : 'not-zero';

/** LOW_USAGE. Reading taken: of every class, ram and storage too; a day with a null row only is no day with values. */
function lowUsage(values: readonly UseValue[]): OracleReason[] {
  const days = [...Map.groupBy(values, ({ day }) => day).values()];
  const zeroDays = days.filter((ofDay) => ofDay.every(({ value }) => value === 0)).length;
  return zeroDays > policy.zeroDaysShare * days.length ? [reason('LOW_USAGE', 'review', { zeroDays, days: days.length })] : [];
}

/**
 * FLATLINE. Readings taken: the series is that of statement 5 (a group is one, statistics other than minima together); the one
 * value is the same on all 7 days; "rows" are rows with a value, repeats once, counted within the judged window.
 */
function flatline(values: readonly UseValue[]): OracleReason[] {
  return [...Map.groupBy(values, ({ series }) => series).entries()].flatMap(([series, ofSeries]) => {
    const levels = new Map<string, string>();
    for (const [day, ofDay] of Map.groupBy(ofSeries, (value) => value.day)) {
      const distinct = new Set(ofDay.map(({ value }) => Number(value.toPrecision(policy.flatDigits))));
      const rows = new Set(ofDay.map(({ rowName }) => rowName)).size;
      const [level] = distinct;
      if (distinct.size === 1 && level !== 0 && rows >= policy.flatRows) levels.set(day, String(level));
    }
    const begins = [...levels.keys()].sort().find((day) => {
      const level = levels.get(day);
      return Array.from({ length: policy.flatDays }, (_, later) => addDays(day, later)).every((other) => levels.get(other) === level);
    });
    return begins === undefined ? [] : [reason('FLATLINE', 'review', { series, from: begins })];
  });
}

/**
 * Statement 13, second half, for one class. The caller asks only once T has reached the end of the judged window.
 * Reading taken: "another class that is not zero" has values and not all are 0: a class without values is no witness.
 */
export function judgeValues(m: OracleClass, values: readonly UseValue[], anotherIsUsed: boolean): OracleReason[] {
  const use = useOf(values);
  if (use === 'none') return [];
  const flat = m === 'cpu' ? flatline(values.filter(({ flatMatters }) => flatMatters)) : [];
  if (use === 'not-zero') return [...lowUsage(values), ...flat];
  const suspect = m !== 'ram' && m !== 'storage' && anotherIsUsed;
  return [suspect ? reason('METRIC_SUSPECT', 'review') : reason('ZERO_USAGE', 'fail')];
}
