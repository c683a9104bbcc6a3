import type { FileHead } from '../formats/define-format.ts';
import { TYPED_DELIMITER } from './containers/typed-cells.ts';
import { scanRows } from './csv-scanner.ts';
import { HEADER_SEARCH_ROWS } from './limits.ts';
import { Refusal } from './refusal.ts';
import { isRuleLine } from './rule-line.ts';

/** One record with the physical line it starts on. */
export interface HeadRow {
  readonly cells: readonly string[];
  readonly row: number;
}

/** The first rows of a text taken as a table. */
export interface TableHead {
  readonly delimiter: string;
  /** Whole rows; blank ones, those of strokes and a `sep=` line are left out. */
  readonly rows: readonly HeadRow[];
  /** The width that most rows have. */
  readonly width: number;
  /** The cells knew by themselves what they are: `FileHead.typed`. */
  readonly typed?: boolean;
}

/** Where several fit equally, the first wins: a decimal comma is commoner than a semicolon inside a cell. */
const DELIMITERS = [';', '\t', '|', ',', '^', '~'];
/** Fewer rows of the common width than this and the text is no table. */
const LEAST_SHARE = 0.5;

const known = new WeakMap<FileHead, TableHead | null>();

/**
 * The head of a file as a table: the delimiter that gives most rows the same width of two or more (formats.md §0 step 5), or the one a
 * `sep=` line states. null: not a table.
 */
export function tableHeadOf(head: FileHead): TableHead | null {
  const seen = known.get(head);
  if (seen !== undefined) return seen;
  const found = head.typed ? tableHeadBy(head, TYPED_DELIMITER) : /^\s*[{[]/.test(head.text) ? null : findTable(head);
  known.set(head, found);
  return found;
}

/** The head as a table of one delimiter, where a format knows its own: of a header alone several fit. */
export function tableHeadBy(head: FileHead, known: string): TableHead | null {
  const delimiter = head.typed ? TYPED_DELIMITER : known;
  const rows = rowsOf(head, delimiter, !head.typed && statedDelimiter(head.text) !== null);
  const { width } = commonWidth(rows);
  return width < 2 ? null : { delimiter, rows, width, typed: head.typed };
}

/** `sep=;` in the first line, as spreadsheets write it. */
export function statedDelimiter(text: string): string | null {
  return /^"?sep=(.)"?\s*(\r|\n|$)/i.exec(text)?.[1] ?? null;
}

function findTable(head: FileHead): TableHead | null {
  const stated = statedDelimiter(head.text);
  let best: { readonly table: TableHead; readonly share: number } | null = null;
  // One that the text does not hold parts nothing.
  for (const delimiter of stated === null ? DELIMITERS.filter((one) => head.text.includes(one)) : [stated]) {
    const rows = rowsOf(head, delimiter, stated !== null);
    const { width, count } = commonWidth(rows);
    const share = rows.length === 0 ? 0 : count / rows.length;
    if (share >= LEAST_SHARE && (best === null || share > best.share)) best = { table: { delimiter, rows, width }, share };
  }
  return best?.table ?? null;
}

function rowsOf(head: FileHead, delimiter: string, skipFirst: boolean): HeadRow[] {
  const rows: HeadRow[] = [];
  const scanner = scanRows(delimiter, (cells, row) => {
    const blank = cells.length === 1 && (cells[0] as string).trim() === '';
    if (!blank && !(skipFirst && row === 1) && !isRuleLine(cells)) rows.push({ cells: [...cells], row });
    return rows.length < HEADER_SEARCH_ROWS;
  });
  try {
    // A head that is not the whole file ends in the middle of a row, which `end` would take for a whole one.
    if (scanner.push(head.text) && head.whole) scanner.end();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return rows;
}

function commonWidth(rows: readonly HeadRow[]): { readonly width: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, [width, count]) => (count > best.count ? { width, count } : best), { width: 1, count: 0 });
}

/** Every format asks for the keys of the same few rows, and a row may have very many cells. */
const keys = new WeakMap<HeadRow, readonly string[]>();

/** The cells of a row as names compare. */
export function keysOf(row: HeadRow): readonly string[] {
  const made = keys.get(row) ?? row.cells.map(columnKey);
  keys.set(row, made);
  return made;
}

/** Small letters, digits and signs of ASCII, one blank between words: what compares as it stands. */
const isKey = /^[!-@[-~]+(?: [!-@[-~]+)*$/;

/** Header cells and column names compare trimmed, in one Unicode form, without regard to case and to runs of spaces. */
export function columnKey(name: string): string {
  if (isKey.test(name)) return name;
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
