import type { Mapping } from '../model/mapping.ts';
import { columnsNamed } from './mapped-columns.ts';
import { namedColumns } from './mapped-table.ts';
import { type HeadRow, keysOf, type TableHead } from './table-head.ts';

/**
 * The row that names the columns: the first that holds every name of the mapping, else the one that holds most of them (so that a wrong
 * name is told against the names that are there), else the first that looks like a header. null: no row does.
 */
export function findHeader(table: TableHead, mapping: Mapping | null): HeadRow | null {
  const wanted = mapping ? namedColumns(mapping) : [];
  const guess = (): HeadRow | null => guessHeader(table);
  if (wanted.length === 0) return guess();
  const held = (row: HeadRow): number => wanted.filter((name) => columnsNamed(keysOf(row), name).length > 0).length;
  const counts = new Map<HeadRow, number>();
  for (const row of table.rows) {
    const count = held(row);
    if (count === wanted.length) return row;
    counts.set(row, count);
  }
  const most = Math.max(0, ...counts.values());
  const guessed = guess();
  if (most === 0) return guessed;
  // Where most names are not there, a row of data may hold as many of them as the header does.
  if (guessed && counts.get(guessed) === most) return guessed;
  return table.rows.find((row) => counts.get(row) === most) ?? null;
}

/** Spreadsheets pad short rows with empty cells, titles among them, or only the rows of data: what counts is the last cell that is filled. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** Of the rows of names before the first data, the first of the fullest: titles of two or three cells are emptier than the header. */
function guessHeader({ rows }: TableHead): HeadRow | null {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(filledWidth(cells), (counts.get(filledWidth(cells)) ?? 0) + 1);
  counts.delete(0);
  const [width] = [...counts].reduce(
    (best, entry) => (entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0]) ? entry : best),
    [1, 0],
  );
  const data = rows.findIndex(({ cells }) => filledWidth(cells) >= width && cells.some(isNumeric));
  const named = (data < 0 ? rows : rows.slice(0, data)).filter(({ cells }) => looksLikeHeader(cells, width));
  const fullest = Math.max(0, ...named.map(filled));
  return named.find((row) => filled(row) === fullest) ?? null;
}

const filled = ({ cells }: HeadRow): number => cells.filter((cell) => cell.trim() !== '').length;

/** A longer cell is no column name. */
const LONGEST_NAME = 200;
const numeric = /^[\s\d.,:;/+\-eETZ%"']*\d[\s\d.,:;/+\-eETZ%"']*$/;
const isNumeric = (cell: string): boolean => cell.length <= LONGEST_NAME && numeric.test(cell.trim());

/** `usage_user=1.2 1706742000000000000`: the line protocol of InfluxDB, which has no header. */
const assignment = /=-?\d{1,20}(\.\d{1,20})?i?(\s|$)/;
/** What InfluxDB writes above its header. */
const annotation = /^#(group|datatype|default)$/;

/** A row of names: as wide as the table, at most one cell empty, none a number or a date. */
function looksLikeHeader(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return (
    filled.length >= Math.max(2, Math.max(filledWidth(cells), width) - 1) &&
    cells.length >= width &&
    !filled.some((cell) => cell.length > LONGEST_NAME || isNumeric(cell) || assignment.test(cell)) &&
    !annotation.test(cells[0] ?? '')
  );
}
