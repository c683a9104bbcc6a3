/** A number stays a number; null is an empty cell. */
export type CsvCell = string | number | null;

/**
 * What makes a spreadsheet take a text for a formula (OWASP, "CSV Injection"): = + - @, a tab, a carriage return, and what some take for one of
 * them: a line feed, the full-width forms. Quotes before it do not change what it is, so that every text can be had back.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** The same text, or one with a quote before it that a spreadsheet takes for text. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The inverse of `harmless`. */
export const asWritten = (text: string): string => (/^'/.test(text) && formula.test(text) ? text.slice(1) : text);

/** RFC 4180: every text in quotes, quotes doubled. Numbers as JSON writes them: with a point, whatever the language of whoever opens them. */
function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return `"${harmless(cell.toWellFormed()).replaceAll('"', '""')}"`;
}

/**
 * A table as CSV: RFC 4180 (commas, CRLF, a header), formula-safe, and with the byte order mark without which spreadsheets read the accents of
 * a UTF-8 file as something else. Programs are told of it by the media type (`charset=utf-8`), and every reader of CSV knows it.
 */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const line = (cells: readonly CsvCell[]) => `${cells.map(cellText).join(',')}\r\n`;
  return `\uFEFF${line(header)}${rows.map(line).join('')}`;
}
