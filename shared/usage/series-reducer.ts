import type { DigestSeries, Interval, Run } from '../model/digest.ts';
import type { Milliseconds, SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import { DAY, type DayNumber } from '../time/civil-day.ts';
import { ROME, romeDayOf, romeMidnight } from '../time/rome.ts';
import { zoneClock } from '../time/zone.ts';
import { findCadence, type StartsBudget } from './cadence.ts';
import { addToDay, type DayKeeping, type DayStatistics, emptyDay, finishDay } from './day-statistics.ts';
import { addDecimal, decimalOf, emptySum, sumText } from './exact-sum.ts';
import type { HourStore } from './hour-store.ts';
import { LONGEST_ROW, SIDE_MATTERS } from './limits.ts';
import { buildPresence, extentOf, type PresenceBuilder } from './presence.ts';
import { insertRun, joinRuns, runOfRow } from './runs.ts';

/** One way of reading the stamps of a series. Where zone or side is unknown there are several, kept side by side. */
interface Reading {
  readonly zone: 'UTC' | typeof ROME | null;
  readonly side: 'start' | 'end';
  readonly presence: PresenceBuilder;
  /** The last instant read, for the autumn hour that occurs twice. */
  previous: Milliseconds | null;
}

export interface SeriesReducer extends SeriesWriter {
  finish(): DigestSeries;
  /** Rows whose side nobody states and that have a length; rows too long to cover anything. For the file's issues. */
  readonly sideUnknown: { count: number; readonly rows: number[] };
  readonly tooLong: { count: number; readonly rows: number[] };
}

function readingsOf(identity: SeriesIdentity): Reading[] {
  const zones = identity.zone === null ? (['UTC', ROME] as const) : [null];
  const sides = identity.stamp === null && identity.lengthFrom !== null ? (['start', 'end'] as const) : [identity.stamp ?? 'start'];
  return sides.flatMap((side) => zones.map((zone) => ({ zone, side, presence: buildPresence(), previous: null })));
}

const ROWS_SHOWN = 3;

function note(list: { count: number; readonly rows: number[] }, row: number): void {
  list.count += 1;
  if (list.rows.length < ROWS_SHOWN) list.rows.push(row);
}

/** What all series of a file share. */
export interface FileStore {
  readonly budget: StartsBudget;
  readonly hours: HourStore;
}

/**
 * Reduces the rows of one series, in any order, to runs and days (DESIGN §4 Digest). The first reading (stated zone, or UTC; stated
 * side, or start) also decides the day of each row.
 */
export function reduceSeries(identity: SeriesIdentity, { budget, hours }: FileStore): SeriesReducer {
  const readings = readingsOf(identity);
  const main = readings[0] as Reading;
  const days = new Map<DayNumber, DayStatistics>();
  const cadence = findCadence(budget);
  const sideUnknown = { count: 0, rows: [] as number[] };
  const tooLong = { count: 0, rows: [] as number[] };
  const open = identity.zone === null;
  const onlyDeclared = identity.lengthFrom === 'mapping';
  const keeping: DayKeeping = { hours, counter: identity.meaning === 'counter' };
  /** Runs of the rows as the file writes them, from the first row on that was read as a civil day: up to there they are those of `main`. */
  let written: Run[] | null = null;
  let sideMatters = false;
  let first: Milliseconds | null = null;
  let last: Milliseconds | null = null;
  /** The day of the row before: rows mostly come day by day. */
  let today: { readonly from: Milliseconds; readonly to: Milliseconds; readonly statistics: DayStatistics } | null = null;

  const startIn = (reading: Reading, stamp: Milliseconds, length: Milliseconds): Milliseconds | null => {
    // Below 20 h an unknown side is read as the start, whichever way the long rows are tried.
    const back = reading.side === 'end' && (identity.stamp === 'end' || length >= SIDE_MATTERS) ? length : 0;
    if (reading.zone !== ROME) return stamp - back;
    const found = zoneClock(ROME).toInstant(stamp, reading.previous);
    if (!found) return null;
    reading.previous = found.instant;
    return found.instant - back;
  };

  const dayAt = (start: Milliseconds): NonNullable<typeof today> => {
    if (today && start >= today.from && start < today.to) return today;
    const number = open ? Math.floor(start / DAY) : romeDayOf(start);
    const midnight = (day: DayNumber) => (open ? day * DAY : romeMidnight(day));
    const statistics = days.get(number) ?? emptyDay();
    days.set(number, statistics);
    return { from: midnight(number), to: midnight(number + 1), statistics };
  };

  const keepWritten = (extent: Interval, start: Milliseconds, length: Milliseconds): void => {
    if (extent[0] !== start || extent[1] !== start + length) written ??= [...main.presence.runs()];
    if (written && length <= LONGEST_ROW) insertRun(written, runOfRow(start, start + length), joinRuns);
  };

  return {
    sideUnknown,
    tooLong,
    add(stamp, length, value, row) {
      const start = startIn(main, stamp, length) as Milliseconds;
      const extent = extentOf(start, length);
      const counted = open ? start : extent[0];
      today = dayAt(counted);
      addToDay(today.statistics, keeping, today.from, counted, value, row);
      first = first === null ? start : Math.min(first, start);
      last = last === null ? start : Math.max(last, start);
      cadence.add(start);
      if (length > 0 && identity.stamp === null) note(sideUnknown, row);
      if (length >= SIDE_MATTERS) sideMatters = true;
      if (length > LONGEST_ROW) note(tooLong, row);
      // A null row covers nothing, cuts nothing and is no instant (DESIGN §5 statement 4).
      if (value === null) return;
      keepWritten(extent, start, length);
      main.presence.add(extent, length, onlyDeclared);
      for (const reading of readings.slice(1)) {
        const other = startIn(reading, stamp, length);
        if (other !== null) reading.presence.add(extentOf(other, length), length, onlyDeclared);
      }
    },
    finish() {
      const finished = [...days].sort(([a], [b]) => a - b).map(([number, day]) => finishDay(number, day, keeping));
      days.clear();
      const total = emptySum();
      for (const day of finished) addDecimal(total, decimalOf(day.sum));
      const minima = finished.flatMap((day) => (day.min === null ? [] : [day.min]));
      const maxima = finished.flatMap((day) => (day.max === null ? [] : [day.max]));
      return {
        ...identity,
        cadenceSeconds: cadence.finish(),
        samples: finished.reduce((n, day) => n + day.samples, 0),
        nulls: finished.reduce((n, day) => n + day.nulls, 0),
        zeros: finished.reduce((n, day) => n + day.zeros, 0),
        min: minima.length ? minima.reduce((a, b) => Math.min(a, b)) : null,
        max: maxima.length ? maxima.reduce((a, b) => Math.max(a, b)) : null,
        sum: sumText(total),
        first,
        last,
        presence: main.presence.finish(),
        alternatives: readings
          .slice(1)
          .filter((reading) => sideMatters || reading.side === main.side)
          .map((reading) => ({ zone: reading.zone, stamp: reading.side, presence: reading.presence.finish() })),
        asWritten: written,
        days: finished,
      };
    },
  };
}
