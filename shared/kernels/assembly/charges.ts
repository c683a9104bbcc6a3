/*
 * The lines of a bill that are as others were (scan/charge-way.ts), in WebAssembly: see rows.ts. A line whose terms and times are written like
 * those of lines before, with a plain number for its quantity, says what they said; its other cells are looked at only to find where they end.
 */

import { expected, find, goOn, lastOf } from './cell-book';
import { endOf, findCells, isOther, startOf } from './cell-bounds';
import { product, tenTimes } from './far-numbers';
import { follow, see } from './row-templates';
import { mantissas, number, scales } from './row-values';

export { add, openBook } from './cell-book';
export { bounds, columns } from './cell-bounds';
export { varied, varying } from './row-templates';
export { delimiter, mantissas, powers, scales } from './row-values';

/** The text of a row has a byte that is not of ASCII. */
declare function seeText(from: i32, to: i32): void;

/** Why the rows stop. */
const ENDED: i32 = 0;
/** The next row must be read as a whole. */
const WHOLE_ROW: i32 = 1;
/** The row before `position` was read, and is at fault or goes to its series the long way. */
const TOLD: i32 = 2;
/** There is no room for more. */
const FULL: i32 = 3;
/** The times of the next row, whose terms are known, are new; or its terms are. */
const NEW_TIMES: i32 = 4;
const NEW_TERMS: i32 = 5;

/** What the entry of some terms says: f64 the length of rows that go into its lanes (NaN: none do), i32 its values, and how many. */
const LENGTH: usize = 16;
const VALUES: usize = 32;
const COUNT: usize = 36;
/** Less than none: no quantity is asked for, the row is at fault. */
const FAULT: i32 = -1;
/** What the entry of some times says, f64: when a row starts and how long it is. */
const START: usize = 24;
/** A value: f64 times, f64 how long before its stamp a row starts, i32 power of ten, i32 lane. */
const VALUE: usize = 24;

/** A sum of some hundred of these is exact, with two places more. */
const LARGE: f64 = 1e12;
const MOST_PLACES: i32 = 22;

/** The books of terms and of times; the columns of the quantities, as i32, how many, and their decimal mark. */
export let terms: usize = 0;
export let times: usize = 0;
export let quantities: usize = 0;
export let quantityCount: i32 = 0;
export let mark: i32 = 0;

/** Of the rows that were read, by value in columns beside those of row-values.ts: f64 starts, f64 line numbers, i32 lanes. */
export let starts: usize = 0;
export let numbers: usize = 0;
export let lanes: usize = 0;
/** How many values there are, and from how many on there is no room. The quantity of the row at hand stands at `quantity`. */
export let size: i32 = 0;
export let most: i32 = 0;
export let quantity: i32 = 0;

/** Where the next row begins, how many rows were read, and how many of them are at no fault and in their lanes. */
export let position: usize = 0;
export let repeated: i32 = 0;
/** The terms and the times of the row that was read last, or that it stopped at. 0: they are new. */
export let kind: usize = 0;
export let extent: usize = 0;

/** Rows from `position` on, up to `end`. @param row line number of the first @returns why they stop */
export function repeat(end: usize, row: f64): i32 {
  repeated = 0;
  while (position < end) {
    if (size > most) return FULL;
    let after = followOne(end);
    const isLikeBefore = after !== 0;
    if (!isLikeBefore) {
      after = findCells(position);
      if (after === 0) return WHOLE_ROW;
      kind = find(terms);
    }
    // Also of cells that nobody looks at, bytes that are no text mean another encoding.
    if (isOther) seeText(<i32>position, <i32>after);
    const why = take(row + <f64>repeated);
    if (why === WHOLE_ROW || why === NEW_TIMES || why === NEW_TERMS) return why;
    if (!isLikeBefore) see(kind, position, after);
    position = after;
    repeated += 1;
    if (why === TOLD) return TOLD;
  }
  return ENDED;
}

/** Reads the row as one of the kind that followed last time, or of the kind of the row before. @returns the position after it; 0: it is none */
function followOne(end: usize): usize {
  const next = expected(terms);
  const last = lastOf(terms);
  let after: usize = 0;
  if (next !== 0) after = follow(next, position, end);
  kind = next;
  if (after === 0 && last !== 0 && last !== next) {
    after = follow(last, position, end);
    kind = last;
  }
  if (after !== 0) goOn(terms, kind);
  return after;
}

function take(row: f64): i32 {
  if (kind === 0) {
    extent = find(times);
    return NEW_TERMS;
  }
  const count = load<i32>(kind, COUNT);
  if (count === FAULT) return TOLD;
  extent = find(times);
  if (extent === 0) return NEW_TIMES;
  if (!readQuantity()) return WHOLE_ROW;
  if (load<f64>(kind, LENGTH) !== load<f64>(extent, LENGTH)) return TOLD;
  let value = <usize>load<i32>(kind, VALUES);
  for (let index = 0; index < count; index += 1) {
    if (!convert(value, size + index)) return TOLD;
    value += VALUE;
  }
  keep(count, row);
  return ENDED;
}

/** The first of its columns that is filled, as a plain number. @returns false: there is anything else in them */
function readQuantity(): bool {
  for (let index = 0; index < quantityCount; index += 1) {
    const column = load<i32>(quantities + ((<usize>index) << 2));
    const quote = load<u8>(startOf(column)) === 34 ? 1 : 0;
    const start = startOf(column) + quote;
    const end = endOf(column) - quote;
    if (start !== end) return number(start, mark, quantity) === end;
  }
  store<i32>(scales + ((<usize>quantity) << 2), -1);
  return true;
}

/** The quantity, in the unit of a series. @returns false: not exactly */
function convert(value: usize, place: i32): bool {
  let scale = load<i32>(scales + ((<usize>quantity) << 2));
  store<i32>(scales + ((<usize>place) << 2), scale);
  if (scale < 0) {
    store<f64>(mantissas + ((<usize>place) << 3), 0);
    return true;
  }
  const times = load<f64>(value);
  const power = load<i32>(value, 16);
  let mantissa = load<f64>(mantissas + ((<usize>quantity) << 3));
  if (mantissa * times > LARGE) {
    // Bills write the same places everywhere: without the zeros behind it the product is mostly exact, and so are sums of it.
    let whole = <u64>mantissa;
    for (; scale > 0 && whole % 10 === 0; scale -= 1) whole /= 10;
    mantissa = <f64>whole;
  }
  mantissa = product(mantissa, times);
  scale -= power;
  if (scale < 0) {
    mantissa = tenTimes(mantissa, -scale);
    scale = 0;
  }
  if (isNaN(mantissa) || scale > MOST_PLACES) return false;
  store<f64>(mantissas + ((<usize>place) << 3), mantissa);
  store<i32>(scales + ((<usize>place) << 2), scale);
  return true;
}

function keep(count: i32, row: f64): void {
  const start = load<f64>(extent, START);
  let value = <usize>load<i32>(kind, VALUES);
  for (let at = size; at < size + count; at += 1) {
    store<f64>(starts + ((<usize>at) << 3), start - load<f64>(value, 8));
    store<f64>(numbers + ((<usize>at) << 3), row);
    store<i32>(lanes + ((<usize>at) << 2), load<i32>(value, 20));
    value += VALUE;
  }
  size += count;
}

/** Is the quantity of the row whose cells were found a plain number, or none? */
export function isPlain(): bool {
  return readQuantity();
}
