/*
 * Blocks of rows (blocks.ts) go into the days of their series column by column, in WebAssembly: see lanes.ts. Row by row each value would meet a
 * lane, a day and an hour that were pushed out of the nearest cache by those of the other columns; a column meets them once. A column in which
 * anything is not as usual is left, and its values go one by one.
 */
import { beginSums, HIGH, LARGEST, LOW, SMALLEST, sums, sumUp, ZEROS } from './block-sums';
import { addToHour, HOUR_LENGTH, hourOf, mayBeFirst, powers, seeEarly, widenDay } from './days';
import { lanes, mantissas, numbers, scales, starts } from './lane-rows';
import { DAY, goStraight, isStraight, laneOf } from './lane-steps';

/** The block (LaneBlock of model/usage.ts). */
export let blockValues: usize = 0;
export let blockStarts: usize = 0;
export let blockNumbers: usize = 0;
export let blockLanes: usize = 0;
export let blockPlaces: usize = 0;
export let blockWidth: i32 = 0;
export let blockStride: i32 = 0;

/** The columns that are left, i32 each, and how many. */
export let left: usize = 0;
let leftCount: i32 = 0;
/** The next value of them. */
let nextRow: i32 = 0;
let nextLeft: i32 = 0;

/** The time of all rows: when the first and the last start, the step between them (0: there is one), and when their hour begins. */
let first: f64 = 0;
let last: f64 = 0;
let step: f64 = 0;
let hourBegins: f64 = 0;

/** @returns whether some columns are left */
export function takeBlock(rows: i32): bool {
  leftCount = 0;
  nextRow = 0;
  nextLeft = 0;
  const isEven = areEven(rows);
  if (isEven) beginSums(rows, blockStarts, hourBegins);
  const apart = (<usize>blockStride) << 3;
  for (let column = 0; column < blockWidth; column += 4) {
    if (isEven) sumUp(rows, blockValues + ((<usize>column) << 3), apart, powersOf(column), powersOf(column + 2));
    const end = min(column + 4, blockWidth);
    for (let at = column; at < end; at += 1) if (!isEven || !takeColumn(rows, at, <usize>(at - column))) leave(at);
  }
  return leftCount > 0;
}

/** Of two columns. */
function powersOf(column: i32): v128 {
  return f64x2.replace_lane(f64x2.splat(powerOf(column)), 1, powerOf(column + 1));
}

function powerOf(column: i32): f64 {
  return load<f64>(powers + ((<usize>placesOf(column)) << 3));
}

function placesOf(column: i32): i32 {
  return load<i32>(blockPlaces + ((<usize>column) << 2));
}

function areEven(rows: i32): bool {
  first = load<f64>(blockStarts);
  step = rows === 1 ? 0 : load<f64>(blockStarts, 8) - first;
  let before = first;
  for (let row: usize = 1; row < <usize>rows; row += 1) {
    const start = load<f64>(blockStarts + (row << 3));
    if (start - before !== step) return false;
    before = start;
  }
  last = before;
  hourBegins = Math.floor(first / <f64>HOUR_LENGTH) * <f64>HOUR_LENGTH;
  return (step > 0 || rows === 1) && last < hourBegins + <f64>HOUR_LENGTH;
}

/** @param among the four that were summed up @returns false: nothing was done */
function takeColumn(rows: i32, column: i32, among: usize): bool {
  const lane = laneOf(load<i32>(blockLanes + ((<usize>column) << 2)));
  const day = <usize>load<i32>(lane, DAY);
  if (day === 0 || !isStraight(lane, first, step)) return false;
  const hour = hourOf(day, hourBegins, first, last);
  if (hour === 0) return false;
  const wide = sums + (among << 3);
  const narrow = sums + (among << 2);
  if (!addToHour(hour, rows, load<f64>(wide), placesOf(column), load<u32>(narrow, LOW), load<u32>(narrow, HIGH))) return false;
  const power = powerOf(column);
  const smallest = load<f64>(wide, SMALLEST) / power;
  const largest = load<f64>(wide, LARGEST) / power;
  const lastNumber = load<f64>(blockNumbers + ((<usize>(rows - 1)) << 3));
  widenDay(day, smallest, largest, load<i32>(wide, ZEROS), load<f64>(blockNumbers), lastNumber);
  if (mayBeFirst(day, first, last)) keepFirstOf(rows, column, day, power);
  goStraight(lane, rows, last);
  return true;
}

function keepFirstOf(rows: i32, column: i32, day: usize, power: f64): void {
  for (let row = 0; row < rows; row += 1)
    seeEarly(day, load<f64>(blockStarts + ((<usize>row) << 3)), load<f64>(valueAt(row, column)) / power);
}

function valueAt(row: i32, column: i32): usize {
  return blockValues + ((<usize>(row * blockStride + column)) << 3);
}

function leave(column: i32): void {
  store<i32>(left + ((<usize>leftCount) << 2), column);
  leftCount += 1;
}

/** The values that are left go to these columns of rows, in the order of the file. @returns how many; 0: there are no more */
export function putLeft(rows: i32, most: i32): i32 {
  let size = 0;
  for (; nextRow < rows && leftCount > 0; nextRow += 1) {
    for (; nextLeft < leftCount; nextLeft += 1) {
      if (size === most) return size;
      putValue(size, nextRow, load<i32>(left + ((<usize>nextLeft) << 2)));
      size += 1;
    }
    nextLeft = 0;
  }
  return size;
}

function putValue(at: i32, row: i32, column: i32): void {
  const mantissa = load<f64>(blockValues + ((<usize>(row * blockStride + column)) << 3));
  const isNone = isNaN(mantissa);
  store<f64>(starts + ((<usize>at) << 3), load<f64>(blockStarts + ((<usize>row) << 3)));
  store<f64>(numbers + ((<usize>at) << 3), load<f64>(blockNumbers + ((<usize>row) << 3)));
  store<i32>(lanes + ((<usize>at) << 2), load<i32>(blockLanes + ((<usize>column) << 2)));
  store<i32>(scales + ((<usize>at) << 2), isNone ? -1 : placesOf(column));
  store<f64>(mantissas + ((<usize>at) << 3), isNone ? 0 : mantissa);
}
