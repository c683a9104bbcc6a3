/*
 * Lanes: the row before and its step, and the run that grows with them (usage/lanes.ts), in WebAssembly: see lanes.ts. The places stand in
 * usage/lane-state.ts too.
 */
import { addStart, goOn } from './cadence';
import { HELD_FROM, HELD_UNTIL } from './days';
import { handRuns, heldFrom, heldUntil, holderOf, insertRun, LINK } from './lane-runs';

/** A lane: the row before it and its step (NaN: the next row cannot go on). */
export const LANE_BYTES: usize = 72;
export const PREVIOUS: usize = 0;
export const STEP: usize = 8;
/** The run that is growing, up to where STEPS began: it ends LENGTH, which every row covers, after LAST. */
const LENGTH: usize = 16;
const RUN_START: usize = 24;
const BEFORE: usize = 32;
const LAST: usize = 40;
/** How many rows have gone on with STEP since LAST. */
export const STEPS: usize = 48;
/** The day of the row before (0: none); the table of its days; the cadence of its series. */
export const DAY: usize = 52;
export const TABLE: usize = 56;
const CADENCE: usize = 60;
/** The runs that no longer grow (lane-runs.ts). */
const RUNS: usize = 64;
/** When the days of its series begin (new-days.ts). */
export const CALENDAR: usize = 68;

/** Where the lanes begin. */
export let state: usize = 0;

export function laneOf(number: i32): usize {
  return state + <usize>number * LANE_BYTES;
}

/** A row of the lane with a value. */
export function step(number: i32, start: f64): void {
  const lane = laneOf(number);
  if (start - load<f64>(lane, PREVIOUS) === load<f64>(lane, STEP)) {
    store<i32>(lane, load<i32>(lane, STEPS) + 1, STEPS);
    store<f64>(lane, start, PREVIOUS);
  } else turn(lane, start);
}

/** Would a row simply go on, and others after it? @param step between them; 0: there are none */
export function isStraight(lane: usize, start: f64, step: f64): bool {
  const own = load<f64>(lane, STEP);
  return start - load<f64>(lane, PREVIOUS) === own && (step === 0 || step === own);
}

/** So many rows that simply go on, and the start of the last. */
export function goStraight(lane: usize, rows: i32, last: f64): void {
  store<i32>(lane, load<i32>(lane, STEPS) + rows, STEPS);
  store<f64>(lane, last, PREVIOUS);
}

/** A row that does not go on with the step of the two before it. */
function turn(lane: usize, start: f64): void {
  endSteps(lane);
  addStart(load<i32>(lane, CADENCE), start);
  const next = start - load<f64>(lane, PREVIOUS);
  const isPart = growRun(lane, start);
  const goesOn = isPart && next > 0 && next - load<f64>(lane, LENGTH) <= LINK;
  store<f64>(lane, goesOn ? next : NaN, STEP);
  store<f64>(lane, start, PREVIOUS);
}

/** A row without a value: it belongs to the cadence, and covers nothing. */
export function stepOver(number: i32, start: f64): void {
  const lane = laneOf(number);
  endSteps(lane);
  addStart(load<i32>(lane, CADENCE), start);
  store<f64>(lane, start, PREVIOUS);
  store<f64>(lane, NaN, STEP);
}

/** The next row has nothing to do with those up to here. */
export function endAll(number: i32): void {
  const lane = laneOf(number);
  endSteps(lane);
  endRun(lane);
  store<f64>(lane, NaN, PREVIOUS);
  store<f64>(lane, NaN, STEP);
}

/** Rows that were only counted become part of cadence and run. */
function endSteps(lane: usize): void {
  const steps = load<i32>(lane, STEPS);
  if (steps === 0) return;
  goOn(<usize>load<i32>(lane, CADENCE), steps);
  store<i32>(lane, 0, STEPS);
  const previous = load<f64>(lane, PREVIOUS);
  store<f64>(lane, previous, LAST);
  store<f64>(lane, previous - load<f64>(lane, STEP), BEFORE);
}

/** A row with a value lengthens the run or begins another. @returns whether it is the last of the run now */
function growRun(lane: usize, start: f64): bool {
  const day = load<i32>(lane, DAY);
  // First of all: of rows in no order nearly each is one.
  if (start >= load<f64>(day, HELD_FROM) && start <= load<f64>(day, HELD_UNTIL)) return false;
  const latest = load<f64>(lane, LAST);
  if (start > latest && start - latest - load<f64>(lane, LENGTH) <= LINK) {
    store<f64>(lane, latest, BEFORE);
    store<f64>(lane, start, LAST);
    return true;
  }
  if (start === latest) return true;
  if ((start >= load<f64>(lane, RUN_START) && start <= load<f64>(lane, BEFORE)) || isHeld(lane, start)) return false;
  endRun(lane);
  store<f64>(lane, start, RUN_START);
  store<f64>(lane, NaN, BEFORE);
  store<f64>(lane, start, LAST);
  return true;
}

/** Does a run of the lane hold the row? From where to where it does is written into its day then. */
function isHeld(lane: usize, start: f64): bool {
  const run = holderOf(<usize>load<i32>(lane, RUNS), load<f64>(lane, LENGTH), start);
  if (run === 0) return false;
  const day = load<i32>(lane, DAY);
  store<f64>(day, heldFrom(run), HELD_FROM);
  store<f64>(day, heldUntil(run), HELD_UNTIL);
  return true;
}

function endRun(lane: usize): void {
  const last = load<f64>(lane, LAST);
  if (isNaN(last)) return;
  const list = <usize>load<i32>(lane, RUNS);
  store<i32>(lane, <i32>insertRun(list, load<f64>(lane, LENGTH), load<f64>(lane, RUN_START), load<f64>(lane, BEFORE), last), RUNS);
  store<f64>(lane, NaN, RUN_START);
  store<f64>(lane, NaN, LAST);
}

/** The runs of the lane go to its series, the one that was growing too. */
export function handOver(number: i32): void {
  endAll(number);
  const lane = laneOf(number);
  handRuns(number, <usize>load<i32>(lane, RUNS), load<f64>(lane, LENGTH));
}
