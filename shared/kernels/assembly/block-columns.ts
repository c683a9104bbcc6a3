/* The columns of a block of rows: see blocks.ts. */
import { MOST_PLACES, powers, VALUE, width } from './row-values';

/**
 * By value, what nearly each cell is read with, 32 bytes: f64 the largest number that goes in (none does: no number is taken), u64 the characters
 * before the mark, of eight that a number of as many places ends with, u64 the mark's, i32 how many characters it has at least, i32 how many more
 * it may have.
 */
export let columns: usize = 0;
export const COLUMN: usize = 32;
export const LARGEST: usize = 0;
export const BEFORE_MARK: usize = 8;
export const AT_MARK: usize = 16;
export const SHORTEST: usize = 24;
export const MORE: usize = 28;
/**
 * And what the others are read with, 16 bytes: i32 how many places all of a block have as they are written, i32 how many the next block will have,
 * i32 the decimal mark, i32 whether empty cells are taken.
 */
export let settings: usize = 0;
export const SETTING: usize = 16;
export const PLACES: usize = 0;
export const WANTED: usize = 4;
export const MARK: usize = 8;
export const TAKES_EMPTY: usize = 12;

/** By value, f64 each: what numbers are to be multiplied by; and whether any of them is to be. */
export let factors: usize = 0;
export let isConverted: bool = false;

/** Of the block, by value: i32 its lane, i32 the places of its numbers. */
export let blockLanes: usize = 0;
export let blockPlaces: usize = 0;

/** Beyond it a double is not every whole number. */
const MOST: f64 = 9007199254740991;

/** A block begins, of rows with this record. @param first of the values in the record */
export function beginColumns(first: usize): void {
  let value = first;
  isConverted = false;
  for (let index: usize = 0; index < <usize>width; index += 1) {
    const setting = settings + index * SETTING;
    const places = load<i32>(setting, WANTED);
    store<i32>(setting, places, PLACES);
    store<i32>(setting, load<i32>(value, 24), TAKES_EMPTY);
    store<i32>(blockLanes + (index << 2), load<i32>(value, 20));
    beginCharacters(columns + index * COLUMN, places);
    beginNumbers(index, places, value);
    value += VALUE;
  }
}

/** How numbers with as many places are written in eight characters; more than six leave no room for a digit before their mark. */
function beginCharacters(column: usize, places: i32): void {
  const isMarked = places > 0 && places <= 6;
  const bits = <u64>((7 - places) << 3);
  store<u64>(column, isMarked ? ((<u64>1) << bits) - 1 : 0, BEFORE_MARK);
  store<u64>(column, isMarked ? (<u64>255) << bits : 0, AT_MARK);
  const shortest = isMarked ? places + 2 : places === 0 ? 1 : i32.MAX_VALUE;
  store<i32>(column, shortest, SHORTEST);
  store<i32>(column, places > 6 ? 0 : 8 - shortest, MORE);
}

/** As `convert` of row-values.ts has it for a number with as many places. */
function beginNumbers(index: usize, places: i32, value: usize): void {
  let times = load<f64>(value, 8);
  let converted = places - load<i32>(value, 16);
  for (; converted < 0; converted += 1) times *= 10;
  let largest: f64 = -Infinity;
  if (load<i32>(value, 28) !== 0 && times > 0 && converted <= MOST_PLACES) {
    largest = Math.min(MOST, load<f64>(value) * load<f64>(powers + ((<usize>converted) << 3)));
  }
  // Divided, it may be a little less: such a number goes another way.
  store<f64>(columns + index * COLUMN, times === 1 ? largest : Math.floor(largest / times) - 1, LARGEST);
  store<f64>(factors + (index << 3), times);
  store<i32>(blockPlaces + (index << 2), converted);
  if (times !== 1) isConverted = true;
}

/** The numbers of a row, in the units of their series. */
export function convertRow(row: usize): void {
  if (!isConverted) return;
  for (let index: usize = 0; index < <usize>width; index += 1) {
    const place = row + (index << 3);
    store<f64>(place, load<f64>(place) * load<f64>(factors + (index << 3)));
  }
}
