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
  const row = rowOf(name.slice(at));
  return column === 0 || row === null ? null : { column, row };
}

/** @returns null where it is no number of a row */
export function rowOf(text: string): number | null {
  return /^[1-9]\d{0,7}$/.test(text) ? Number(text) : null;
}
