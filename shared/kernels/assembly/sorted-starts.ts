/* The starts of all rows of a series, in order, in WebAssembly: see cadence.ts. */
import { allocate } from './room';
import { endOf, firstStretch, nextStretch, STRETCH_STEP, STRETCH_STEPS } from './stretches';

/** So many rows share a part of the time, as a rule. */
const ROWS_OF_A_PART: i32 = 2;
/** With more of them in one part than this, they are not spread over the time. */
const MOST_OF_A_PART: i32 = 64;

/** Room for so many starts and, behind them, as many numbers of 32 bits, for one series after the other. */
let room: usize = 0;
let most: i32 = 0;

/** The first row; and how many parts of the time there are in a millisecond. */
let low: f64 = 0;
let partsOfOne: f64 = 0;

/**
 * Rows are mostly spread over the time: put into parts of it, they are nearly in order already, which takes a fifth of the time of sorting.
 * @param rows all of the series, at two instants at least
 * @returns where they stand, each a number of 64 bits, until the next series asks
 */
export function sortedStarts(record: usize, rows: i32): usize {
  reach(rows);
  const parts = rows / ROWS_OF_A_PART + 1;
  findParts(record, parts);
  const places = room + ((<usize>most) << 3);
  memory.fill(places, 0, (<usize>(parts + 1)) << 2);
  const fullest = countParts(record, places);
  for (let part = 1; part <= parts; part += 1) {
    const place = places + ((<usize>part) << 2);
    store<i32>(place, load<i32>(place) + load<i32>(place - 4));
  }
  fillParts(record, places);
  if (fullest > MOST_OF_A_PART) sortFar(rows);
  else sortNearby(rows);
  return room;
}

function reach(rows: i32): void {
  if (rows + 4 <= most) return;
  most = 1024;
  while (most < rows + 4) most *= 2;
  room = <usize>allocate(12 * most);
}

function findParts(record: usize, parts: i32): void {
  low = Infinity;
  let high = -Infinity;
  for (let stretch = firstStretch(record); stretch !== 0; stretch = nextStretch(record)) {
    const first = load<f64>(stretch);
    const last = endOf(stretch);
    low = Math.min(low, Math.min(first, last));
    high = Math.max(high, Math.max(first, last));
  }
  partsOfOne = <f64>(parts - 1) / (high - low);
}

function partOf(start: f64): i32 {
  return <i32>((start - low) * partsOfOne);
}

/** How many rows there are in each part, at the part's place and one more. @returns how many there are in the fullest */
function countParts(record: usize, places: usize): i32 {
  let fullest = 0;
  for (let stretch = firstStretch(record); stretch !== 0; stretch = nextStretch(record)) {
    const step = load<f64>(stretch, STRETCH_STEP);
    const steps = load<f64>(stretch, STRETCH_STEPS);
    for (let at: f64 = 0; at <= steps; at += 1) {
      const place = places + ((<usize>(partOf(load<f64>(stretch) + at * step) + 1)) << 2);
      const rows = load<i32>(place) + 1;
      store<i32>(place, rows);
      if (rows > fullest) fullest = rows;
    }
  }
  return fullest;
}

/** Each row goes to its part: the places say where the next of each goes. */
function fillParts(record: usize, places: usize): void {
  for (let stretch = firstStretch(record); stretch !== 0; stretch = nextStretch(record)) {
    const step = load<f64>(stretch, STRETCH_STEP);
    const steps = load<f64>(stretch, STRETCH_STEPS);
    for (let at: f64 = 0; at <= steps; at += 1) {
      const start = load<f64>(stretch) + at * step;
      const place = places + ((<usize>partOf(start)) << 2);
      const to = load<i32>(place);
      store<i32>(place, to + 1);
      store<f64>(room + ((<usize>to) << 3), start);
    }
  }
}

/** Starts that are only a few places from where they belong. */
function sortNearby(rows: i32): void {
  const end = room + ((<usize>rows) << 3);
  for (let at = room + 8; at < end; at += 8) {
    const start = load<f64>(at);
    let to = at;
    for (; to > room && load<f64>(to - 8) > start; to -= 8) store<f64>(to, load<f64>(to - 8));
    store<f64>(to, start);
  }
}

/** Any starts: a heap, whose largest goes to the end again and again. */
function sortFar(rows: i32): void {
  for (let at = rows / 2 - 1; at >= 0; at -= 1) sink(at, rows);
  for (let end = rows - 1; end > 0; end -= 1) {
    const last = room + ((<usize>end) << 3);
    const largest = load<f64>(room);
    store<f64>(room, load<f64>(last));
    store<f64>(last, largest);
    sink(0, end);
  }
}

/** What stands at a place of the heap goes down to where it belongs. */
function sink(from: i32, end: i32): void {
  const start = load<f64>(room + ((<usize>from) << 3));
  let at = from;
  while (2 * at + 1 < end) {
    let child = 2 * at + 1;
    if (child + 1 < end && load<f64>(room + ((<usize>(child + 1)) << 3)) > load<f64>(room + ((<usize>child) << 3))) child += 1;
    const larger = load<f64>(room + ((<usize>child) << 3));
    if (larger <= start) break;
    store<f64>(room + ((<usize>at) << 3), larger);
    at = child;
  }
  store<f64>(room + ((<usize>at) << 3), start);
}
