import { readUnit } from './unit.ts';

/** A longer ending is no unit. */
const LONGEST_UNIT = 24;

/** One cell of values: the number as written, and the unit that follows it in the cell; null where none does. */
export interface CellValue {
  readonly number: string;
  readonly unit: string | null;
}

/** `200,0 GB`, `12,5%`: takes a known unit off the end of a trimmed cell. Any other ending stays, and makes the number unreadable. */
export function splitUnit(cell: string): CellValue {
  let end = cell.length;
  while (end > 0 && !isOfNumber(cell.charCodeAt(end - 1))) {
    end -= 1;
    if (cell.length - end > LONGEST_UNIT) return { number: cell, unit: null };
  }
  if (end === cell.length || end === 0) return { number: cell, unit: null };
  const unit = cell.slice(end).trim();
  return readUnit(unit)?.known ? { number: cell.slice(0, end), unit } : { number: cell, unit: null };
}

/** Digits, comma, point. */
const isOfNumber = (code: number): boolean => (code >= 48 && code <= 57) || code === 44 || code === 46;

/**
 * A cell beside the unit column of its row: the unit in the cell must be the very one that the column says, else the cell is not read.
 * @param column null or empty: the row has no other unit
 */
export function withUnitColumn(cell: string, column: string | null): CellValue {
  const split = splitUnit(cell);
  if (split.unit === null) return { number: cell, unit: column };
  const other = readUnit(column);
  if (other === null) return split;
  const own = readUnit(split.unit);
  const same = own?.name === other.name && own.factor.times === other.factor.times && own.factor.power === other.factor.power;
  return { number: same ? split.number : cell, unit: column };
}
