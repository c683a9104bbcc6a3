/*
 * The rows that go into the days of their series as most rows do (usage/lanes.ts), in WebAssembly: see rows.ts. What is not as usual is done
 * in JavaScript.
 */
import { addNull, addValue, FROM, powers, TO, touchHour } from './days';
import { lanes, mantissas, numbers, scales, starts } from './lane-rows';
import { DAY, endAll, handOver, laneOf, state, step, stepOver } from './lane-steps';
import { findDay, forgetOpened, openDayOf } from './new-days';

export { sums, words } from './block-sums';
export { addStart, commonStep, stretchesLeft } from './cadence';
export { text, told, toTell, writeDays } from './day-text';
export { keepFirst } from './first-rows';
export {
  blockLanes,
  blockNumbers,
  blockPlaces,
  blockStarts,
  blockStride,
  blockValues,
  blockWidth,
  left,
  putLeft,
  takeBlock,
} from './lane-blocks';
export { lanes, mantissas, numbers, scales, starts } from './lane-rows';
export { dayHolding, openCalendar, openDay, opened, openedLanes, openedStarts, tellDay } from './new-days';
export { addValue, endAll, handOver, powers, state, step };

/** Where the day of each row stands, as far as it was known when they came (0: it was not). */
export let days: usize = 0;

/** Of how many rows the day was not that of the row before in their lane, since it was asked last. */
let elsewhere: i32 = 0;
/** Rows are located so many at a time: what is read for them fits the nearest cache. */
const LOCATED: i32 = 128;
/** Nobody asks for it: it is there so that what is read for it is read. */
export let touched: i32 = 0;

/**
 * Where rows are in no order: finds the days of [from, to), and reads something of each hour. These rows are all over a memory that no near
 * cache holds, and a processor waits for several of them together as long as for one.
 */
function locate(from: i32, to: i32): void {
  const isScattered = 4 * elsewhere > LOCATED;
  elsewhere = 0;
  let read = 0;
  for (let at = from; at < to; at += 1) {
    let day: usize = 0;
    if (isScattered) {
      const start = load<f64>(starts + ((<usize>at) << 3));
      const lane = laneOf(load<i32>(lanes + ((<usize>at) << 2)));
      day = findDay(lane, start);
      elsewhere += <i32>(day !== <usize>load<i32>(lane, DAY));
      if (day !== 0) read += touchHour(day, start);
    }
    store<i32>(days + ((<usize>at) << 2), <i32>day);
  }
  touched = read;
}

/** Rows [from, size): first those from 0 on. @returns the first that does not simply go on; size: all do */
export function take(from: i32, size: i32): i32 {
  if (from === 0) forgetOpened();
  for (let at = from; at < size; at += 1) {
    if (at % LOCATED === 0) locate(at, min(at + LOCATED, size));
    const number = load<i32>(lanes + ((<usize>at) << 2));
    const start = load<f64>(starts + ((<usize>at) << 3));
    const scale = load<i32>(scales + ((<usize>at) << 2));
    const located = <usize>load<i32>(days + ((<usize>at) << 2));
    const lane = laneOf(number);
    const day = located === 0 ? dayOf(number, lane, start) : located;
    if (day === 0) return at;
    store<i32>(lane, <i32>day, DAY);
    const row = load<f64>(numbers + ((<usize>at) << 3));
    if (scale < 0) {
      addNull(day, start, row);
      stepOver(number, start);
      continue;
    }
    if (!addValue(<i32>day, start, load<f64>(mantissas + ((<usize>at) << 3)), scale, row)) return at;
    step(number, start);
  }
  return size;
}

/** The day of the lane that holds an instant, mostly that of the row before; 0: it is not known, and nor is when it begins. */
function dayOf(number: i32, lane: usize, start: f64): usize {
  const day = <usize>load<i32>(lane, DAY);
  if (day !== 0 && start >= load<f64>(day, FROM) && start < load<f64>(day, TO)) return day;
  elsewhere += 1;
  const found = findDay(lane, start);
  return found === 0 ? openDayOf(number, lane, start) : found;
}
