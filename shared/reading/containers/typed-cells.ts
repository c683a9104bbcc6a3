import type { Decimal } from '../../model/usage.ts';
import { decimalOfFewPlaces, decimalOfNumber } from '../decimal.ts';

/** A cell of a workbook or of a column store: it knows by itself what it is. */
export type TypedCell =
  | null
  | string
  | number
  | bigint
  | boolean
  | Decimal
  /** A date or time as ISO 8601 text: `2025-10-13 00:05:00` (wall clock), the same with `Z` (UTC), `2025-10-13`, or `00:05:00`. */
  | { readonly time: string };

/** Separates the cells of a row that is written from typed cells. */
export const TYPED_DELIMITER = '\t';

/**
 * A row of typed cells as one line of text that every table engine reads, and that can be read in one way only: numbers carry no mark of
 * thousands or decimals (0.066 is `66E-3`), times are ISO 8601, a line end inside a cell is a space, so that lines are rows.
 */
export function writtenRow(cells: readonly TypedCell[]): string {
  return `${cells.map(writtenCell).join(TYPED_DELIMITER)}\n`;
}

/** One cell of `writtenRow`: readers that meet the same value again and again write it once. */
export function writtenCell(cell: TypedCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quotedIfNeeded(onOneLine(cell));
  if (typeof cell === 'number') return writtenNumber(cell);
  if (typeof cell !== 'object') return String(cell);
  return 'time' in cell ? cell.time : writtenDecimal(cell);
}

/**
 * One cell as whoever reads `writtenRow` gets it, without quotes, but for a number with a fraction, which has its point: `0.066`, of which
 * `withoutPoint` makes what stands in the row.
 */
export function plainCell(cell: TypedCell): string {
  if (typeof cell === 'string') return onOneLine(cell);
  if (typeof cell === 'number') return plainNumber(cell);
  return cell !== null && typeof cell === 'object' && 'mantissa' in cell ? withPoint(cell) : writtenCell(cell);
}

function plainNumber(value: number): string {
  // To write a double takes several times as long as to write a whole number.
  const decimal = decimalOfFewPlaces(value);
  if (decimal !== null) return withPoint(decimal);
  const text = String(value);
  return pointed.test(text) ? text : writtenNumber(value);
}

const onOneLine = (text: string): string => text.replace(/\r\n|[\n\r\u2028\u2029]/g, ' ');

export const quotedIfNeeded = (text: string): string => (/["\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Whole numbers from here on have more digits than spreadsheets keep, and may have lost the last of them. */
const LEAST_ROUNDED = 1e15;

/** `12345E+12`: an amount all the same, and no id that somebody has written. */
function roundedNumber(value: number): string {
  const [, digits = '', fraction = '', power] = /^(-?\d)(?:\.(\d+))?e\+(\d+)$/.exec(value.toExponential()) ?? [];
  return `${digits}${fraction}E+${Number(power) - fraction.length}`;
}

/** The shortest decimal that is this double. What is no number (NaN, infinity) is written as such, and refused as a value later. */
function writtenNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) >= LEAST_ROUNDED ? roundedNumber(value) : String(value);
  const text = String(value);
  return pointed.test(text) ? withoutPoint(text) : writtenTiny(value);
}

const pointed = /^-?\d+\.\d+$/;

/** `0.066` as `66E-3`. Files hold them by the million: nothing is parsed for it. */
export function withoutPoint(text: string): string {
  const dot = text.indexOf('.');
  const places = text.length - dot - 1;
  if (text.startsWith('0.')) return `${text.slice(2).replace(/^0+/, '')}E-${places}`;
  if (text.startsWith('-0.')) return `-${text.slice(3).replace(/^0+/, '')}E-${places}`;
  return `${text.slice(0, dot)}${text.slice(dot + 1)}E-${places}`;
}

/** `1e-7` and what is no number. */
function writtenTiny(value: number): string {
  const decimal = decimalOfNumber(value);
  return decimal === null ? String(value) : writtenDecimal(decimal);
}

const writtenDecimal = ({ mantissa, scale }: Decimal): string => (scale === 0 ? String(mantissa) : `${mantissa}E-${scale}`);

function withPoint({ mantissa, scale }: Decimal): string {
  if (scale === 0) return String(mantissa);
  if (typeof mantissa === 'number' && mantissa > 0) {
    const behind = mantissa % 10 ** scale;
    return `${(mantissa - behind) / 10 ** scale}.${String(behind).padStart(scale, '0')}`;
  }
  const digits = String(mantissa < 0 ? -mantissa : mantissa).padStart(scale + 1, '0');
  return `${mantissa < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
