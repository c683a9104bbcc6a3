/* The values of a row: see rows.ts. */
import { afterNoData } from './no-data-words';

/** Of the table: the delimiter, whether fractions are taken, and how many values a row has. */
export let delimiter: i32 = 0;
export let fractions: i32 = 1;
export let width: i32 = 0;

/** Of the rows that were read, by value in columns: f64 and i32. Those of the row at hand stand behind them. */
export let mantissas: usize = 0;
export let scales: usize = 0;

/** 10^0 to 10^22, as doubles. */
export let powers: usize = 0;

/** Of a record: f64 the largest that goes in, f64 times, i32 power of ten, i32 lane, i32 whether empty cells are taken, i32 whether numbers are. */
export const VALUE: usize = 32;

const LARGEST: f64 = 9007199254740991;
export const MOST_PLACES: i32 = 22;
const MOST_DIGITS: usize = 15;

/**
 * A plain number: digits, perhaps the mark and more digits; nothing, or a word that says so, is none. Whatever else a number may be written with is read by reading/decimal.ts. The
 * bytes must end with a line end.
 * @returns the position after it; 0: it is no such number, or may be more than one
 */
export function number(from: usize, mark: i32, place: i32): usize {
  let at = from;
  let mantissa: u64 = 0;
  let scale: i32 = -1;
  let byte = <u32>load<u8>(at) - 48;
  if (byte <= 9) {
    do {
      mantissa = mantissa * 10 + byte;
      at += 1;
      byte = <u32>load<u8>(at) - 48;
    } while (byte <= 9);
    scale = 0;
    if (<i32>byte + 48 === mark) {
      const point = at;
      at += 1;
      byte = <u32>load<u8>(at) - 48;
      while (byte <= 9) {
        mantissa = mantissa * 10 + byte;
        at += 1;
        byte = <u32>load<u8>(at) - 48;
      }
      scale = <i32>(at - point) - 1;
      if (scale === 0 || fractions === 0) return 0;
    }
    if (at - from - (scale > 0 ? 1 : 0) > MOST_DIGITS) return 0;
  }
  if (scale < 0 && !isCellEnd(<i32>byte + 48)) {
    at = afterNoData(from, delimiter);
    if (at === 0) return 0;
  }
  store<f64>(mantissas + ((<usize>place) << 3), <f64>mantissa);
  store<i32>(scales + ((<usize>place) << 2), scale);
  return at;
}

function isCellEnd(byte: i32): bool {
  return byte === delimiter || byte === 34 || byte === 10 || byte === 13;
}

/**
 * Converts the values of a row to the units of their series, in place.
 * @param first of the values in the record
 * @param at    place of the row's first value
 * @returns false: one of them is none that goes without being looked at
 */
export function convert(first: usize, at: i32): bool {
  let value = first;
  const last = at + width;
  for (let place = at; place < last; place += 1) {
    if (!convertOne(value, place)) return false;
    value += VALUE;
  }
  return true;
}

function convertOne(value: usize, place: i32): bool {
  const scalePlace = scales + ((<usize>place) << 2);
  const mantissaPlace = mantissas + ((<usize>place) << 3);
  let scale = load<i32>(scalePlace);
  if (scale < 0) return load<i32>(value, 24) !== 0;
  if (load<i32>(value, 28) === 0) return false;
  let mantissa = load<f64>(mantissaPlace);
  const times = load<f64>(value, 8);
  const power = load<i32>(value, 16);
  if (times !== 1 || power !== 0) {
    mantissa *= times;
    scale -= power;
    for (; scale < 0; scale += 1) mantissa *= 10;
    if (mantissa > LARGEST || scale > MOST_PLACES) return false;
    store<f64>(mantissaPlace, mantissa);
    store<i32>(scalePlace, scale);
  }
  const ceiling = load<f64>(value);
  return ceiling === Infinity || mantissa <= ceiling * load<f64>(powers + ((<usize>scale) << 3));
}
