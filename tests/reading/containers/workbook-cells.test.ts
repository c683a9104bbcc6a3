import { describe, expect, test } from 'vitest';
import type { Cell } from '../../support/build-workbook.ts';
import { workbookParts } from '../../support/build-workbook.ts';
import { linesOf, readSheets } from './read-sheets.ts';

const xml = (text: string): Cell => ({ xml: text });
const at = (value: number, format: string): Cell => ({ value, format });

const cells: readonly (readonly [name: string, cell: Cell, written: string])[] = [
  ['a whole number', 10023, '10023'],
  ['a fraction', 0.066, '66E-3'],
  ['a fraction as Excel stores it', xml('<c><v>0.10000000000000001</v></c>'), '1E-1'],
  ['an exponent', xml('<c><v>1.5E-7</v></c>'), '15E-8'],
  ['a text', 'srv-01', 'srv-01'],
  ['a number that is a text', '1.234,56', '1.234,56'],
  ['an id longer than a number holds, as text', '6012345678901234567', '6012345678901234567'],
  ['a text with the marks of a table', 'a\tb "c"', '"a\tb ""c"""'],
  ['a text of two lines', 'a\nb', 'a b'],
  ['a text of XML', '<a> & "b"', '"<a> & ""b"""'],
  ['yes', true, 'true'],
  ['no', false, 'false'],
  ['a text in the cell', xml('<c t="inlineStr"><is><t>in linea</t></is></c>'), 'in linea'],
  ['runs of different looks', xml('<c t="inlineStr"><is><r><rPr><b/></rPr><t>CPU</t></r><r><t> media</t></r></is></c>'), 'CPU media'],
  ['a reading for pronunciation', xml('<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>'), '東京'],
  ['what XML cannot hold', xml('<c t="inlineStr"><is><t>a_x000D_b_x005F_x000D_c_x0001_d</t></is></c>'), 'a b_x000D_c d'],
  ['a section of characters', xml('<c t="inlineStr"><is><t><![CDATA[a<b]]>c</t></is></c>'), 'a<bc'],
  ['the result of a formula', xml('<c><f>SUM(A2:A9)</f><v>12.5</v></c>'), '125E-1'],
  ['the text of a formula', xml('<c t="str"><f>A1&amp;"x"</f><v>srv x</v></c>'), 'srv x'],
  ['the time of a formula', xml('<c s="1"><f>A1+1</f><v>45943.5</v></c>'), '459435E-1'],
  ['an error', xml('<c t="e"><v>#DIV/0!</v></c>'), '#DIV/0!'],
  ['no number at all', xml('<c><v>NaN</v></c>'), 'NaN'],
  ['hexadecimals are no number', xml('<c><v>0x10</v></c>'), '0x10'],
  ['beyond every number', xml('<c><v>1e400</v></c>'), 'Infinity'],
  ['an ISO instant', xml('<c t="d"><v>2025-10-13T00:05:00</v></c>'), '2025-10-13 00:05:00'],
  ['an ISO instant of UTC', xml('<c t="d"><v>2025-10-13T00:05:00Z</v></c>'), '2025-10-13 00:05:00Z'],
  ['an ISO day', xml('<c t="d"><v>2025-10-13</v></c>'), '2025-10-13'],
  ['an ISO time of day', xml('<c t="d"><v>1899-12-30T09:05:00</v></c>'), '09:05:00'],
  ['a day and a time', at(45943.00347222222, 'dd/mm/yyyy hh:mm'), '2025-10-13 00:05:00'],
  ['a whole day that shows a time', at(45943, 'dd/mm/yyyy hh:mm'), '2025-10-13 00:00:00'],
  ['a day', at(45943, 'dd/mm/yyyy'), '2025-10-13'],
  ['a day that hides its time', at(45943.5, 'dd/mm/yyyy'), '2025-10-13 12:00:00'],
  ['a time of day', at(0.00347222222222222, 'hh:mm'), '00:05:00'],
  ['midnight', at(0, 'h:mm;@'), '00:00:00'],
  ['a time that hides its day', at(45943.00347222222, 'hh:mm:ss'), '2025-10-13 00:05:00'],
  ['a length of time', at(1.0625, '[h]:mm'), '25:30:00'],
  ['milliseconds', at(45943.5 + 0.25 / 86_400, 'hh:mm:ss.000'), '2025-10-13 12:00:00.250'],
  ['a negative day', at(-1, 'dd/mm/yyyy'), '-1'],
  ['a day after the last', at(2_958_466, 'dd/mm/yyyy'), '2958466'],
  ['epoch seconds under a date format', at(1_760_313_900, 'dd/mm/yyyy hh:mm'), '1760313900'],
  ['the day that Excel alone knows', at(60, 'dd/mm/yyyy'), '1900-02-29'],
  ['the day before it', at(59, 'dd/mm/yyyy'), '1900-02-28'],
  ['the day after it', at(61, 'dd/mm/yyyy'), '1900-03-01'],
  ['no day', at(0, 'dd/mm/yyyy'), '1900-01-00'],
  ['a serial that nobody calls a time', 45943.00347222222, '4594300347222222E-11'],
  ['a share', at(0.125, '0.0%'), '125E-1%'],
  ['a share that is whole', at(1, '0%'), '100%'],
  ['a small share', at(0.0007, '0.00%'), '7E-2%'],
  ['a number beside the sign of a share', at(12.5, '0.0"%"'), '125E-1'],
  ['a plain number under a currency', at(12.5, '#,##0.00 [$€-410]'), '125E-1'],
];

describe('a cell', () => {
  test.each(cells)('%s', async (_name, cell, written) => {
    expect(await linesOf({ rows: [[cell]] })).toEqual([written]);
  });

  test('counts days from 1904 where the workbook says so', async () => {
    const rows = [[at(45943.5 - 1462, 'dd/mm/yyyy hh:mm'), at(0.5, 'hh:mm'), at(0, 'dd/mm/yyyy')]];
    expect(await linesOf({ rows }, { date1904: true })).toEqual(['2025-10-13 12:00:00\t12:00:00\t1904-01-01']);
  });

  test('a formula without a result is empty and told', async () => {
    const rows = [
      ['a', xml('<c><f>B1</f></c>')],
      ['b', xml('<c><f>B1</f><v></v></c>')],
      ['c', xml('<c t="str"><f>""</f><v></v></c>')],
      ['d', 1],
    ];
    const { lines, told } = (await readSheets(workbookParts({ sheets: [{ name: 'F', rows }] }))).get('F') ?? {};
    expect(lines).toEqual(['a', 'b', 'c', 'd\t1']);
    expect(told).toEqual([1, 2]);
  });
});
