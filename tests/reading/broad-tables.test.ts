import { describe, expect, test } from 'vitest';
import { holdsForSeeds } from '../support/seeded-law.ts';
import { drawBroadTable } from './short-way/draw-broad.ts';
import { differenceBySeed, replayOf } from './short-way/kinds.ts';
import { differenceFromNaive } from './short-way/naive/difference.ts';
import { rowsRepeated } from './short-way/rows-repeated.ts';
import { digestOf, digestTheLongWay, told } from './short-way/two-ways.ts';

const columns = Array.from({ length: 8 }, (_, at) => `c${at}`);
const mapping = `layout: wide
zone: UTC
resourceId: { constant: vm-9 }
columns: { time: time }
series:
${columns.map((name) => `  - { column: ${name}, class: network, meaning: amount }\n`).join('')}`;

/** Rows a minute apart, from noon on. */
const tableOf = (rows: readonly (readonly string[])[]): Uint8Array => {
  const timeOf = (row: number): string => new Date(Date.UTC(2026, 2, 10, 12) + row * 60_000).toISOString();
  const lines = rows.map((cells, row) => [timeOf(row), ...cells].join(','));
  return new TextEncoder().encode(`${[['time', ...columns].join(','), ...lines].join('\n')}\n`);
};
const plain = Array.from({ length: 150 }, (_, row) => columns.map((_, at) => `${row * at}.${row % 10}${at}`));
/** The plain table with these cells in its rows 90 and 91. */
const withCells = (...cells: readonly string[]): Uint8Array =>
  tableOf(plain.map((row, at) => (at === 90 || at === 91 ? row.map((cell, column) => cells[column] ?? cell) : row)));

describe('rows of many values, one soon after the other', () => {
  test.each([
    ['plain', tableOf(plain)],
    ['an empty cell', withCells('', '1.5', '')],
    ['more places than the others of its column', withCells('1.23456', '1', '0.123456789')],
    ['eight characters, and more', withCells('12345678', '12345.78', '123456789', '1234567.89', '999999999999999')],
    ['sums beyond what a double holds', tableOf(plain.map((row) => row.map(() => '99999999999999.9')))],
    ['numbers so large that they have no room for the places of their column', withCells('999999999999999', '9007199254740993')],
    ['a mark without digits before or behind it', withCells('.5', '7.')],
    [
      'columns of more places than eight characters hold, and whole numbers in them',
      withCells('0.12345678', '0.1234567', '12', '........'),
    ],
    [
      'columns of many places in which most are whole',
      tableOf(plain.map((row, at) => row.map((_, of) => (at % 9 === of ? '1.23456789' : `${at}`)))),
    ],
    ['two marks', withCells('1.2.3')],
    ['signs, exponents and words', withCells('-1', '1e3', 'n/d', '+4')],
    ['words that say "no data"', withCells('NaN', '-', 'N/A', '#N/D', 'n.d.', 'undefined', 'NULL', 'na')],
    ['words that are nearly such ones', withCells('nane', 'undefine', 'undefinedd', '-5', 'n/', '"NaN"', ' NaN', '–')],
    ['a cell too many, and one too few', withCells('1,2').filter((_, at, all) => at !== all.lastIndexOf(44))],
    ['quotes', withCells('"1.5"', '2')],
    ['zeros alone', tableOf(plain.map((row) => row.map(() => '0')))],
  ])('%s', async (_, bytes) => {
    const file = { bytes, mapping };
    expect(told(await digestOf(file))).toBe(told(await digestTheLongWay(file)));
  });
});

describe('laws of tables of many columns', () => {
  test('the short way reads as the long way does, wherever the bytes are cut', async () => {
    await holdsForSeeds(40, replayOf('broad'), (seed) => differenceBySeed('broad', seed));
  });

  test('what is read is what csv-parse and a naive reducer make of it', async () => {
    let judged = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const found = await differenceFromNaive(drawBroadTable(seed));
      expect(found === 'not judged' ? null : found, `seed ${seed}`).toBeNull();
      if (found === null) judged += 1;
    }
    expect(judged).toBeGreaterThan(15);
  });

  test('rows with words for "no data" take the short way', async () => {
    const file = { bytes: tableOf(plain.map((row, at) => row.map((cell, of) => ((at + of) % 7 === 0 ? 'NaN' : cell)))), mapping };
    expect((await rowsRepeated(file)).repeated).toBeGreaterThan(130);
  });

  /** Without it both would hold of a way that nobody takes. */
  test('most rows of plain tables go in blocks, and some of the others', async () => {
    const [plainTable, drawn] = [{ bytes: tableOf(plain), mapping }, Array.from({ length: 60 }, (_, seed) => drawBroadTable(seed))];
    expect((await rowsRepeated(plainTable)).inBlocks).toBeGreaterThan(130);
    let [inBlocks, rows] = [0, 0];
    for (const file of drawn) {
      const counted = await rowsRepeated(file);
      inBlocks += counted.inBlocks;
      rows += counted.rows;
    }
    expect(inBlocks / rows).toBeGreaterThan(0.1);
  });
});
