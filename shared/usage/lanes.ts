import { MOST_ROWS, type UsageKernel } from '../kernels/usage-kernel.ts';
import type { Decimal, LaneRows, LaneStore, Milliseconds, SeriesWriter } from '../model/usage.ts';
import type { DayStore } from './day-store.ts';
import { beginLane, dayOfLane, daysOfLane, enterDay, goToDay } from './lane-state.ts';

/** What a series does for its lane where a row is not like the one before it. */
export interface LaneSeries {
  /** Where its cadence stands in the kernel's memory. */
  readonly cadence: number;
  /** Where the calendar of its days stands there. */
  readonly calendar: number;
  /** Where the day stands that holds an instant, if the series has rows in it; else 0. */
  dayOf(start: Milliseconds): number;
  /** A run of rows [start, end) that begin at `start`, …, `before` (NaN: there is none), `last`. */
  addRun(start: Milliseconds, end: Milliseconds, before: Milliseconds, last: Milliseconds): void;
}

/** One way into a series: rows of one length, whoever stands in front of it. */
export interface LaneOpening {
  readonly series: LaneSeries;
  /** Milliseconds that every row of the lane covers, up to 2 h 30; 0: readings. */
  readonly length: Milliseconds;
  /** Who stands in front of the series, and is told of its days. */
  readonly through: Pick<SeriesWriter, 'beginDay' | 'seeDay'>;
}

/**
 * Lanes: the short way into the series of one file, for rows that are as most rows are. A row costs some tens of nanoseconds there;
 * whatever is not as usual is handed to the series itself. Which rows took the short way cannot be seen in a digest.
 */
export interface OpenLanes extends LaneStore {
  open(opening: LaneOpening): number;
  /** A day of the series of a lane: its rows find it by themselves from now on. @param day where it stands */
  enter(lane: number, day: number): void;
  /** Where the day stands that holds an instant, as far as rows of the lane find it by themselves; else 0. And all of these. */
  dayOf(lane: number, start: Milliseconds): number;
  daysOf(lane: number): readonly number[];
  /** Who stands in front of the series from here on. */
  lead(lane: number, through: LaneOpening['through']): void;
  /** A row by itself, which goes in when there are more of them. @param value a whole number that is safe, of 22 places at the most; null: it says "no data" */
  add(lane: number, start: Milliseconds, value: Decimal | null, row: number): void;
  /** Before a row goes the long way: its lane, if there is one, does not go on from there. */
  flush(lane: number | null): void;
  /** All runs of the lane go to its series. */
  handOver(lane: number): void;
}

export function openLanes(kernel: UsageKernel, days: DayStore): OpenLanes {
  const openings: LaneOpening[] = [];
  const seriesOf = (lane: number): LaneSeries => (openings[lane] as LaneOpening).series;
  kernel.calls.addRun = (lane, start, end, before, last) => seriesOf(lane).addRun(start, end, before, last);

  /** A row of those that the kernel has before it, which does not simply go on. @returns whether it does now */
  const begin = (at: number): boolean => {
    const lane = kernel.waiting.lanes[at] as number;
    const start = kernel.waiting.starts[at] as number;
    const { series, through } = openings[lane] as LaneOpening;
    let day = series.dayOf(start);
    if (day === 0) {
      through.beginDay?.(start);
      day = series.dayOf(start);
    }
    if (dayOfLane(kernel, lane) !== day) {
      goToDay(kernel, lane, day);
      return true;
    }
    // Its sum would not be exact in the kernel. Asked again: a day that is opened may move its memory.
    const { mantissas, scales, rows } = kernel.waiting;
    const mantissa = mantissas[at] as number;
    const value = { mantissa: Number.isSafeInteger(mantissa) ? mantissa : BigInt(mantissa), scale: scales[at] as number };
    days.addValue(day, start, value, rows[at] as number);
    kernel.step(lane, start);
    return false;
  };

  /** The series has the days that the kernel has opened; they are counted like all others. */
  const tellOpened = (lane: number, start: Milliseconds): void => (openings[lane] as LaneOpening).through.seeDay?.(start);

  const waiting: LaneRows = {
    size: 0,
    lanes: new Int32Array(MOST_ROWS),
    starts: new Float64Array(MOST_ROWS),
    mantissas: new Float64Array(MOST_ROWS),
    scales: new Int32Array(MOST_ROWS),
    rows: new Float64Array(MOST_ROWS),
  };

  /** So many rows that the kernel has before it. */
  const takePut = (size: number): void => {
    for (let at = kernel.take(0, size); at < size; at = kernel.take(at, size)) if (!begin(at)) at += 1;
    kernel.openedDays(tellOpened);
  };

  const take = (rows: LaneRows): void => {
    for (let from = 0; from < rows.size; from += MOST_ROWS) {
      const size = Math.min(MOST_ROWS, rows.size - from);
      kernel.put(rows, from, from + size);
      takePut(size);
    }
    rows.size = 0;
  };

  return {
    take,
    open(opening) {
      const lane = openings.push(opening) - 1;
      kernel.reachLanes(lane + 1);
      beginLane(kernel, lane, opening.length, opening.series);
      return lane;
    },
    enter: (lane, day) => enterDay(kernel, lane, day, days.beginOf(day)),
    dayOf: kernel.dayHolding,
    daysOf: (lane) => daysOfLane(kernel, lane),
    lead(lane, through) {
      take(waiting);
      openings[lane] = { ...(openings[lane] as LaneOpening), through };
    },
    add(lane, start, value, row) {
      const at = waiting.size;
      waiting.lanes[at] = lane;
      waiting.starts[at] = start;
      waiting.mantissas[at] = value === null ? 0 : (value.mantissa as number);
      waiting.scales[at] = value === null ? -1 : value.scale;
      waiting.rows[at] = row;
      waiting.size = at + 1;
      if (waiting.size === MOST_ROWS) take(waiting);
    },
    takeBlock(block) {
      for (let size = kernel.takeBlock(block); size > 0; size = kernel.takeRest(block)) takePut(size);
      block.size = 0;
    },
    flush(lane) {
      take(waiting);
      if (lane !== null) kernel.endAll(lane);
    },
    handOver(lane) {
      take(waiting);
      kernel.handOver(lane);
    },
  };
}
