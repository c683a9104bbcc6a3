/*
 * The runs of a lane that no longer grow, in WebAssembly: see lane-steps.ts. Rows in no order begin a run each, until what lies between them
 * has come too. As usage/runs.ts; since all rows of a lane are as long, a run ends so long after its last row starts.
 */
import { allocate } from './room';

/** A list: i32 how many there are, i32 for how many there is room, then by run, in order, f64 when its rows start: first, last but one (NaN), last. */
const ROOM: usize = 4;
const RUNS: usize = 8;
const BEFORE: usize = 8;
const LAST: usize = 16;
const RUN_BYTES: usize = 24;
const FIRST_ROOM: i32 = 4;

/** Silences up to this long are closed: usage/limits.ts. */
export const LINK: f64 = 9000000;

function runAt(list: usize, index: i32): usize {
  return list + RUNS + <usize>index * RUN_BYTES;
}

/** The first run that ends at `from` or later: its index. @param length of a row */
function firstFrom(list: usize, length: f64, silence: f64, from: f64): i32 {
  let low = 0;
  let high = load<i32>(list);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<f64>(runAt(list, middle), LAST) + length + silence < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The run that holds a row and two later row starts: then the row changes none. @returns where it stands; 0: there is none */
export function holderOf(list: usize, length: f64, start: f64): usize {
  if (list === 0) return 0;
  const index = firstFrom(list, length, 0, start);
  if (index === load<i32>(list)) return 0;
  const run = runAt(list, index);
  return load<f64>(run) <= start && start <= load<f64>(run, BEFORE) ? run : 0;
}

/** From where to where the run holds rows. */
export function heldFrom(run: usize): f64 {
  return load<f64>(run);
}

export function heldUntil(run: usize): f64 {
  return load<f64>(run, BEFORE);
}

/** Adds a run; those that lie within LINK of each other become one. @returns where the list stands now */
export function insertRun(list: usize, length: f64, start: f64, before: f64, last: f64): usize {
  const runs = list === 0 || load<i32>(list) === load<i32>(list, ROOM) ? widen(list) : list;
  const count = load<i32>(runs);
  const low = firstFrom(runs, length, LINK, start);
  let reach = low;
  let first = start;
  let previous = before;
  let latest = last;
  for (; reach < count && load<f64>(runAt(runs, reach)) - LINK <= latest + length; reach += 1) {
    const run = runAt(runs, reach);
    first = Math.min(first, load<f64>(run));
    const other = load<f64>(run, LAST);
    previous = later(later(previous, load<f64>(run, BEFORE), Infinity), Math.min(latest, other), Math.max(latest, other));
    latest = Math.max(latest, other);
  }
  const rest = <usize>(count - reach) * RUN_BYTES;
  if (reach !== low + 1) memory.copy(runAt(runs, low + 1), runAt(runs, reach), rest);
  const at = runAt(runs, low);
  store<f64>(at, first);
  store<f64>(at, previous, BEFORE);
  store<f64>(at, latest, LAST);
  store<i32>(runs, count + 1 + low - reach);
  return runs;
}

/** The later of two starts, of which the first may be none, and the second counts only before `end`. */
function later(a: f64, b: f64, end: f64): f64 {
  return b < end && !(a >= b) ? b : a;
}

function widen(list: usize): usize {
  const room = list === 0 ? FIRST_ROOM : 2 * load<i32>(list, ROOM);
  const wider = <usize>allocate(<i32>RUNS + room * <i32>RUN_BYTES);
  store<i32>(wider, room, ROOM);
  if (list === 0) return wider;
  const count = load<i32>(list);
  store<i32>(wider, count);
  memory.copy(wider + RUNS, list + RUNS, <usize>count * RUN_BYTES);
  return wider;
}

/** A run of rows [start, end) that begin at `start`, …, `before` (NaN: there is none), `last`. */
declare function addRun(lane: i32, start: f64, end: f64, before: f64, last: f64): void;

/** The runs go to the series; the list is empty then. */
export function handRuns(lane: i32, list: usize, length: f64): void {
  const count = list === 0 ? 0 : load<i32>(list);
  for (let index = 0; index < count; index += 1) {
    const run = runAt(list, index);
    addRun(lane, load<f64>(run), load<f64>(run, LAST) + length, load<f64>(run, BEFORE), load<f64>(run, LAST));
  }
  if (count > 0) store<i32>(list, 0);
}
