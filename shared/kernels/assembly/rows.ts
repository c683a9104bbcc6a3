/*
 * The rows of a table that are as others were (scan/repeat-rows.ts), in WebAssembly: a row takes a third of the time it takes in JavaScript.
 * AssemblyScript: the types are those of the machine, and memory is what load and store are told. Who lays the memory out is
 * scan/row-kernel.ts; every row that is not recognised exactly is left to it.
 */

/** Why the rows stop. */
const ENDED: i32 = 0;
/** The next row is not the one that followed last time, or not written so: it must be sought, or read as a whole. */
const UNKNOWN: i32 = 1;
/** The next row has a known outline, and a value that must be looked at. */
const LOOK: i32 = 2;
/** The row before `position` was read, and goes to its series the long way: its values stand behind the others. */
const LONG: i32 = 3;
/** There is no room for more. */
const FULL: i32 = 4;

/** Of the table: number of slots and of values, the delimiter, whether fractions are taken. */
export let slots: i32 = 0;
export let width: i32 = 0;
export let delimiter: i32 = 0;
export let fractions: i32 = 1;
/** By slot, 8 bytes: the decimal mark (TIME, WHOLE: there is none), and which value it is. */
export let slotsAt: usize = 0;
const TIME: i32 = -2;

/**
 * By outline, `recordSize` bytes: i32 the outline that followed it last time, i32 way, i32 zone, i32 nothing, f64 how long before its stamp a
 * row starts; then by piece i32 where it stands, i32 its length; then, from `valuesIn` on, by value VALUE bytes.
 */
export let records: usize = 0;
export let recordSize: usize = 0;
export let valuesIn: usize = 0;
const WAY: usize = 4;
const ZONE: usize = 8;
const BACK: usize = 16;
const PIECES: usize = 24;
/** f64 the largest that goes in, f64 times, i32 power of ten, i32 lane, i32 whether empty cells are taken, i32 whether numbers are. */
const VALUE: usize = 32;
const WAY_LONG: i32 = 0;

/**
 * The hour that times are of: i32 length, i32 zone, i32 words, i32 digits, f64 base; then by word 12 bytes: what it is, its mask, and what it
 * was last; then by digit 16 bytes: i32 where, i32 the most, f64 what it weighs.
 */
export let hour: usize = 0;
const HOUR_WORDS: usize = 24;
/** Of the time that was read last; length 0: none. */
export let stamp: f64 = 0;
export let stampLength: i32 = 0;

/** Rows that were read, by value in columns: f64 starts, f64 mantissas, f64 line numbers, i32 lanes, i32 scales, i32 outlines. */
export let starts: usize = 0;
export let mantissas: usize = 0;
export let numbers: usize = 0;
export let lanes: usize = 0;
export let scales: usize = 0;
export let outlines: usize = 0;
export let size: i32 = 0;
export let most: i32 = 0;

/** Where the next row begins, and the outline of the one before it. */
export let position: usize = 0;
export let previous: i32 = -1;
/** How many rows were read. */
export let repeated: i32 = 0;

const LARGEST: f64 = 9007199254740991;
const MOST_PLACES: i32 = 22;
const MOST_DIGITS: usize = 15;

/** Rows from `position` on, up to `end`. @param row line number of the first */
export function repeat(end: usize, row: f64): i32 {
  repeated = 0;
  while (position < end) {
    if (size > most) return FULL;
    if (previous < 0) return UNKNOWN;
    const outline = load<i32>(records + <usize>previous * recordSize);
    if (outline < 0) return UNKNOWN;
    const record = records + <usize>outline * recordSize;
    const after = match(record, position, end);
    if (after === 0) return UNKNOWN;
    if (load<i32>(hour, 4) !== load<i32>(record, ZONE)) return LOOK;
    if (!convert(record)) return LOOK;
    const isLong = load<i32>(record, WAY) === WAY_LONG;
    if (!isLong) keep(outline, record, row + <f64>repeated);
    position = after;
    previous = outline;
    repeated += 1;
    if (isLong) return LONG;
  }
  return ENDED;
}

/** The row that was sought and read: its time and its values stand where they belong. */
export function keepSought(outline: i32, row: f64): void {
  keep(outline, records + <usize>outline * recordSize, row);
}

