/*
 * Rows of many values that come one after the other as the same outline, and soon: they are kept in blocks, which go into their series column by
 * column (lane-blocks.ts). Nothing that is the same for a column or for a row is done for each value then. See rows.ts.
 */
import { beginRow, isWider, readCells } from './block-cells';
import { beginColumns, convertRow } from './block-columns';
import { isSame } from './bytes';
import { BACK, IN_BLOCKS, PIECES, recordOf, valuesIn, WAY, WAY_LONG, ZONE } from './outlines';
import { findTime, hour, lastLength, stamp, ZONE_OF_HOUR } from './row-time';
import { fractions, width } from './row-values';

/** By row: f64 its values, `stride` of them; f64 when it starts, f64 its line number. */
export let blockValues: usize = 0;
export let blockStarts: usize = 0;
export let blockNumbers: usize = 0;
/** For how many values there are places in a row. */
export let stride: i32 = 0;
/** How many rows there are, for how many there is room, and their outline: its columns are as it was learnt (-1: that of none is). */
export let blockRows: i32 = 0;
export let mostBlockRows: i32 = 0;
export let blockOutline: i32 = -1;

const HOUR: f64 = 3600000;
/** So many values must come in an hour, and a row at least so soon after the one before, that blocks are worth their beginning and end. */
const WORTH: f64 = 256;
const SOON: f64 = 900000;

/** Are numbers of the next block to have more places? */
let areColumnsOld: bool = false;
/** The hour of UTC in which the rows of the block start. */
let blockHour: f64 = 0;
/** The stamp of the row before, how long it came after the one before it, and how many rows before it came as long after each other. */
let before: f64 = 0;
let stepBefore: f64 = 0;
let even: i32 = 0;
/** Series know their step from so many rows on: a block that came sooner would go into them row by row. */
const KNOWN: i32 = 2;

/** Falls where rows are not as their columns have them, and rises where they are; where it is used up, no more are tried. */
let patience: i32 = 64;
const MOST_PATIENCE: i32 = 64;
const REFUSED: i32 = 8;

/** Any row was read. */
export function seeStamp(): void {
  const step = stamp - before;
  even = step === stepBefore ? even + 1 : 0;
  stepBefore = step;
  before = stamp;
}

/**
 * Reads a row into the block.
 * @param at  where it begins
 * @param row its line number
 * @returns the position after it; 0: it belongs to no block, or to the next one
 */
export function readIntoBlock(at: usize, end: usize, row: f64, outline: i32): usize {
  const record = recordOf(outline);
  if (!mayGoOn(record, outline)) return 0;
  const cells = readHead(at, record + PIECES, end);
  if (cells === 0 || load<i32>(hour, ZONE_OF_HOUR) !== load<i32>(record, ZONE)) return 0;
  const start = stamp - load<f64>(record, BACK);
  const step = stamp - before;
  const hourOfRow = Math.floor(start / HOUR);
  if (step !== stepBefore) return 0;
  if (blockRows === 0) {
    if (even < KNOWN || !isWorthIt(step)) return 0;
    blockHour = hourOfRow;
    if (blockOutline !== outline || areColumnsOld) beginColumns(record + valuesIn);
    areColumnsOld = false;
    blockOutline = outline;
  } else if (hourOfRow !== blockHour) return 0;
  const after = readValues(cells, record, end);
  // That numbers become wider soon comes to its end.
  if (!isWider) patience = after === 0 ? patience - REFUSED : min(MOST_PATIENCE, patience + 1);
  if (after === 0) return 0;
  const place = (<usize>blockRows) << 3;
  store<f64>(blockStarts + place, start);
  store<f64>(blockNumbers + place, row);
  blockRows += 1;
  return after;
}

/** May rows of the outline go in blocks, and where there is one, in this one, if it has room? Rows that wait beside it would come after it. */
function mayGoOn(record: usize, outline: i32): bool {
  if (blockRows > 0) return outline === blockOutline && blockRows < mostBlockRows;
  return load<i32>(record, IN_BLOCKS) !== 0 && load<i32>(record, WAY) !== WAY_LONG && patience > 0 && fractions !== 0;
}

function isWorthIt(step: f64): bool {
  return step > 0 && step <= SOON && step * WORTH <= HOUR * <f64>width;
}

/** Reads what stands before the first value. @returns the position after it; 0: it is something else */
function readHead(at: usize, pieces: usize, end: usize): usize {
  const first = <usize>load<i32>(pieces, 4);
  if (at + first > end || !isSame(at, <usize>load<i32>(pieces), first)) return 0;
  // Not by anyTime: with two callers it would no longer be a part of the loop of rows of one value, which took a sixth longer.
  const time = at + first + lastLength;
  if (time > end || !findTime(at + first, time)) return 0;
  const second = <usize>load<i32>(pieces, 12);
  return time + second <= end && isSame(time, <usize>load<i32>(pieces, 8), second) ? time + second : 0;
}

/** @returns the position after the row; 0: its values, or what stands behind them, are not as in the others */
function readValues(from: usize, record: usize, end: usize): usize {
  const to = blockValues + ((<usize>(blockRows * stride)) << 3);
  beginRow();
  let after = readCells(from, to, end);
  if (after !== 0 && isWider) {
    // Numbers of a column all have as many places: those of the rows before are what they are.
    if (blockRows > 0) {
      areColumnsOld = true;
      return 0;
    }
    beginColumns(record + valuesIn);
    beginRow();
    after = readCells(from, to, end);
    if (isWider) return 0;
  }
  if (after === 0) return 0;
  convertRow(to);
  const piece = record + PIECES + ((<usize>(width + 1)) << 3);
  const length = <usize>load<i32>(piece, 4);
  return after + length <= end && isSame(after, <usize>load<i32>(piece), length) ? after + length : 0;
}
