import type { UsageKernel } from '../kernels/usage-kernel.ts';
import type { DigestDay, DigestSeries, Interval, Run } from '../model/digest.ts';
import type { Decimal, Milliseconds, SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import { DAY, type DayNumber } from '../time/civil-day.ts';
import { ROME, romeDayOf } from '../time/rome.ts';
import { zoneClock } from '../time/zone.ts';
import { findCadence } from './cadence.ts';
import type { DayStore } from './day-store.ts';
import { addDecimal, decimalOf, emptySum, sumText } from './exact-sum.ts';
import type { LaneOpening, LaneSeries, OpenLanes } from './lanes.ts';
import { LINK, LONGEST_ROW, SIDE_MATTERS } from './limits.ts';
import { MOST_PLACES } from './powers-of-ten.ts';
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
  readonly kernel: UsageKernel;
  readonly days: DayStore;
  readonly lanes: OpenLanes;
  /** Series of as few rows that come one by one open no lane. */
  readonly rowsBeforeLane: number;
  /** Remembers them: all series have the same days. */
  romeMidnight(day: DayNumber): Milliseconds;
  /** Where they stand: of civil days in Rome, and of days of 24 hours, which the wall clock of an unknown zone is read by. */
  readonly calendars: { readonly rome: number; readonly plain: number };
}

/**
 * Reduces the rows of one series, in any order, to runs and days (DESIGN §4 Digest). The first reading (stated zone, or UTC; stated
 * side, or start) also decides the day of each row.
 */
