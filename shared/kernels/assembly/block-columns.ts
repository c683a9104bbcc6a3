/* The columns of a block of rows: see blocks.ts. */
import { MOST_PLACES, powers, VALUE, width } from './row-values';

/**
 * By value, 40 bytes: f64 what its numbers are to be multiplied by, f64 the largest that goes in (none does: no number is taken), i32
 * how many places all of a block have as they are written, i32 how many the next block will have, i32 the decimal mark, i32 whether empty
 * cells are taken, i32 how many places they have when they are multiplied, i32 nothing.
 */
export let columns: usize = 0;
export const COLUMN: usize = 40;
export const TIMES: usize = 0;
export const LARGEST: usize = 8;
export const PLACES: usize = 16;
export const WANTED: usize = 20;
export const MARK: usize = 24;
export const TAKES_EMPTY: usize = 28;
const CONVERTED: usize = 32;

/** Of the block, by value: i32 its lane, i32 the places of its numbers. */
export let blockLanes: usize = 0;
export let blockPlaces: usize = 0;

/** Beyond it a double is not every whole number. */
const MOST: f64 = 9007199254740991;

/** A block begins, of rows with this record. @param first of the values in the record */
export function beginColumns(first: usize): void {
  let value = first;
  let column = columns;
  for (let index: usize = 0; index < <usize>width; index += 1) {
    beginColumn(column, value);
    store<i32>(blockLanes + (index << 2), load<i32>(value, 20));
    store<i32>(blockPlaces + (index << 2), load<i32>(column, CONVERTED));
    value += VALUE;
    column += COLUMN;
  }
}

/** As `convert` of row-values.ts has it for a number with as many places. */
function beginColumn(column: usize, value: usize): void {
  const places = load<i32>(column, WANTED);
  let times = load<f64>(value, 8);
  let converted = places - load<i32>(value, 16);
  for (; converted < 0; converted += 1) times *= 10;
  let largest: f64 = -Infinity;
  if (load<i32>(value, 28) !== 0 && times > 0 && converted <= MOST_PLACES) {
    largest = Math.min(MOST, load<f64>(value) * load<f64>(powers + ((<usize>converted) << 3)));
  }
  store<f64>(column, times, TIMES);
  store<f64>(column, largest, LARGEST);
  store<i32>(column, places, PLACES);
  store<i32>(column, load<i32>(value, 24), TAKES_EMPTY);
  store<i32>(column, converted, CONVERTED);
}
