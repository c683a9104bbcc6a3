/*
 * Whole rows, one of each kind, to hold the next ones of the kind against: see charges.ts. Most cells of a bill are the same in every row of
 * one resource: they are compared eight bytes at a time, which costs a fraction of looking for where they end. Only of the columns that vary,
 * as rows have shown, the ends are looked for.
 */
import { isSame } from './bytes';
import { afterCell, beginRow, columns, endOf, LONGEST_ROW, setBounds, startOf } from './cell-bounds';
import { allocate } from './room';

/** Columns of which the bounds are always wanted, and in which rows of one kind differ: i32 each, in their order, and how many. */
export let varying: usize = 0;
export let varied: i32 = 0;
/** Where a template stands, in the record of its kind (0: there is none): by column i32 where its cell begins and ends; i32 its end; its bytes. */
const TEMPLATE: usize = 40;

/** More bytes of templates than this are not kept. */
const MOST_BYTES: i32 = 16777216;
let kept: i32 = 0;

function edges(): usize {
  return (<usize>columns) << 3;
}

/**
 * Reads the row at `at` as one of the kind: finds the bounds of the columns that vary, the others keep what they had.
 * @returns the position after it; 0: it is not known to be one
 */
export function follow(kind: usize, at: usize, end: usize): usize {
  const template = <usize>load<i32>(kind, TEMPLATE);
  if (template === 0) return 0;
  beginRow();
  let from = template + edges() + 4;
  let position = at;
  const varyingEnd = varying + ((<usize>varied) << 2);
  for (let column = varying; column < varyingEnd; column += 4) {
    const edge = template + ((<usize>load<i32>(column)) << 3);
    const length = <usize>load<i32>(edge) - from;
    if (position + length > end || !isSame(position, from, length)) return 0;
    position += length;
    const after = afterCell(position);
    if (after === 0) return 0;
    setBounds(load<i32>(column), position, after);
    position = after;
    from = <usize>load<i32>(edge, 4);
  }
  const length = <usize>load<i32>(template + edges()) - from;
  if (position + length > end || !isSame(position, from, length)) return 0;
  position += length;
  return position - at > LONGEST_ROW ? 0 : position;
}

/** The row [at, end) is of the kind: the first is its template, others show which columns vary. */
export function see(kind: usize, at: usize, end: usize): void {
  const template = <usize>load<i32>(kind, TEMPLATE);
  if (template === 0) {
    keep(kind, at, end);
    return;
  }
  for (let column = 0; column < columns; column += 1) if (!varies(column) && differs(template, column)) vary(column);
}

function keep(kind: usize, at: usize, end: usize): void {
  const length = end - at;
  if (kept + <i32>length > MOST_BYTES) return;
  kept += <i32>length;
  const template = <usize>allocate(<i32>(edges() + 4 + length));
  const text = template + edges() + 4;
  memory.copy(text, at, length);
  for (let column = 0; column < columns; column += 1) {
    const edge = template + ((<usize>column) << 3);
    store<i32>(edge, <i32>(text + startOf(column) - at));
    store<i32>(edge, <i32>(text + endOf(column) - at), 4);
  }
  store<i32>(template + edges(), <i32>(text + length));
  store<i32>(kind, <i32>template, TEMPLATE);
}

function differs(template: usize, column: i32): bool {
  const from = <usize>load<i32>(template + ((<usize>column) << 3));
  const length = <usize>load<i32>(template + ((<usize>column) << 3), 4) - from;
  return endOf(column) - startOf(column) !== length || !isSame(startOf(column), from, length);
}

function varies(column: i32): bool {
  for (let at = 0; at < varied; at += 1) if (load<i32>(varying + ((<usize>at) << 2)) === column) return true;
  return false;
}

function vary(column: i32): void {
  let at = varied;
  for (; at > 0 && load<i32>(varying + ((<usize>(at - 1)) << 2)) > column; at -= 1) {
    store<i32>(varying + ((<usize>at) << 2), load<i32>(varying + ((<usize>(at - 1)) << 2)));
  }
  store<i32>(varying + ((<usize>at) << 2), column);
  varied += 1;
}
