/*
 * How often there was each step between rows, in WebAssembly: see cadence.ts. Counts begin small; where they stand changes as they grow.
 *
 * i32 how many places they have, i32 how many steps are counted, then SEEN_BITS bits, of which each step that is counted has one, then f64 each
 * step (0: none) and then, in the same order, f64 how often there was each.
 */
import { allocate } from './room';

const COUNTED: usize = 4;
const SEEN: usize = 8;
const SEEN_BITS: u64 = 1024;
const STEPS: usize = 136;
const FIRST_PLACES: i32 = 16;

/** Where counts that nobody needs stand, by how many places they have; each names the next. */
let spare: usize = 0;
const SIZES: i32 = 32;

export function openCounts(): usize {
  return take(FIRST_PLACES);
}

/** Where nobody asks for them any more, another series may have the place. */
export function closeCounts(counts: usize): void {
  const list = spareOf(load<i32>(counts));
  store<i32>(counts, load<i32>(list), COUNTED);
  store<i32>(list, <i32>counts);
}

function spareOf(places: i32): usize {
  if (spare === 0) spare = <usize>allocate(4 * SIZES);
  return spare + ((<usize>ctz(places)) << 2);
}

function take(places: i32): usize {
  const list = spareOf(places);
  let counts = <usize>load<i32>(list);
  const bytes = <i32>STEPS + 16 * places;
  if (counts === 0) counts = <usize>allocate(bytes);
  else {
    store<i32>(list, load<i32>(counts, COUNTED));
    memory.fill(counts, 0, <usize>bytes);
  }
  store<i32>(counts, places);
  return counts;
}

/**
 * So many steps more of one length.
 * @param most different steps that are counted: others are left out
 * @returns where the counts stand now
 */
export function countStep(counts: usize, step: f64, times: f64, most: i32): usize {
  if (!(step > 0 && times > 0)) return counts;
  const hash = hashOf(step);
  const counted = load<i32>(counts, COUNTED);
  // Where no more are counted, nearly all steps of rows in no order are others: not to look for them saves half the time.
  if (counted >= most && (load<u8>(seenOf(counts, hash)) & bitOf(hash)) === 0) return counts;
  const places = load<i32>(counts);
  const place = placeOf(counts, places, step, hash);
  const often = place + ((<usize>places) << 3);
  if (load<f64>(place) === step) {
    store<f64>(often, load<f64>(often) + times);
    return counts;
  }
  if (counted >= most) return counts;
  if (2 * counted >= places) return countStep(widen(counts), step, times, most);
  store<f64>(place, step);
  store<f64>(often, times);
  const seen = seenOf(counts, hash);
  store<u8>(seen, load<u8>(seen) | bitOf(hash));
  store<i32>(counts, counted + 1, COUNTED);
  return counts;
}

/** The most common step; of several the smallest; 0: there is none. */
export function mostCommon(counts: usize): f64 {
  const places = load<i32>(counts);
  let common: f64 = 0;
  let most: f64 = 0;
  for (let at = 0; at < places; at += 1) {
    const place = counts + STEPS + ((<usize>at) << 3);
    const step = load<f64>(place);
    const times = load<f64>(place + ((<usize>places) << 3));
    if (times < most || (times === most && step >= common)) continue;
    common = step;
    most = times;
  }
  return common;
}

function hashOf(step: f64): u64 {
  return (reinterpret<u64>(step) * <u64>0x9e3779b1) >> 32;
}

function seenOf(counts: usize, hash: u64): usize {
  return counts + SEEN + <usize>((hash % SEEN_BITS) >> 3);
}

function bitOf(hash: u64): u8 {
  return (<u8>1) << (<u8>(hash & 7));
}

/** Where the step is counted, or would be. */
function placeOf(counts: usize, places: i32, step: f64, hash: u64): usize {
  let place = <i32>(hash >> 10) & (places - 1);
  while (true) {
    const at = counts + STEPS + ((<usize>place) << 3);
    const found = load<f64>(at);
    if (found === step || found === 0) return at;
    place = (place + 1) & (places - 1);
  }
}

function widen(before: usize): usize {
  const places = load<i32>(before);
  const most = load<i32>(before, COUNTED) + 1;
  let counts = take(2 * places);
  for (let at = 0; at < places; at += 1) {
    const place = before + STEPS + ((<usize>at) << 3);
    counts = countStep(counts, load<f64>(place), load<f64>(place + ((<usize>places) << 3)), most);
  }
  closeCounts(before);
  return counts;
}
