import type { Milliseconds } from '../model/usage.ts';
import { HELD_FROM, HELD_UNTIL } from './day-record.ts';
import { BEFORE, dayOfLane, LAST, type LaneState, LENGTH, nowhere, PREVIOUS, RUN_START, STEP, STEPS } from './lane-state.ts';
import { LINK } from './limits.ts';

/** What a series does for its lane where a row does not go on as the one before it. */
export interface Stepping {
  /** A run of rows [start, end) that begin at `start`, …, `before` (NaN: there is none), `last`. */
  addRun(start: Milliseconds, end: Milliseconds, before: Milliseconds, last: Milliseconds): void;
  /** Does a run that is known already hold the row, with two later row starts? Then the row changes none. @returns from when to when it does */
  heldAround(start: Milliseconds): readonly [from: Milliseconds, until: Milliseconds] | null;
  /** So many rows have gone on with the step of the last two. */
  goOn(rows: number): void;
  /** The start of a row that did not. */
  addStart(start: Milliseconds): void;
}

/** @param at where the lane's numbers begin, here and below */
function endRun({ numbers }: LaneState, at: number, series: Stepping): void {
  const end = numbers[at + LAST] as number;
  const [start, before] = [numbers[at + RUN_START] as number, numbers[at + BEFORE] as number];
  if (!Number.isNaN(end)) series.addRun(start, end + (numbers[at + LENGTH] as number), before, end);
  numbers[at + RUN_START] = nowhere;
  numbers[at + LAST] = nowhere;
}

/** A row with a value, which lengthens the run or begins another. */
function growRun(state: LaneState, at: number, start: Milliseconds, series: Stepping): void {
  const { numbers } = state;
  const latest = numbers[at + LAST] as number;
  if (start > latest && start - latest - (numbers[at + LENGTH] as number) <= LINK) {
    numbers[at + BEFORE] = latest;
    numbers[at + LAST] = start;
    return;
  }
  if (start === latest || (start >= (numbers[at + RUN_START] as number) && start <= (numbers[at + BEFORE] as number))) return;
  const held = series.heldAround(start);
  if (held !== null) {
    const day = dayOfLane(state, at) / 8;
    numbers[day + HELD_FROM] = held[0];
    numbers[day + HELD_UNTIL] = held[1];
    return;
  }
  endRun(state, at, series);
  numbers[at + RUN_START] = start;
  numbers[at + BEFORE] = nowhere;
  numbers[at + LAST] = start;
}

/** Rows that were only counted become part of cadence and run. */
function endSteps({ numbers, wholes }: LaneState, at: number, series: Stepping): void {
  const steps = wholes[2 * at + STEPS] as number;
  if (steps === 0) return;
  series.goOn(steps);
  wholes[2 * at + STEPS] = 0;
  numbers[at + LAST] = numbers[at + PREVIOUS] as number;
  numbers[at + BEFORE] = (numbers[at + PREVIOUS] as number) - (numbers[at + STEP] as number);
}

/** A row that does not go on with the step of the two before it. */
export function turn(state: LaneState, at: number, start: Milliseconds, series: Stepping): void {
  endSteps(state, at, series);
  const { numbers } = state;
  const from = numbers[at + PREVIOUS] as number;
  if (start !== from) series.addStart(start);
  growRun(state, at, start, series);
  const next = start - from;
  const goesOn = next > 0 && next - (numbers[at + LENGTH] as number) <= LINK && numbers[at + LAST] === start;
  numbers[at + STEP] = goesOn ? next : nowhere;
  numbers[at + PREVIOUS] = start;
}

/** A row with a value. */
export function step(state: LaneState, at: number, start: Milliseconds, series: Stepping): void {
  const { numbers, wholes } = state;
  if (start - (numbers[at + PREVIOUS] as number) !== numbers[at + STEP]) {
    turn(state, at, start, series);
    return;
  }
  wholes[2 * at + STEPS] = (wholes[2 * at + STEPS] as number) + 1;
  numbers[at + PREVIOUS] = start;
}

/** A row without a value: it belongs to the cadence, and covers nothing. */
export function stepOver(state: LaneState, at: number, start: Milliseconds, series: Stepping): void {
  endSteps(state, at, series);
  const { numbers } = state;
  if (start !== numbers[at + PREVIOUS]) series.addStart(start);
  numbers[at + PREVIOUS] = start;
  numbers[at + STEP] = nowhere;
}

/** Hands over what is still held. */
export function endAllSteps(state: LaneState, at: number, series: Stepping): void {
  endSteps(state, at, series);
  endRun(state, at, series);
  state.numbers[at + PREVIOUS] = nowhere;
  state.numbers[at + STEP] = nowhere;
}
