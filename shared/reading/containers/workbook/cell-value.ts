import { decimalOfNumber, multiply } from '../../decimal.ts';
import { type TypedCell, writtenCell } from '../typed-cells.ts';
import type { CellFormats } from './cell-formats.ts';
import { timeOfSerial } from './serial-date.ts';
import { writtenText } from './written-text.ts';

/** What the cells of a workbook refer to. */
export interface WorkbookTerms {
  readonly texts: readonly string[];
  readonly formats: CellFormats;
  /** Days are counted from 1904-01-01. */
  readonly date1904: boolean;
}

/** One cell as its XML has it. `value`: its `v`, or its inline text; null: it has none. */
export interface StoredCell {
  readonly type: string;
  readonly format: number;
  readonly value: string | null;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const isoDate = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?)?$/;
const isoTime = /^T?(\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)$/;

/**
 * What a cell holds (ECMA-376 part 1, 18.3.1.4). A formula holds its last result; an error such as `#DIV/0!` is text, as is a number that
 * is none.
 * @returns undefined where no spreadsheet stores a cell like that
 */
export function cellValue({ type, format, value }: StoredCell, { texts, formats, date1904 }: WorkbookTerms): TypedCell | undefined {
  if (value === null) return null;
  switch (type) {
    case 's': {
      const at = value.trim();
      return at === '' ? null : /^\d{1,7}$/.test(at) ? texts[Number(at)] : undefined;
    }
    case 'str':
    case 'inlineStr':
      return writtenText(value);
    case 'b':
      return booleanOf(value.trim());
    case 'e':
      return value.trim();
    case 'd':
      return isoCell(value.trim());
    case 'n':
      return numberCell(value.trim(), formats[format] ?? null, date1904);
    default:
      return undefined;
  }
}

function booleanOf(value: string): TypedCell | undefined {
  if (value === '1' || value === 'true') return true;
  return value === '0' || value === 'false' ? false : undefined;
}

/** Days by which a time of day is stored where a day must be written. */
const noDays = ['1899-12-30', '1899-12-31', '1904-01-01'];

function isoCell(value: string): TypedCell {
  const date = isoDate.exec(value);
  if (date?.[2] !== undefined && noDays.includes(date[1] as string)) return { time: date[2] };
  if (date) return { time: [date[1], date[2]].filter((part) => part !== undefined).join(' ') + (date[3] ?? '') };
  const time = isoTime.exec(value);
  return time ? { time: time[1] as string } : value;
}

function numberCell(value: string, kind: CellFormats[number], date1904: boolean): TypedCell {
  if (value === '') return null;
  if (!number.test(value)) return value;
  const stored = Number(value);
  if (kind === null) return stored;
  return kind === 'percent' ? percentOf(stored) : timeOfSerial(stored, kind, date1904);
}

/** `125E-1%`: with its unit, or nobody could tell 0.125 of a column of percentages from an eighth of one. */
function percentOf(stored: number): TypedCell {
  const share = decimalOfNumber(stored);
  return share === null ? stored : `${writtenCell(multiply(share, { times: 1, power: 2 }))}%`;
}