export function reduceSeries(identity: SeriesIdentity, store: FileStore): SeriesReducer {
  const readings = readingsOf(identity);
  const main = readings[0] as Reading;
  /** Where they stand, but for those that the kernel opened for the lane. */
  const days = new Map<DayNumber, number>();
  const cadence = findCadence(store.kernel);
  const sideUnknown = { count: 0, rows: [] as number[] };
  const tooLong = { count: 0, rows: [] as number[] };
  const open = identity.zone === null;
  const onlyDeclared = identity.lengthFrom === 'mapping';
  const isCounter = identity.meaning === 'counter';
  /** Runs of the rows as the file writes them, from the first row on that was read as a civil day: up to there they are those of `main`. */
  let written: Run[] | null = null;
  let sideMatters = false;
  let first: Milliseconds | null = null;
  let last: Milliseconds | null = null;
  let lane: { readonly number: number; readonly length: Milliseconds } | null = null;
  /** Does `add` alone fill the lane? And how many rows came one by one before. */
  let isOwn = false;
  let before = 0;

  const startIn = (reading: Reading, stamp: Milliseconds, length: Milliseconds): Milliseconds | null => {
    // Below 20 h an unknown side is read as the start, whichever way the long rows are tried.
    const back = reading.side === 'end' && (identity.stamp === 'end' || length >= SIDE_MATTERS) ? length : 0;
    if (reading.zone !== ROME) return stamp - back;
    const found = zoneClock(ROME).toInstant(stamp, reading.previous);
    if (!found) return null;
    reading.previous = found.instant;
    return found.instant - back;
  };

  const dayNumberOf = (start: Milliseconds): DayNumber => (open ? Math.floor(start / DAY) : romeDayOf(start));

  const calendar = open ? store.calendars.plain : store.calendars.rome;

  /** The day of the row before: rows mostly come day by day. 0: there is none; so below. */
  let today = 0;
  const dayOf = (start: Milliseconds): number =>
    (lane === null ? 0 : store.lanes.dayOf(lane.number, start)) || (days.get(dayNumberOf(start)) ?? 0);

  const dayAt = (start: Milliseconds): number => {
    if (today !== 0 && store.days.holds(today, start)) return today;
    const known = dayOf(start);
    if (known !== 0) return known;
    const number = dayNumberOf(start);
    const midnight = open ? number * DAY : store.romeMidnight(number);
    const day = store.days.open(midnight, open ? midnight + DAY : store.romeMidnight(number + 1), calendar);
    days.set(number, day);
    if (lane !== null) store.lanes.enter(lane.number, day);
    return day;
  };

  const keepWritten = (extent: Interval, start: Milliseconds, length: Milliseconds): void => {
    if (written === null && (extent[0] !== start || extent[1] !== start + length)) {
      if (lane !== null) store.lanes.handOver(lane.number);
      written = [...main.presence.runs()];
    }
    if (written && length <= LONGEST_ROW) insertRun(written, runOfRow(start, start + length), joinRuns);
  };

  const seeStart = (start: Milliseconds): void => {
    first = first === null ? start : Math.min(first, start);
    last = last === null ? start : Math.max(last, start);
  };

  const asLane: LaneSeries = {
    cadence: cadence.place,
    calendar,
    dayOf,
    addRun(start, end, before, latest) {
      seeStart(start);
      seeStart(latest);
      main.presence.addRun([start, end, Number.isNaN(before) ? null : before, latest, end === latest]);
    },
  };

  const backOf = (length: Milliseconds): Milliseconds => (main.side === 'end' ? length : 0);

  /** What a row means is the same for all of a lane: one reading of its stamp, no civil day, no counter. @returns its number; null: there is none */
  const laneFor = (length: Milliseconds, through: LaneOpening['through']): number | null => {
    const isPlain = readings.length === 1 && main.zone === null && !isCounter && length <= LINK && written === null;
    if (!isPlain || (length > 0 && identity.stamp === null)) return null;
    if (lane === null) {
      lane = { number: store.lanes.open({ series: asLane, length, through }), length };
      for (const day of days.values()) store.lanes.enter(lane.number, day);
    }
    return lane.length === length ? lane.number : null;
  };

  const itself: LaneOpening['through'] = {
    beginDay(start) {
      dayAt(start);
    },
  };

  /** A row that came by itself goes into the lane with others, where it is as most are and nobody else fills it. @returns false: it does not */
  const addToLane = (stamp: Milliseconds, length: Milliseconds, value: Decimal | null, row: number): boolean => {
    before += 1;
    if (lane === null) isOwn = before > store.rowsBeforeLane;
    if (!isOwn || (value !== null && !(Number.isSafeInteger(value.mantissa) && value.scale <= MOST_PLACES))) return false;
    const number = laneFor(length, itself);
    if (number === null) return false;
    store.lanes.add(number, stamp - backOf(length), value, row);
    return true;
  };

  return {
    sideUnknown,
    tooLong,
    lane(length, through) {
      const number = laneFor(length, through);
      if (number === null) return null;
      if (isOwn) store.lanes.lead(number, through);
      isOwn = false;
      return { store: store.lanes, number, back: backOf(length) };
    },
    ...itself,
    add(stamp, length, value, row) {
      if (addToLane(stamp, length, value, row)) return;
      store.lanes.flush(lane?.number ?? null);
      const start = startIn(main, stamp, length) as Milliseconds;
      const extent = extentOf(start, length);
      const counted = open ? start : extent[0];
      today = dayAt(counted);
      store.days.addValue(today, counted, value, row);
      seeStart(start);
      cadence.add(start);
      if (length > 0 && identity.stamp === null) note(sideUnknown, row);
      if (length >= SIDE_MATTERS) sideMatters = true;
      if (length > LONGEST_ROW) note(tooLong, row);
      // A null row covers nothing, cuts nothing and is no instant (DESIGN §5 statement 4).
      if (value === null) return;
      if (isCounter) store.days.addEnd(today, counted, value);
      keepWritten(extent, start, length);
      main.presence.add(extent, length, onlyDeclared);
      for (const reading of readings.slice(1)) {
        const other = startIn(reading, stamp, length);
        if (other !== null) reading.presence.add(extentOf(other, length), length, onlyDeclared);
      }
    },
    finish() {
      // What waits goes in first, of whichever series: an end gives back stretches that waiting rows did not have.
      store.lanes.flush(null);
      if (lane !== null) store.lanes.handOver(lane.number);
      const all = new Set([...days.values(), ...(lane === null ? [] : store.lanes.daysOf(lane.number))]);
      const finished = store.days.finish(all, dayNumberOf, seeStart);
      days.clear();
      return {
        ...identity,
        cadenceSeconds: cadence.finish(),
        ...totalOf(finished),
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

/** What the days of a series come to. */
function totalOf(days: readonly DigestDay[]): Pick<DigestSeries, 'samples' | 'nulls' | 'zeros' | 'min' | 'max' | 'sum'> {
  const sum = emptySum();
  const total = { samples: 0, nulls: 0, zeros: 0, min: null as number | null, max: null as number | null };
  for (const day of days) {
    addDecimal(sum, decimalOf(day.sum));
    total.samples += day.samples;
    total.nulls += day.nulls;
    total.zeros += day.zeros;
    if (day.min !== null) total.min = total.min === null ? day.min : Math.min(total.min, day.min);
    if (day.max !== null) total.max = total.max === null ? day.max : Math.max(total.max, day.max);
  }
  return { ...total, sum: sumText(sum) };
}
