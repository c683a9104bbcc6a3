import { describe, expect, test } from 'vitest';
import { rowsRepeated } from './short-way/rows-repeated.ts';
import { digestOf, digestTheLongWay, type TableFile, told } from './short-way/two-ways.ts';

/** More than those that a reader guesses from. */
const ROWS = 1100;
const LATE = 1040;
const columns = Array.from({ length: 20 }, (_, at) => `c${at}`);

/** A minute apart, the first column as `cellOf` has it. @param terms of the first column */
function tableOf(cellOf: (row: number) => string, terms = 'class: network, meaning: amount, unit: MB'): TableFile {
  const others = columns.slice(1).map((name) => `  - { column: ${name}, class: network, meaning: amount, unit: MB }\n`);
  const mapping = `layout: wide\nzone: UTC\nresourceId: { constant: vm-9 }\ncolumns: { time: time }\nseries:\n  - { column: c0, ${terms} }\n${others.join('')}`;
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const time = new Date(Date.UTC(2026, 2, 10, 0) + row * 60_000).toISOString();
    return [time, cellOf(row), ...columns.slice(1).map((_, at) => `${row * at}.5`)].join(',');
  });
  return { bytes: new TextEncoder().encode(`${[['time', ...columns].join(','), ...rows].join('\n')}\n`), mapping };
}
const late =
  (before: string, after: string): ((row: number) => string) =>
  (row) =>
    row < LATE ? before : after;
const undecided = 'class: cpu, meaning: used';

const plain: readonly (readonly [string, TableFile])[] = [
  ['a machine that comes late', tableOf(late('', '3.25'))],
  ['whole numbers for long', tableOf(late('0', '0.25'))],
  ['first what may be thousands', tableOf((row) => (row < LATE ? '7' : row === LATE ? '1.234' : '7.5'))],
  ['no unit, and never over 1', tableOf((row) => `0.${row % 10}`, undecided)],
  ['no unit, and nothing but zeros', tableOf(() => '0', undecided)],
  ['no unit, and over 1 at last', tableOf((row) => (row === ROWS - 1 ? '1.01' : '0.5'), undecided)],
  ['no unit, and more than zero at last', tableOf((row) => (row === ROWS - 1 ? '0.01' : '0'), undecided)],
  ['no unit, and just 1', tableOf((row) => (row === ROWS - 1 ? '1.00' : '0'), undecided)],
];
const odd: readonly (readonly [string, TableFile])[] = [
  ['nothing but what may be thousands', tableOf(late('7', '1.234'))],
  ['points, and then a comma', tableOf((row) => (row === ROWS - 1 ? '"0,5"' : late('0', '0.25')(row)))],
  ['commas that come late', tableOf(late('0', '"0,25"'))],
  ['words that come late', tableOf(late('0', '0.x'))],
];

describe('columns that show late how they are written', () => {
  test.each([...plain, ...odd])('%s', async (_, file) => {
    expect(told(await digestOf(file))).toBe(told(await digestTheLongWay(file)));
  });

  test.each(plain)('%s: nearly all rows take the short way', async (_, file) => {
    expect((await rowsRepeated(file)).repeated).toBeGreaterThan(ROWS - 20);
  });
});

describe('percent or fraction', () => {
  const isTold = async (file: TableFile): Promise<boolean> => (await digestOf(file)).issues.some(({ code }) => code === 'UNIT_AMBIGUOUS');

  test.each([
    ['0.5', '1', true],
    ['0', '0', false],
    ['0', '0.01', true],
    ['0.5', '1.01', false],
    ['0', '1.01', false],
  ])('after %s comes %s', async (before, last, isOpen) => {
    expect(await isTold(tableOf((row) => (row === ROWS - 1 ? last : before), undecided))).toBe(isOpen);
  });
});
