/*
 * The cells of a row in a block: see blocks.ts. Where they end is found for 64 bytes at a time, and up to eight characters of a number are
 * converted at once: to read them one by one, a processor must guess how many there are, and guesses wrongly in every second number.
 */
import {
  AT_MARK,
  BEFORE_MARK,
  COLUMN,
  columns,
  LARGEST,
  MARK,
  MORE,
  PLACES,
  SETTING,
  SHORTEST,
  settings,
  TAKES_EMPTY,
  WANTED,
} from './block-columns';
import { delimiter, mantissas, number, powers, scales, width } from './row-values';

/** The decimal mark of the columns that have one. */
export let blockMark: i32 = 0;
/** Where `number` may put what it reads: rows that wait have the places before. */
export let sparePlace: i32 = 0;
/** Did a number have more places than those of its column in this block? */
export let isWider: bool = false;

export function beginRow(): void {
  isWider = false;
}

const ONES: u64 = ((<u64>0x01010101) << 32) | 0x01010101;
const HIGHS: u64 = ONES << 7;
const ZEROS: u64 = ONES * 48;
/** Added to a byte over 9, they set its highest bit. */
const OVER_NINE: u64 = ONES * 118;

/** In pairs, in fours, all eight: the numbers of the digits of a word, of which the first is the lowest byte. */
const PAIRS: u64 = 2561;
const FOURS: u64 = 6553601;
const EIGHT: u64 = 42949672960001;
const EVERY_SECOND: u64 = ((<u64>0x00ff00ff) << 32) | 0x00ff00ff;
const EVERY_FOURTH: u64 = ((<u64>0x0000ffff) << 32) | 0x0000ffff;

const WINDOW: usize = 64;

/** Of the 64 bytes at `at`, a bit for each that is a delimiter. */
function delimitersIn(at: usize): u64 {
  const wanted = i8x16.splat(<i8>delimiter);
  const first = <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(at), wanted)));
  const second = <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(at, 16), wanted)));
  const third = <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(at, 32), wanted)));
  const fourth = <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(at, 48), wanted)));
  return first | (second << 16) | (third << 32) | (fourth << 48);
}

/**
 * Reads the values of a row, one cell each: as their columns have them, an empty one as no number.
 * @param from where the first cell begins
 * @param to   where they go
 * @returns the position after the last; 0: they are not all such values
 */
export function readCells(from: usize, to: usize, end: usize): usize {
  const last = to + ((<usize>(width - 1)) << 3);
  const marks = <u64>(blockMark ^ 48) * ONES;
  let place = to;
  let column = columns;
  let start = from;
  let window = from;
  let ends = delimitersIn(window);
  for (; place < last; place += 8) {
    while (ends === 0) {
      window += WINDOW;
      if (window >= end) return 0;
      ends = delimitersIn(window);
    }
    const stop = window + <usize>ctz(ends);
    ends &= ends - 1;
    if (!readCell(start, stop, marks, column, place)) return 0;
    start = stop + 1;
    column += COLUMN;
  }
  // What it ends at is no delimiter.
  const stop = number(start, load<i32>(settingOf(column), MARK), sparePlace);
  return stop !== 0 && putNumber(column, place) ? stop : 0;
}

/** Up to eight characters, and as many places as the column has. All others are read one by one. */
function readCell(start: usize, stop: usize, marks: u64, column: usize, place: usize): bool {
  const length = stop - start;
  if (length - <usize>load<i32>(column, SHORTEST) > <usize>load<i32>(column, MORE)) return readLong(start, stop, column, place);
  // The last characters of a word, and nothing before them.
  const before = (8 - length) << 3;
  const word = ((load<u64>(stop - 8) ^ ZEROS) >> before) << before;
  const atMark = load<u64>(column, AT_MARK);
  const beforeMark = load<u64>(column, BEFORE_MARK);
  const unmarked = word ^ (marks & atMark);
  const digits = ((unmarked & beforeMark) << 8) | (unmarked & ~beforeMark);
  // Each is a digit, and where the mark is to be it is.
  const odd = (unmarked & atMark) | (((digits + OVER_NINE) | unmarked) & HIGHS);
  if (odd !== 0) return readLong(start, stop, column, place);
  const pairs = ((digits * PAIRS) >> 8) & EVERY_SECOND;
  const fours = ((pairs * FOURS) >> 16) & EVERY_FOURTH;
  return put(column, place, <f64>(<i64>((fours * EIGHT) >> 32)));
}

function put(column: usize, place: usize, mantissa: f64): bool {
  store<f64>(place, mantissa);
  return mantissa <= load<f64>(column, LARGEST);
}

function settingOf(column: usize): usize {
  return settings + ((column - columns) / COLUMN) * SETTING;
}

/** A cell that is empty, or a number of more characters or of other places. */
function readLong(start: usize, stop: usize, column: usize, place: usize): bool {
  return number(start, load<i32>(settingOf(column), MARK), sparePlace) === stop && putNumber(column, place);
}

/** What `number` has read. */
function putNumber(column: usize, place: usize): bool {
  const setting = settingOf(column);
  const scale = load<i32>(scales + ((<usize>sparePlace) << 2));
  if (scale < 0) {
    store<f64>(place, NaN);
    return load<i32>(setting, TAKES_EMPTY) !== 0;
  }
  const more = load<i32>(setting, PLACES) - scale;
  if (more < 0) {
    if (scale > load<i32>(setting, WANTED)) store<i32>(setting, scale, WANTED);
    isWider = true;
    return true;
  }
  return put(column, place, load<f64>(mantissas + ((<usize>sparePlace) << 3)) * load<f64>(powers + ((<usize>more) << 3)));
}
