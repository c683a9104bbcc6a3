/*
 * The steps between the rows of a series (usage/cadence.ts), in WebAssembly: see lanes.ts. Rows are remembered as stretches of evenly spaced
 * ones, so that they can be put in order at the end; where there are too many stretches, the steps between neighbours of the file are
 * counted.
 */
import { sortedStarts } from './sorted-starts';
import { closeCounts, countStep, mostCommon, openCounts } from './step-counts';
import { dropStretches, endOf, firstStretch, KEPT, keepStretch, nextStretch, STRETCH, STRETCH_STEP, STRETCH_STEPS } from './stretches';

/** The row before (NaN: none) and how long after the one before it it came; then the stretch that is growing (stretches.ts). */
const LAST: usize = 0;
const STEP: usize = 8;
const ROWS: usize = 40;
/** Where steps are counted; 0: stretches are remembered. */
const COUNTS: usize = 60;

/** Different steps counted in the order of the file: enough to find the common one, few enough to be bounded. */
const MOST_COUNTED: i32 = 64;
const ALL: i32 = i32.MAX_VALUE;
/** Rows of one series that are put in order at the end, where the file has them in none. */
const MOST_SORTED: f64 = 2000000;

/** How many stretches may still be remembered, by all series together. */
export let stretchesLeft: i32 = 0;

/** A row of the series starts. */
export function addStart(place: i32, start: f64): void {
  const cadence = <usize>place;
  const from = load<f64>(cadence, LAST);
  if (start === from) return;
  const isFirst = isNaN(from);
  const step = isFirst ? 0 : start - from;
  store<f64>(cadence, load<f64>(cadence, ROWS) + 1, ROWS);
  if (load<i32>(cadence, COUNTS) !== 0) {
    if (!isFirst) count(cadence, step, 1);
  } else if (!isFirst && (load<f64>(cadence, STRETCH + STRETCH_STEPS) === 0 || load<f64>(cadence, STRETCH + STRETCH_STEP) === step)) {
    lengthen(cadence, step, 1);
  } else begin(cadence, start, step, isFirst);
  store<f64>(cadence, step, STEP);
  store<f64>(cadence, start, LAST);
}

/** So many rows more, each the step of the last two after the one before. */
export function goOn(cadence: usize, rows: i32): void {
  const step = load<f64>(cadence, STEP);
  if (step === 0) return;
  const more = <f64>rows;
  store<f64>(cadence, load<f64>(cadence, ROWS) + more, ROWS);
  store<f64>(cadence, load<f64>(cadence, LAST) + more * step, LAST);
  if (load<i32>(cadence, COUNTS) !== 0) count(cadence, step, more);
  else lengthen(cadence, step, more);
}

function lengthen(cadence: usize, step: f64, steps: f64): void {
  store<f64>(cadence, step, STRETCH + STRETCH_STEP);
  store<f64>(cadence, load<f64>(cadence, STRETCH + STRETCH_STEPS) + steps, STRETCH + STRETCH_STEPS);
}

/** Another stretch, or none any more. */
function begin(cadence: usize, start: f64, step: f64, isFirst: bool): void {
  if (stretchesLeft === 0) {
    countInOrder(cadence, MOST_COUNTED);
    if (!isFirst) count(cadence, step, 1);
    return;
  }
  stretchesLeft -= 1;
  if (!isFirst) keepStretch(cadence);
  store<f64>(cadence, start, STRETCH);
  store<f64>(cadence, 0, STRETCH + STRETCH_STEP);
  store<f64>(cadence, 0, STRETCH + STRETCH_STEPS);
}

/** From here on only the steps between neighbours of the file are counted: also those up to here. */
function countInOrder(cadence: usize, most: i32): void {
  let counts = openCounts();
  if (!isNaN(load<f64>(cadence, LAST))) {
    let before: usize = 0;
    for (let stretch = firstStretch(cadence); stretch !== 0; stretch = nextStretch(cadence)) {
      if (before !== 0) counts = countStep(counts, Math.abs(load<f64>(stretch) - endOf(before)), 1, most);
      counts = countStep(counts, Math.abs(load<f64>(stretch, STRETCH_STEP)), load<f64>(stretch, STRETCH_STEPS), most);
      before = stretch;
    }
    stretchesLeft += load<i32>(cadence, KEPT) + 1;
    dropStretches(cadence);
  }
  store<i32>(cadence, <i32>counts, COUNTS);
}

function count(cadence: usize, step: f64, times: f64): void {
  const counts = <usize>load<i32>(cadence, COUNTS);
  const moved = countStep(counts, Math.abs(step), times, MOST_COUNTED);
  if (moved !== counts) store<i32>(cadence, <i32>moved, COUNTS);
}

/** The most common step between neighbouring instants, milliseconds; 0: there is none. No row may come after it. */
export function commonStep(place: i32): f64 {
  const cadence = <usize>place;
  if (isNaN(load<f64>(cadence, LAST))) return 0;
  if (load<i32>(cadence, COUNTS) === 0) {
    if (isInOneDirection(cadence)) countInOrder(cadence, ALL);
    else if (load<f64>(cadence, ROWS) > MOST_SORTED) countInOrder(cadence, MOST_COUNTED);
    else countSorted(cadence, <i32>load<f64>(cadence, ROWS));
  }
  const counts = <usize>load<i32>(cadence, COUNTS);
  const common = mostCommon(counts);
  closeCounts(counts);
  return common;
}

/** Forwards, or the newest row first. */
function isInOneDirection(cadence: usize): bool {
  let forwards = true;
  let backwards = true;
  let before: usize = 0;
  for (let stretch = firstStretch(cadence); stretch !== 0; stretch = nextStretch(cadence)) {
    const inside = load<f64>(stretch, STRETCH_STEP);
    const between = before === 0 ? 0 : load<f64>(stretch) - endOf(before);
    if (inside < 0 || between < 0) forwards = false;
    if (inside > 0 || between > 0) backwards = false;
    if (!forwards && !backwards) return false;
    before = stretch;
  }
  return true;
}

function countSorted(cadence: usize, rows: i32): void {
  const starts = sortedStarts(cadence, rows);
  let counts = openCounts();
  let step: f64 = 0;
  let times: f64 = 0;
  for (let at = 1; at < rows; at += 1) {
    const place = starts + ((<usize>at) << 3);
    const found = load<f64>(place) - load<f64>(place - 8);
    // Most are as the one before.
    if (found !== step) {
      counts = countStep(counts, step, times, ALL);
      step = found;
      times = 0;
    }
    times += 1;
  }
  store<i32>(cadence, <i32>countStep(counts, step, times, ALL), COUNTS);
}
