import { scanRows } from '../reading/csv-scanner.ts';
import type { YamlIssue } from '../reading/parse-yaml.ts';
import { Refusal } from '../reading/refusal.ts';
import type { RegisterWords } from './register-words.ts';

/** One row of a table by the names of its columns. `line`: the physical line on which it starts, 1-based. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows that can be read, and what is wrong with the others or with the table: whoever has to mend a file wants to know all of it. */
export interface CsvRows {
  readonly rows: readonly CsvRow[];
  readonly issues: readonly YamlIssue[];
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows of a CSV whose first line names at least the wanted columns, with `,` or `;` between cells. Other columns are left alone. A row with
 * more or fewer cells than the header is told by line and left out. Of a table without a column, or with a quote that never closes, no row
 * can be trusted.
 */
export function csvRows(text: string, wanted: readonly string[], words: RegisterWords): CsvRows {
  const tables = [',', ';'].map((delimiter) => linesOf(text.replace(/^\uFEFF/, ''), delimiter, words));
  const table = tables.find((found) => 'lines' in found && wanted.every((name) => found.lines[0]?.cells.includes(name))) ?? tables[0];
  if (!table || 'issue' in table) return { rows: [], issues: table ? [table.issue] : [] };
  const [header, ...lines] = table.lines;
  const names = header?.cells ?? [];
  const absent = wanted.filter((name) => !names.includes(name));
  if (absent.length > 0) {
    return { rows: [], issues: absent.map((path) => ({ path, line: 1, message: words.noColumn(path) })) };
  }
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const isEven = ({ cells }: Line): boolean => cells.length === names.length;
  return {
    rows: filled.filter(isEven).map(({ line, cells }) => ({ line, cells: named(names, cells) })),
    issues: filled
      .filter((row) => !isEven(row))
      .map(({ line, cells }) => ({ path: '', line, message: words.uneven(cells.length, names.length) })),
  };
}

const named = (names: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]));

function linesOf(
  text: string,
  delimiter: string,
  words: RegisterWords,
): { readonly lines: readonly Line[] } | { readonly issue: YamlIssue } {
  const lines: Line[] = [];
  let open: number | null = null;
  const scanner = scanRows(delimiter, (cells, line, closed) => {
    if (!closed) open = line;
    lines.push({ line, cells: lines.length === 0 ? cells.map((cell) => cell.trim()) : [...cells] });
    return closed;
  });
  try {
    scanner.push(text);
    scanner.end();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { issue: { path: '', line: error.row ?? 1, message: words.tooLong } };
  }
  return open === null ? { lines } : { issue: { path: '', line: open, message: words.openQuote } };
}
