import { LONGEST_ROW_CHARACTERS } from './limits.ts';
import { Refusal } from './refusal.ts';

/**
 * One record of a delimited text.
 * @param cells  as written, quotes removed; a blank line is one empty cell. Valid during the call only.
 * @param row    1-based physical line on which the record starts
 * @param closed false: a quote opened in this record never closes
 * @returns false to stop reading
 */
export type OnRow = (cells: readonly string[], row: number, closed: boolean) => boolean;

/** Takes the text of a table in pieces, however it is cut. */
export interface RowScanner {
  /** @returns false once the consumer has stopped */
  push(text: string): boolean;
  /** The text is complete: a last line without a line end counts. */
  end(): void;
  /** Is there a record that has begun and not ended? */
  isInside(): boolean;
  /** Physical line of the next record. */
  row(): number;
  /** Lines that somebody else has read are skipped. Between records. */
  startAt(row: number): void;
}

interface Parsed {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lines: number;
  readonly closed: boolean;
}

/**
 * RFC 4180 with any one-character delimiter; lines end with CRLF, LF or CR. A quote inside an unquoted cell is a character; text after
 * a closing quote is kept. Memory is bounded by the longest row.
 * @param delimiter null: every line is one cell, and quotes are characters like others
 * @throws Refusal ROW_TOO_LONG
 */
export function scanRows(delimiter: string | null, onRow: OnRow, longestRow = LONGEST_ROW_CHARACTERS): RowScanner {
  let carry = '';
  let row = 1;
  let going = true;

  const drain = (text: string, final: boolean): void => {
    let at = 0;
    while (going && at < text.length) {
      const lineEnd = text.indexOf('\n', at);
      let parsed: Parsed | null = null;
      if (lineEnd >= 0) parsed = plainLine(text, at, lineEnd, delimiter);
      else if (!final && !text.includes('\r', at) && !text.includes('"', at)) break;
      parsed ??= parseRecord(text, at, delimiter, final);
      if (parsed === null) break;
      if (parsed.next - at > longestRow) throw new Refusal('ROW_TOO_LONG', row, { limit: longestRow });
      going = onRow(parsed.cells, row, parsed.closed);
      row += parsed.lines;
      at = parsed.next;
    }
    carry = text.slice(at);
    if (going && carry.length > longestRow) throw new Refusal('ROW_TOO_LONG', row, { limit: longestRow });
  };

  return {
    push(text) {
      if (going) drain(carry + text, false);
      return going;
    },
    end() {
      if (going) drain(carry, true);
    },
    isInside: () => carry !== '',
    row: () => row,
    startAt(next) {
      row = next;
    },
  };
}

/** The common case: no quote, no lone CR. null: read it character by character. */
function plainLine(text: string, at: number, lineEnd: number, delimiter: string | null): Parsed | null {
  const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
  const line = text.slice(at, end);
  if ((delimiter !== null && line.includes('"')) || line.includes('\r')) return null;
  return { cells: delimiter === null ? [line] : line.split(delimiter), next: lineEnd + 1, lines: 1, closed: true };
}

/** One record from `at`; null when its end is not in the text yet. */
function parseRecord(text: string, at: number, delimiter: string | null, final: boolean): Parsed | null {
  const cells: string[] = [];
  let lines = 0;
  let closed = true;
  for (let position = at; ; ) {
    const cell = readCell(text, position, delimiter, final);
    if (cell === null) return null;
    cells.push(cell.cell);
    lines += cell.lines;
    closed &&= cell.closed;
    position = cell.next + 1;
    if (delimiter !== null && text.charAt(cell.next) === delimiter) {
      if (position < text.length) continue;
      return final ? { cells: [...cells, ''], next: position, lines: lines + 1, closed } : null;
    }
    const next = endOfLine(text, cell.next, final);
    return next === null ? null : { cells, next, lines: lines + 1, closed };
  }
}

/** One cell, quoted or not; `next` is where its delimiter or line end stands. */
function readCell(text: string, at: number, delimiter: string | null, final: boolean): ReturnType<typeof readQuoted> {
  const quoted = delimiter !== null && text.charAt(at) === '"';
  const start = quoted ? readQuoted(text, at + 1, final) : { cell: '', next: at, lines: 0, closed: true };
  if (start === null) return null;
  const next = endOfPlain(text, start.next, delimiter);
  return { ...start, cell: start.cell + text.slice(start.next, next), next };
}

/** The position after a line end; null where the text may go on. */
function endOfLine(text: string, at: number, final: boolean): number | null {
  if (at === text.length) return final ? at : null;
  // A CR at the very end of a piece may be half of a CRLF.
  if (text.charAt(at) === '\r' && at + 1 === text.length && !final) return null;
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

function readQuoted(
  text: string,
  from: number,
  final: boolean,
): { readonly cell: string; readonly next: number; readonly lines: number; readonly closed: boolean } | null {
  let cell = '';
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      if (!final) return null;
      cell += text.slice(at);
      return { cell, next: text.length, lines: countLineEnds(cell), closed: false };
    }
    cell += text.slice(at, quote);
    if (quote + 1 === text.length && !final) return null;
    if (text.charAt(quote + 1) !== '"') return { cell, next: quote + 1, lines: countLineEnds(cell), closed: true };
    cell += '"';
    at = quote + 2;
  }
}

function endOfPlain(text: string, from: number, delimiter: string | null): number {
  const delimiterCode = delimiter === null ? -1 : delimiter.charCodeAt(0);
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiterCode || code === 10 || code === 13) return at;
  }
  return text.length;
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
