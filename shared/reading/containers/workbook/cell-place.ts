/** A1: the column and the row of a cell, both from 1. */
export interface CellPlace {
  readonly column: number;
  readonly row: number;
}

/** @returns null where it is no name of a cell */
export function placeOf(name: string): CellPlace | null {
  let column = 0;
  let at = 0;
  for (; at < name.length && at < 4; at += 1) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = rowOf(name, at);
  return column === 0 || row === null ? null : { column, row };
}

const MOST_DIGITS = 8;

/** The number of a row, from `start` to the end of the text. @returns null where it is none */
export function rowOf(text: string, start = 0): number | null {
  if (text.length === start || text.length > start + MOST_DIGITS || text.charCodeAt(start) === 48) return null;
  let row = 0;
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return row;
}
