/*
 * The stretches of evenly spaced rows that a series remembers, in WebAssembly: see cadence.ts. Each is f64 its first start, f64 its step, f64
 * its steps. They stand in blocks: i32 the next one, i32 nothing, then so many of them. The series names the first block and the last.
 */
import { allocate } from './room';

export const STRETCH_STEP: usize = 8;
export const STRETCH_STEPS: usize = 16;
const STRETCH_BYTES: usize = 24;
const BLOCK_OF: i32 = 8;
const STRETCHES: usize = 8;
const BLOCK_BYTES: i32 = 8 + BLOCK_OF * 24;
/** Blocks are made so many at a time. */
const BLOCKS_MADE: i32 = 64;

/** Of a record: the stretch that is growing, the blocks of those before it, and how many these are. */
export const STRETCH: usize = 16;
const FIRST_BLOCK: usize = 48;
const LAST_BLOCK: usize = 52;
export const KEPT: usize = 56;

/** Blocks that nobody uses, each of which names the next. */
let free: usize = 0;

/** The stretch that was growing goes to the others. */
export function keepStretch(record: usize): void {
  const kept = load<i32>(record, KEPT);
  const inBlock = kept % BLOCK_OF;
  let block = <usize>load<i32>(record, LAST_BLOCK);
  if (inBlock === 0) {
    const next = takeBlock();
    if (block === 0) store<i32>(record, <i32>next, FIRST_BLOCK);
    else store<i32>(block, <i32>next);
    store<i32>(record, <i32>next, LAST_BLOCK);
    block = next;
  }
  const to = block + STRETCHES + <usize>inBlock * STRETCH_BYTES;
  store<f64>(to, load<f64>(record, STRETCH));
  store<f64>(to, load<f64>(record, STRETCH + STRETCH_STEP), STRETCH_STEP);
  store<f64>(to, load<f64>(record, STRETCH + STRETCH_STEPS), STRETCH_STEPS);
  store<i32>(record, kept + 1, KEPT);
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

/** The stretches are needed no more. */
export function dropStretches(record: usize): void {
  if (load<i32>(record, KEPT) === 0) return;
  store<i32>(<usize>load<i32>(record, LAST_BLOCK), <i32>free);
  free = <usize>load<i32>(record, FIRST_BLOCK);
}

/** Which stretch of a series is next, and the block that it is in. */
let next: i32 = 0;
let block: usize = 0;

export function firstStretch(record: usize): usize {
  next = 0;
  block = <usize>load<i32>(record, FIRST_BLOCK);
  return nextStretch(record);
}

/** @returns where it stands; 0: there are no more */
export function nextStretch(record: usize): usize {
  const at = next;
  const kept = load<i32>(record, KEPT);
  next += 1;
  if (at >= kept) return at === kept ? record + STRETCH : 0;
  if (at > 0 && at % BLOCK_OF === 0) block = <usize>load<i32>(block);
  return block + STRETCHES + <usize>(at % BLOCK_OF) * STRETCH_BYTES;
}

/** Where it ends. */
export function endOf(stretch: usize): f64 {
  return load<f64>(stretch) + load<f64>(stretch, STRETCH_STEP) * load<f64>(stretch, STRETCH_STEPS);
}
