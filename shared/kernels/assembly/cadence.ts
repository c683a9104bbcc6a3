/*
 * The steps between the rows of a series (usage/cadence.ts), in WebAssembly: see rows.ts. Rows are remembered as stretches of evenly spaced
 * ones, so that they can be put in order at the end; where there are too many stretches, the steps between neighbours of the file are
 * counted. The places stand in usage/cadence-record.ts too.
 */
import { allocate } from './room';

/** The row before (NaN: none) and how long after the one before it it came. */
const LAST: usize = 0;
const STEP: usize = 8;
/** The stretch that is growing. */
const STRETCH: usize = 16;
const ROWS: usize = 40;
/** Those before it: the first block of them and the last, and how many they are. */
const FIRST_BLOCK: usize = 48;
const LAST_BLOCK: usize = 52;
const KEPT: usize = 56;
/** Where steps are counted; 0: stretches are remembered. */
const COUNTER: usize = 60;

/** A stretch: its first start, its step, its steps. */
const STRETCH_STEP: usize = 8;
const STRETCH_STEPS: usize = 16;
const STRETCH_BYTES: usize = 24;

/** A block: i32 the next one, i32 nothing, then its stretches. */
const BLOCK_OF: i32 = 8;
const STRETCHES: usize = 8;
const BLOCK_BYTES: i32 = 8 + BLOCK_OF * 24;
/** Blocks are made so many at a time. */
const BLOCKS_MADE: i32 = 64;

/** A counter: i32 its places less one, i32 how many steps it counts, then f64 each step (0: none) and then, in the same order, f64 how often. */
const COUNTED: usize = 4;
const COUNTS: usize = 8;
const FIRST_PLACES: i32 = 16;
/** Different steps counted: enough to find the common one, few enough to be bounded. */
const MOST_COUNTED: i32 = 64;

/** How many stretches may still be remembered, by all series together. */
export let stretchesLeft: i32 = 0;

/** Blocks that nobody uses, each of which names the next. */
let free: usize = 0;

/** A row of the series starts. */
export function addStart(place: i32, start: f64): void {
  const cadence = <usize>place;
  const from = load<f64>(cadence, LAST);
  if (start === from) return;
  const isFirst = isNaN(from);
  const step = isFirst ? 0 : start - from;
  store<f64>(cadence, load<f64>(cadence, ROWS) + 1, ROWS);
  if (load<i32>(cadence, COUNTER) !== 0) {
    if (!isFirst) count(cadence, Math.abs(step), 1);
  } else if (!isFirst && (load<f64>(cadence, STRETCH + STRETCH_STEPS) === 0 || load<f64>(cadence, STRETCH + STRETCH_STEP) === step)) {
    lengthen(cadence, step, 1);
  } else begin(cadence, start, isFirst);
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
  if (load<i32>(cadence, COUNTER) !== 0) count(cadence, Math.abs(step), more);
  else lengthen(cadence, step, more);
}

function lengthen(cadence: usize, step: f64, steps: f64): void {
  store<f64>(cadence, step, STRETCH + STRETCH_STEP);
  store<f64>(cadence, load<f64>(cadence, STRETCH + STRETCH_STEPS) + steps, STRETCH + STRETCH_STEPS);
}

/** Another stretch. */
function begin(cadence: usize, start: f64, isFirst: bool): void {
  if (stretchesLeft === 0) {
    countInOrder(<i32>cadence);
    if (!isFirst) count(cadence, Math.abs(start - load<f64>(cadence, LAST)), 1);
    return;
  }
  stretchesLeft -= 1;
  if (!isFirst) keepStretch(cadence);
  store<f64>(cadence, start, STRETCH);
  store<f64>(cadence, 0, STRETCH + STRETCH_STEP);
  store<f64>(cadence, 0, STRETCH + STRETCH_STEPS);
}

/** The stretch that was growing goes to the others. */
function keepStretch(cadence: usize): void {
  const kept = load<i32>(cadence, KEPT);
  const inBlock = kept % BLOCK_OF;
  let block = <usize>load<i32>(cadence, LAST_BLOCK);
  if (inBlock === 0) {
    const next = takeBlock();
    if (block === 0) store<i32>(cadence, <i32>next, FIRST_BLOCK);
    else store<i32>(block, <i32>next);
    store<i32>(cadence, <i32>next, LAST_BLOCK);
    block = next;
  }
  const to = block + STRETCHES + <usize>inBlock * STRETCH_BYTES;
  store<f64>(to, load<f64>(cadence, STRETCH));
  store<f64>(to, load<f64>(cadence, STRETCH + STRETCH_STEP), STRETCH_STEP);
  store<f64>(to, load<f64>(cadence, STRETCH + STRETCH_STEPS), STRETCH_STEPS);
  store<i32>(cadence, kept + 1, KEPT);
}