function keep(outline: i32, record: usize, row: f64): void {
  const start = stamp - load<f64>(record, BACK);
  let value = record + valuesIn;
  const last = size + width;
  for (let at = size; at < last; at += 1) {
    store<f64>(starts + ((<usize>at) << 3), start);
    store<f64>(numbers + ((<usize>at) << 3), row);
    store<i32>(lanes + ((<usize>at) << 2), load<i32>(value, 20));
    store<i32>(outlines + ((<usize>at) << 2), outline);
    value += VALUE;
  }
  size = last;
}

/** @returns the position after the row; 0: it is not one of the outline */
function match(record: usize, from: usize, end: usize): usize {
  let at = from;
  let piece = record + PIECES;
  let slot = slotsAt;
  const lastSlot = slotsAt + ((<usize>slots) << 3);
  while (true) {
    const length = <usize>load<i32>(piece, 4);
    if (at + length > end) return 0;
    if (!isSame(at, <usize>load<i32>(piece), length)) return 0;
    at += length;
    if (slot === lastSlot) return at;
    const mark = load<i32>(slot);
    at = mark === TIME ? time(at, end) : number(at, mark, load<i32>(slot, 4) + size);
    if (at === 0) return 0;
    slot += 8;
    piece += 8;
  }
}

function isSame(a: usize, b: usize, length: usize): bool {
  if (length < 8) {
    for (let at: usize = 0; at < length; at += 1) if (load<u8>(a + at) !== load<u8>(b + at)) return false;
    return true;
  }
  const last = length - 8;
  for (let at: usize = 0; at < last; at += 8) if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  // These may overlap those before them.
  return load<u64>(a + last) === load<u64>(b + last);
}

/** A time of the hour at hand. @returns the position after it; 0: it is none */
function time(at: usize, end: usize): usize {
  const length = <usize>stampLength;
  if (length === 0 || at + length > end) return 0;
  let isBefore = true;
  let word = hour + HOUR_WORDS;
  const wordsEnd = word + 12 * <usize>load<i32>(hour, 8);
  for (let from: usize = 0; word < wordsEnd; word += 12) {
    const found = load<i32>(at + (from + 4 > length ? length - 4 : from));
    from += 4;
    if (found === load<i32>(word, 8)) continue;
    if (((found ^ load<i32>(word)) & load<i32>(word, 4)) !== 0) {
      stampLength = 0;
      return 0;
    }
    store<i32>(word, found, 8);
    isBefore = false;
  }
  return isBefore || weigh(at, wordsEnd) ? at + length : 0;
}

function weigh(at: usize, digits: usize): bool {
  let sum = load<f64>(hour, 16);
  const digitsEnd = digits + 16 * <usize>load<i32>(hour, 12);
  for (let digit = digits; digit < digitsEnd; digit += 16) {
    const value = <i32>load<u8>(at + <usize>load<i32>(digit)) - 48;
    if (<u32>value > <u32>load<i32>(digit, 4)) {
      stampLength = 0;
      return false;
    }
    sum += <f64>value * load<f64>(digit, 8);
  }
  stamp = sum;
  return true;
}

/** What scan/numbers.ts reads. @returns the position after it; 0: it is no such number, or may be more than one */
function number(from: usize, mark: i32, place: i32): usize {
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
  if (scale < 0 && !isCellEnd(<i32>byte + 48)) return 0;
  store<f64>(mantissas + ((<usize>place) << 3), <f64>mantissa);
  store<i32>(scales + ((<usize>place) << 2), scale);
  return at;
}

function isCellEnd(byte: i32): bool {
  return byte === delimiter || byte === 34 || byte === 10 || byte === 13;
}

/** What scan/row-values.ts does. @returns false: one of the values is none that goes without being looked at */
function convert(record: usize): bool {
  let value = record + valuesIn;
  const last = size + width;
  for (let place = size; place < last; place += 1) {
    const scalePlace = scales + ((<usize>place) << 2);
    const mantissaPlace = mantissas + ((<usize>place) << 3);
    let scale = load<i32>(scalePlace);
    if (scale < 0) {
      if (load<i32>(value, 24) === 0) return false;
    } else {
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
      if (ceiling !== Infinity && mantissa > ceiling * load<f64>(powers + ((<usize>scale) << 3))) return false;
    }
    value += VALUE;
  }
  return true;
}

/** 10^0 to 10^22, as doubles. */
export let powers: usize = 0;
