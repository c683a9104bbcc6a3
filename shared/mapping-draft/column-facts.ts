import { isNullWord } from '../reading/cell.ts';
import { readEpoch } from '../reading/cell-time.ts';
import { splitUnit } from '../reading/cell-unit.ts';
import { parseDecimal } from '../reading/decimal.ts';
import { holdsPersonal, isPersonalTitle } from '../reading/personal.ts';
import { looksLikeProviderId } from '../reading/resource-id.ts';
import { columnKey, type HeadRow } from '../reading/table-head.ts';
import { readUnit } from '../reading/unit.ts';
import { timeTitle } from './title-words.ts';
import { writtenDates } from './written-dates.ts';

/** What the first rows of a table say of one of its columns. */
export interface ColumnFacts {
  readonly column: number;
  /** As a mapping names it: the title, and which of them where several are called alike. */
  readonly name: string;
  /** Date and hour in one cell, one of the two, or neither. */
  readonly time: 'both' | 'date' | 'hour' | null;
  readonly numbers: boolean;
  /** Most numbers have their unit beside them. */
  readonly unitInCells: boolean;
  readonly units: boolean;
  readonly ids: boolean;
  /** It may name people: nothing of its cells is shown. */
  readonly personal: boolean;
  /** Filled cells, trimmed. */
  readonly cells: readonly string[];
}

/** How many of the filled cells must be of a kind for the column to be so: a total or a footer may stand among them. */
const SHARE = 0.8;

/** Columns beyond these are not looked at: nobody corrects a draft of more. */
const MOST_COLUMNS = 200;
/** A longer title is no name of a column. */
const LONGEST_NAME = 200;

const hour = /^\d{1,2}:\d{2}(:\d{2}([.,]\d{1,3})?)?(\s?[ap]\.?m\.?)?$/i;

/** The columns that have a title, from the left. */
export function columnFacts(header: HeadRow, rows: readonly HeadRow[]): readonly ColumnFacts[] {
  const titles = header.cells.slice(0, MOST_COLUMNS).map((cell) => cell.toWellFormed().replace(/\s+/g, ' ').trim());
  const keys = titles.map(columnKey);
  return titles.flatMap((title, column) => {
    if (title === '' || title.length > LONGEST_NAME) return [];
    const same = keys.flatMap((key, at) => (key === keys[column] ? [at] : []));
    const name = same.length > 1 ? `${title}#${same.indexOf(column) + 1}` : title;
    const cells = rows.map((row) => (row.cells[column] ?? '').trim()).filter((cell) => !isNullWord(cell));
    return [factsOf(column, name, title, cells)];
  });
}

function factsOf(column: number, name: string, title: string, cells: readonly string[]): ColumnFacts {
  const numbers = most(cells, isNumber);
  const time = timeOf(title, cells);
  return {
    column,
    name,
    time,
    numbers: numbers && time === null,
    unitInCells: most(cells, (cell) => splitUnit(cell).unit !== null),
    units: most(cells, (cell) => readUnit(cell)?.known ?? false),
    ids: most(cells, looksLikeProviderId),
    personal: !numbers && (isPersonalTitle(title) || cells.filter(holdsPersonal).length * 2 > cells.length),
    cells,
  };
}

const most = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(is).length >= cells.length * SHARE;

export function isNumber(cell: string): boolean {
  const { number } = splitUnit(cell);
  return parseDecimal(number.trim(), ',') !== null || parseDecimal(number.trim(), '.') !== null;
}

/** Numbers of ten digits are times only under a title that says so. */
function timeOf(title: string, cells: readonly string[]): ColumnFacts['time'] {
  if (most(cells, (cell) => hour.test(cell))) return 'hour';
  if (most(cells, (cell) => readEpoch(cell) !== null)) return timeTitle.test(title) ? 'both' : null;
  const dated = cells.filter((cell) => /\d/.test(cell) && !isNumber(cell) && cell.length < 40);
  if (dated.length === 0 || dated.length < cells.length * SHARE) return null;
  // One cell that is no date, such as the word of a total, must not hide the others.
  const readable = dated.filter((cell) => writtenDates([cell]) !== null);
  if (readable.length < cells.length * SHARE) return null;
  return readable.some((cell) => /(\s|T)\d{1,2}[:.]\d{2}/.test(cell)) ? 'both' : 'date';
}
