import type { Milliseconds } from '../model/usage.ts';
import { longer } from './columns.ts';
import { LINK } from './limits.ts';

/** What a series does for its lane where a row does not go on as the one before it. */
export interface Stepping {
  /** A run of rows [start, end) that begin at `start`, …, `before` (NaN: there is none), `last`. */
  addRun(start: Milliseconds, end: Milliseconds, before: Milliseconds, last: Milliseconds): void;
  /** Does a run that is known already hold the row, with two later row starts? Then the row changes none. */
  holds(start: Milliseconds): boolean;
  /** So many rows have gone on with the step of the last two. */
  goOn(rows: number): void;
  /** The start of a row that did not. */
  addStart(start: Milliseconds): void;
}

/** When the rows of each lane start, in columns: rows that go on with the same step are only counted. */
export interface LaneSteps {
  /** The next lane. @param length milliseconds that every row covers */
  open(series: Stepping, length: Milliseconds): void;
  add(lane: number, start: Milliseconds): void;
  /** A row without a value: it belongs to the cadence, and covers nothing. */
  addNull(lane: number, start: Milliseconds): void;
  flush(lane: number): void;
}

const nowhere = Number.NaN;

export function openLaneSteps(): LaneSteps {
  const series: Stepping[] = [];
  let size = 0;
  /** The row before, its step, and how many rows have gone on with it since. NaN: the next row cannot go on. */
  let previous = new Float64Array(0);
  let step = new Float64Array(0);
  let steps = new Uint32Array(0);
  /** The run that is growing, up to where `steps` began: it ends `lengths` after `last`. */
  let lengths = new Float64Array(0);
  let runStart = new Float64Array(0);
  let before = new Float64Array(0);
  let last = new Float64Array(0);

  const reach = (lanes: number): void => {
    if (lanes <= steps.length) return;
    const length = Math.max(8, lanes * 2);
    previous = longer(previous, length).fill(nowhere, size);
    step = longer(step, length).fill(nowhere, size);
    steps = longer(steps, length);
    lengths = longer(lengths, length);
    runStart = longer(runStart, length).fill(nowhere, size);
    before = longer(before, length).fill(nowhere, size);
    last = longer(last, length).fill(nowhere, size);
  };

  const endRun = (lane: number): void => {
    const [start, end] = [runStart[lane] as number, last[lane] as number];
    if (!Number.isNaN(end)) (series[lane] as Stepping).addRun(start, end + (lengths[lane] as number), before[lane] as number, end);
    runStart[lane] = nowhere;
    last[lane] = nowhere;
  };

  /** A row with a value, which lengthens the run or begins another. */
  const growRun = (lane: number, start: Milliseconds): void => {
    const latest = last[lane] as number;
    if (start > latest && start - latest - (lengths[lane] as number) <= LINK) {
      before[lane] = latest;
      last[lane] = start;
      return;
    }
    if (start === latest || (start >= (runStart[lane] as number) && start <= (before[lane] as number))) return;
    if ((series[lane] as Stepping).holds(start)) return;
    endRun(lane);
    runStart[lane] = start;
    before[lane] = nowhere;
    last[lane] = start;
  };

  /** Rows that were only counted become part of cadence and run. */
  const endSteps = (lane: number): void => {
    if ((steps[lane] as number) === 0) return;
    (series[lane] as Stepping).goOn(steps[lane] as number);
    steps[lane] = 0;
    last[lane] = previous[lane] as number;
    before[lane] = (previous[lane] as number) - (step[lane] as number);
  };

  /** A row that does not go on with the step of the two before it. */
  const turn = (lane: number, start: Milliseconds): void => {
    endSteps(lane);
    const from = previous[lane] as number;
    if (start !== from) (series[lane] as Stepping).addStart(start);
    growRun(lane, start);
    const next = start - from;
    const goesOn = next > 0 && next - (lengths[lane] as number) <= LINK && last[lane] === start;
    step[lane] = goesOn ? next : nowhere;
    previous[lane] = start;
  };

  return {
    open(one, length) {
      reach(size + 1);
      series.push(one);
      lengths[size] = length;
      size += 1;
    },
    add(lane, start) {
      if (start - (previous[lane] as number) === step[lane]) {
        steps[lane] = (steps[lane] as number) + 1;
        previous[lane] = start;
      } else turn(lane, start);
    },
    addNull(lane, start) {
      endSteps(lane);
      if (start !== previous[lane]) (series[lane] as Stepping).addStart(start);
      previous[lane] = start;
      step[lane] = nowhere;
    },
    flush(lane) {
      endSteps(lane);
      endRun(lane);
      previous[lane] = nowhere;
      step[lane] = nowhere;
    },
  };
}
