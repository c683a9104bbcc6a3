import type { LaneStore, Milliseconds } from '../model/usage.ts';
import { longer } from './columns.ts';
import type { DayStore } from './day-store.ts';
import { LINK } from './limits.ts';

/** What a series does for its lane where a row is not like the one before it. */
export interface LaneSeries {
  /** The day that holds an instant, if the series has rows in it. */
  dayOf(start: Milliseconds): { readonly from: Milliseconds; readonly to: Milliseconds; readonly slot: number } | null;
  /** A run of rows [start, end) that begin at `start`, …, `before` (NaN: there is none), `last`. */
  addRun(start: Milliseconds, end: Milliseconds, before: Milliseconds, last: Milliseconds): void;
  /** Does a run that is known already hold the row, with two later row starts? Then the row changes none. */
  holds(start: Milliseconds): boolean;
  /** So many rows have gone on with the step of the last two. */
  goOn(rows: number): void;
  /** The start of a row that did not. */
  addStart(start: Milliseconds): void;
  /** A row without a value starts here. */
  seeNull(start: Milliseconds): void;
}

/**
 * Lanes: the short way into the series of one file, for rows that are as most rows are. Their state stands in columns, one place for each
 * series, so that a row costs some tens of nanoseconds; whatever is not as usual is handed to the series itself. Which rows took the short
 * way cannot be seen in a digest.
 */
export interface OpenLanes extends LaneStore {
  /** @param length milliseconds that every row of the lane covers, up to 2 h 30; 0: readings */
  open(series: LaneSeries, length: Milliseconds): number;
  /** Hands over what the lane still holds. Before a row goes the long way, and at the end. */
  flush(lane: number): void;
}

const nowhere = Number.NaN;

export function openLanes(days: DayStore): OpenLanes {
  const series: LaneSeries[] = [];
  let size = 0;
  /** The day of the row before. */
  let dayFrom = new Float64Array(0);
  let dayTo = new Float64Array(0);
  let daySlot = new Int32Array(0);
  /** The run that is growing: it ends `lengths` after `last`. */
  let lengths = new Float64Array(0);
  let runStart = new Float64Array(0);
  let before = new Float64Array(0);
  let last = new Float64Array(0);
  /** Cadence: the row before, its step, and how many rows have gone on with it since. */
  let previous = new Float64Array(0);
  let step = new Float64Array(0);
  let steps = new Uint32Array(0);

  const reach = (lanes: number): void => {
    if (lanes <= steps.length) return;
    const length = Math.max(8, lanes * 2);
    dayFrom = longer(dayFrom, length);
    dayTo = longer(dayTo, length);
    daySlot = longer(daySlot, length);
    lengths = longer(lengths, length);
    runStart = longer(runStart, length).fill(nowhere, size);
    before = longer(before, length).fill(nowhere, size);
    last = longer(last, length).fill(nowhere, size);
    previous = longer(previous, length).fill(nowhere, size);
    step = longer(step, length);
    steps = longer(steps, length);
  };

  const turnToDay = (lane: number, start: Milliseconds): boolean => {
    const day = (series[lane] as LaneSeries).dayOf(start);
    if (day === null) return false;
    dayFrom[lane] = day.from;
    dayTo[lane] = day.to;
    daySlot[lane] = day.slot;
    return true;
  };

  const endRun = (lane: number): void => {
    const [start, end] = [runStart[lane] as number, last[lane] as number];
    if (!Number.isNaN(end)) (series[lane] as LaneSeries).addRun(start, end + (lengths[lane] as number), before[lane] as number, end);
    runStart[lane] = nowhere;
    last[lane] = nowhere;
  };

  /** A row that does not follow the one before it within 2 h 30. */
  const beginRun = (lane: number, start: Milliseconds): void => {
    if (start === last[lane] || (start >= (runStart[lane] as number) && start <= (before[lane] as number))) return;
    if ((series[lane] as LaneSeries).holds(start)) return;
    endRun(lane);
    runStart[lane] = start;
    before[lane] = nowhere;
    last[lane] = start;
  };

  const endSteps = (lane: number): void => {
    if ((steps[lane] as number) > 0) (series[lane] as LaneSeries).goOn(steps[lane] as number);
    steps[lane] = 0;
  };

  const walk = (lane: number, start: Milliseconds): void => {
    const from = previous[lane] as number;
    if (start === from) return;
    previous[lane] = start;
    if (start - from === step[lane]) {
      steps[lane] = (steps[lane] as number) + 1;
      return;
    }
    endSteps(lane);
    (series[lane] as LaneSeries).addStart(start);
    step[lane] = start - from;
  };

  return {
    open(one, length) {
      reach(size + 1);
      series.push(one);
      lengths[size] = length;
      size += 1;
      return size - 1;
    },
    add(lane, start, mantissa, scale, row) {
      if (!(start >= (dayFrom[lane] as number) && start < (dayTo[lane] as number)) && !turnToDay(lane, start)) return false;
      days.add(daySlot[lane] as number, start - (dayFrom[lane] as number), mantissa, scale, row);
      const latest = last[lane] as number;
      if (start > latest && start - latest - (lengths[lane] as number) <= LINK) {
        before[lane] = latest;
        last[lane] = start;
      } else beginRun(lane, start);
      walk(lane, start);
      return true;
    },
    addNull(lane, start, row) {
      if (!(start >= (dayFrom[lane] as number) && start < (dayTo[lane] as number)) && !turnToDay(lane, start)) return false;
      days.addValue(daySlot[lane] as number, start - (dayFrom[lane] as number), null, row);
      (series[lane] as LaneSeries).seeNull(start);
      walk(lane, start);
      return true;
    },
    flush(lane) {
      endRun(lane);
      endSteps(lane);
      previous[lane] = nowhere;
    },
  };
}