function takeBlock(): usize {
  if (free === 0) {
    free = <usize>allocate(BLOCKS_MADE * BLOCK_BYTES);
    const last = free + <usize>((BLOCKS_MADE - 1) * BLOCK_BYTES);
    for (let block = free; block < last; block += BLOCK_BYTES) store<i32>(block, <i32>block + BLOCK_BYTES);
  }
  const taken = free;
  free = <usize>load<i32>(taken);
  store<i32>(taken, 0);
  return taken;
}

/** From here on only the steps between neighbours of the file are counted: also those up to here. */
export function countInOrder(place: i32): void {
  const cadence = <usize>place;
  if (load<i32>(cadence, COUNTER) !== 0) return;
  openCounter(cadence, FIRST_PLACES);
  if (isNaN(load<f64>(cadence, LAST))) return;
  const kept = load<i32>(cadence, KEPT);
  let block = <usize>load<i32>(cadence, FIRST_BLOCK);
  let before = NaN;
  for (let at = 0; at < kept; at += 1) {
    if (at > 0 && at % BLOCK_OF === 0) block = <usize>load<i32>(block);
    before = countStretch(cadence, block + STRETCHES + <usize>(at % BLOCK_OF) * STRETCH_BYTES, before);
  }
  countStretch(cadence, cadence + STRETCH, before);
  stretchesLeft += kept + 1;
  if (kept === 0) return;
  store<i32>(<usize>load<i32>(cadence, LAST_BLOCK), <i32>free);
  free = <usize>load<i32>(cadence, FIRST_BLOCK);
}

/** @param before where the stretch before it ended; NaN: there is none. @returns where this one ends */
function countStretch(cadence: usize, stretch: usize, before: f64): f64 {
  const first = load<f64>(stretch);
  const step = load<f64>(stretch, STRETCH_STEP);
  const steps = load<f64>(stretch, STRETCH_STEPS);
  if (!isNaN(before)) count(cadence, Math.abs(first - before), 1);
  count(cadence, Math.abs(step), steps);
  return first + step * steps;
}

function openCounter(cadence: usize, places: i32): void {
  const counter = allocate(<i32>COUNTS + 16 * places);
  store<i32>(<usize>counter, places - 1);
  store<i32>(cadence, counter, COUNTER);
}

function count(cadence: usize, step: f64, times: f64): void {
  if (!(step > 0 && times > 0)) return;
  const counter = <usize>load<i32>(cadence, COUNTER);
  const last = load<i32>(counter);
  const place = placeOf(counter, last, step);
  const counts = place + ((<usize>(last + 1)) << 3);
  if (load<f64>(place) === step) {
    store<f64>(counts, load<f64>(counts) + times);
    return;
  }
  const counted = load<i32>(counter, COUNTED);
  if (counted === MOST_COUNTED) return;
  store<f64>(place, step);
  store<f64>(counts, times);
  store<i32>(counter, counted + 1, COUNTED);
  if (2 * (counted + 1) > last) widen(cadence, counter, last);
}

/** Where the step is counted, or would be. */
function placeOf(counter: usize, last: i32, step: f64): usize {
  let place = <i32>((reinterpret<u64>(step) * <u64>0x9e3779b1) >> 52) & last;
  while (true) {
    const at = counter + COUNTS + ((<usize>place) << 3);
    const found = load<f64>(at);
    if (found === step || found === 0) return at;
    place = (place + 1) & last;
  }
}

function widen(cadence: usize, before: usize, last: i32): void {
  openCounter(cadence, 2 * (last + 1));
  const counter = <usize>load<i32>(cadence, COUNTER);
  store<i32>(counter, load<i32>(before, COUNTED), COUNTED);
  for (let place = 0; place <= last; place += 1) {
    const from = before + COUNTS + ((<usize>place) << 3);
    const step = load<f64>(from);
    if (step === 0) continue;
    const to = placeOf(counter, 2 * last + 1, step);
    store<f64>(to, step);
    store<f64>(to + ((<usize>(2 * (last + 1))) << 3), load<f64>(from + ((<usize>(last + 1)) << 3)));
  }
}
