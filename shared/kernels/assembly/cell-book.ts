/*
 * The different cells, byte for byte, that rows have in some columns: rows that are written the same there have one entry. See charges.ts.
 */
import { hashOn, isSame, NO_BYTES } from './bytes';
import { endOf, startOf } from './cell-bounds';
import { allocate } from './room';

/** A book, i32: where its columns stand, and how many; where its entries are found by their hashes, and its places less one. */
const COLUMNS: usize = 0;
const WIDTH: usize = 4;
const TABLE: usize = 8;
const MASK: usize = 12;
/** How many entries it has, and the bytes of their cells; the entry that was found last (0: none). */
const SIZE: usize = 16;
const BYTES: usize = 20;
const LAST: usize = 24;
const BOOK: i32 = 32;

/** An entry, i32: its hash, and the entry that came after it the last time; what it says (charges.ts); then the length of each cell, and the cells. */
const HASH: usize = 0;
const FOLLOWER: usize = 4;
const LENGTHS: usize = 64;

const FIRST_PLACES: i32 = 64;
/** Beyond these no more are kept. */
const MOST_BYTES: i32 = 16777216;
const MOST_ENTRIES: i32 = 65536;

/** @param columns where the columns stand, as i32 */
export function openBook(columns: i32, width: i32): i32 {
  const book = <usize>allocate(BOOK);
  store<i32>(book, columns, COLUMNS);
  store<i32>(book, width, WIDTH);
  setTable(book, FIRST_PLACES);
  return <i32>book;
}

function setTable(book: usize, places: i32): void {
  store<i32>(book, allocate(4 * places), TABLE);
  store<i32>(book, places - 1, MASK);
}

/** What came after the last entry when that was there before; 0: nothing. */
export function expected(book: usize): usize {
  const last = <usize>load<i32>(book, LAST);
  return last === 0 ? 0 : <usize>load<i32>(last, FOLLOWER);
}

/** 0: there is none yet. */
export function lastOf(book: usize): usize {
  return <usize>load<i32>(book, LAST);
}

/** The row has this entry. */
export function goOn(book: usize, entry: usize): void {
  const last = <usize>load<i32>(book, LAST);
  if (entry === last) return;
  if (last !== 0) store<i32>(last, <i32>entry, FOLLOWER);
  store<i32>(book, <i32>entry, LAST);
}

/** The entry of the row whose cells were found; 0: it is new. */
export function find(book: usize): usize {
  const next = expected(book);
  const last = lastOf(book);
  let found: usize = 0;
  if (last !== 0 && isOf(book, last)) return last;
  if (next !== 0 && isOf(book, next)) found = next;
  else found = search(book);
  if (found !== 0) goOn(book, found);
  return found;
}

function search(book: usize): usize {
  const hash = hashOf(book);
  const table = <usize>load<i32>(book, TABLE);
  const mask = load<i32>(book, MASK);
  let place = hash & mask;
  while (true) {
    const entry = <usize>load<i32>(table + ((<usize>place) << 2));
    if (entry === 0 || (load<i32>(entry, HASH) === hash && isOf(book, entry))) return entry;
    place = (place + 1) & mask;
  }
}

function columnOf(book: usize, index: i32): i32 {
  return load<i32>(<usize>load<i32>(book, COLUMNS) + ((<usize>index) << 2));
}

function hashOf(book: usize): i32 {
  let hash = NO_BYTES;
  const width = load<i32>(book, WIDTH);
  for (let index = 0; index < width; index += 1) {
    const column = columnOf(book, index);
    hash = hashOn(hash, startOf(column), endOf(column));
  }
  return <i32>hash;
}

function isOf(book: usize, entry: usize): bool {
  const width = load<i32>(book, WIDTH);
  let text = entry + LENGTHS + ((<usize>width) << 2);
  for (let index = 0; index < width; index += 1) {
    const column = columnOf(book, index);
    const length = <usize>load<i32>(entry + LENGTHS + ((<usize>index) << 2));
    if (endOf(column) - startOf(column) !== length || !isSame(startOf(column), text, length)) return false;
    text += length;
  }
  return true;
}

/** A new entry, of the row whose cells were found. @returns it; 0: there are too many, and it is not kept */
export function add(place: i32): i32 {
  const book = <usize>place;
  const width = load<i32>(book, WIDTH);
  let length = 0;
  for (let index = 0; index < width; index += 1) length += <i32>(endOf(columnOf(book, index)) - startOf(columnOf(book, index)));
  const size = load<i32>(book, SIZE);
  if (size === MOST_ENTRIES || load<i32>(book, BYTES) + length > MOST_BYTES) return 0;
  const entry = <usize>allocate(<i32>LENGTHS + 4 * width + length);
  let text = entry + LENGTHS + ((<usize>width) << 2);
  for (let index = 0; index < width; index += 1) {
    const column = columnOf(book, index);
    const cell = endOf(column) - startOf(column);
    memory.copy(text, startOf(column), cell);
    store<i32>(entry + LENGTHS + ((<usize>index) << 2), <i32>cell);
    text += cell;
  }
  store<i32>(entry, hashOf(book), HASH);
  store<i32>(book, size + 1, SIZE);
  store<i32>(book, load<i32>(book, BYTES) + length, BYTES);
  enter(book, entry);
  goOn(book, entry);
  return <i32>entry;
}

function enter(book: usize, entry: usize): void {
  if (2 * load<i32>(book, SIZE) > load<i32>(book, MASK)) growTable(book);
  put(book, entry);
}

function growTable(book: usize): void {
  const before = <usize>load<i32>(book, TABLE);
  const places = load<i32>(book, MASK) + 1;
  setTable(book, 4 * places);
  for (let place = 0; place < places; place += 1) {
    const entry = <usize>load<i32>(before + ((<usize>place) << 2));
    if (entry !== 0) put(book, entry);
  }
}

function put(book: usize, entry: usize): void {
  const table = <usize>load<i32>(book, TABLE);
  const mask = load<i32>(book, MASK);
  let place = load<i32>(entry, HASH) & mask;
  while (load<i32>(table + ((<usize>place) << 2)) !== 0) place = (place + 1) & mask;
  store<i32>(table + ((<usize>place) << 2), <i32>entry);
}
