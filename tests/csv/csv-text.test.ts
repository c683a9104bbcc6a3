import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asWritten, type CsvCell, csvText, harmless } from '../../shared/csv/csv-text.ts';

/** As a careful program reads it: RFC 4180, with the mark. */
const readBack = (text: string): string[][] =>
  parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false, skip_empty_lines: false });

/** Texts as people and attackers write them. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', '＝', 'a', '1', ' ', '\uFEFF'),
    maxLength: 12,
  }),
  fc.constantFrom('=HYPERLINK("http://x";"y")', '@SUM(1+1)', "-2+3+cmd|' /C calc'!A0", '+39 012', "'=1", "''", '-', '\t=1'),
);
const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
const cell: fc.Arbitrary<CsvCell> = fc.oneof(nasty, number, fc.constant(null));

/** What a spreadsheet takes for a formula, said in another way than the code does: by the first character that it looks at. */
const runs = (text: string): boolean =>
  ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'].some((sign) => text.startsWith(sign));

describe('a table as CSV', () => {
  test('read back by another program says the same', () =>
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 5 }),
        (names, rows) => {
          const header = [...names, 'a', 'b', 'c', 'd'].slice(0, 4);
          const [first, ...others] = readBack(csvText(header, rows));
          expect(first?.map(asWritten)).toEqual(header.map((name) => name.toWellFormed()));
          expect(others.length).toBe(rows.length);
          others.forEach((cells, row) => {
            cells.forEach((text, column) => {
              const wanted = (rows[row] as CsvCell[])[column] as CsvCell;
              if (typeof wanted === 'number') expect(Number(text)).toBe(Object.is(wanted, -0) ? 0 : wanted);
              else expect(asWritten(text)).toBe((wanted ?? '').toWellFormed());
            });
          });
        },
      ),
    ));

  test('has no text that a spreadsheet would run, and numbers as they are', () =>
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const [, row = []] = readBack(csvText(cells.map(String), [cells]));
        row.forEach((text, column) => {
          if (typeof cells[column] === 'number') expect(text).toBe(String(cells[column]));
          else expect(runs(text)).toBe(false);
        });
      }),
    ));

  test('a text that was made harmless is had back, and no two become one', () =>
    fc.assert(
      fc.property(nasty, nasty, (one, other) => {
        expect(asWritten(harmless(one))).toBe(one);
        if (one !== other) expect(harmless(one)).not.toBe(harmless(other));
      }),
    ));

  test('is what RFC 4180 says, to the byte', () => {
    expect(
      csvText(
        ['Città', 'n'],
        [
          ['=1+1', -1.5],
          ['a "b",\nc', null],
          ["l'ente", 1e21],
        ],
      ),
    ).toBe('\uFEFF"Città","n"\r\n"\'=1+1",-1.5\r\n"a ""b"",\nc",\r\n"l\'ente",1e+21\r\n');
  });
});
