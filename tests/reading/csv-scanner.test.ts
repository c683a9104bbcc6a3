import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanRows } from '../../shared/reading/csv-scanner.ts';
import { Refusal } from '../../shared/reading/refusal.ts';

interface Scanned {
  readonly cells: readonly string[];
  readonly row: number;
  readonly closed: boolean;
}

function scan(pieces: readonly string[], delimiter: string, longest?: number): Scanned[] {
  const rows: Scanned[] = [];
  const scanner = scanRows(
    delimiter,
    (cells, row, closed) => {
      rows.push({ cells: [...cells], row, closed });
      return true;
    },
    longest,
  );
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return rows;
}

/** Cuts a text at arbitrary places. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index, all) => text.slice(from, all[index + 1] ?? text.length));
}

const delimiters = fc.constantFrom(',', ';', '\t', '|');
const lineEnds = fc.constantFrom('\n', '\r\n');
const anyCell = fc.string({ unit: fc.constantFrom('a', 'è', '1', '"', ',', ';', '\t', '|', '\n', '\r\n', ' ', '.'), maxLength: 8 });
const table = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });
const places = fc.array(fc.nat(), { maxLength: 20 });

const quote = (cell: string, always: boolean): string => (always || /[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('laws', () => {
  test('what was written comes back, as csv-parse reads it, however the text is cut', () => {
    fc.assert(
      fc.property(table, delimiters, lineEnds, fc.boolean(), fc.boolean(), places, (rows, delimiter, lineEnd, always, last, at) => {
        const text = rows.map((cells) => cells.map((cell) => quote(cell, always)).join(delimiter)).join(lineEnd) + (last ? lineEnd : '');
        const scanned = scan(cut(text, at), delimiter).map(({ cells }) => cells);
        const oracle: string[][] = parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
        expect(scanned).toEqual(oracle);
      }),
      { numRuns: 1500 },
    );
  });

  test('any text at all gives the same rows however it is cut, and loses no character', () => {
    const anything = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', 'x'), maxLength: 60 });
    fc.assert(
      fc.property(anything, places, (text, at) => {
        const whole = scan([text], ',');
        expect(scan(cut(text, at), ',')).toEqual(whole);
        const letters = (string: string): string => string.replace(/[^ax]/g, '');
        expect(letters(whole.map(({ cells }) => cells.join('')).join(''))).toBe(letters(text));
      }),
      { numRuns: 1500 },
    );
  });

  test('physical row numbers count the lines inside quotes', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((cells) => cells.map((cell) => quote(cell, true)).join(',')).join('\n');
        let line = 1;
        const expected = rows.map((cells) => {
          const starts = line;
          line += 1 + cells.join('').split(/\r\n|\n|\r/).length - 1;
          return starts;
        });
        expect(scan([text], ',').map(({ row }) => row)).toEqual(expected);
      }),
    );
  });
});

describe('cases', () => {
  test.each<[name: string, text: string, rows: string[][]]>([
    ['a quote inside a bare cell is a character', 'a"b,c\n', [['a"b', 'c']]],
    ['text after a closing quote is kept', '"a"b,c\n', [['ab', 'c']]],
    ['a trailing delimiter is an empty cell', 'a,b,\n', [['a', 'b', '']]],
    ['and at the end of the text', 'a,', [['a', '']]],
    ['a blank line is one empty cell', 'a\n\nb\n', [['a'], [''], ['b']]],
    [
      'a lone CR ends a line',
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_name, text, rows) => {
    expect(scan([text], ',').map(({ cells }) => cells)).toEqual(rows);
  });

  test('a quote that never closes is said', () => {
    expect(scan(['a,b\n"c,d\ne,f\n'], ',')).toEqual([
      { cells: ['a', 'b'], row: 1, closed: true },
      { cells: ['c,d\ne,f\n'], row: 2, closed: false },
    ]);
  });

  test('a row longer than the limit is refused, without waiting for its end', () => {
    const scanner = scanRows(',', () => true, 100);
    scanner.push('a,b\n');
    expect(() => {
      for (let piece = 0; piece < 20; piece += 1) scanner.push('x'.repeat(10));
    }).toThrow(Refusal);
  });
});
