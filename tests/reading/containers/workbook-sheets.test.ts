import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellName, type WorkbookShape, workbookParts } from '../../support/build-workbook.ts';
import { linesOf, readSheets } from './read-sheets.ts';

const report: WorkbookShape = {
  sheets: [
    { name: 'cpu', rows: [['Report'], [], ['Data', 'Server', 'CPU'], [{ value: 45943.5, format: 'dd/mm/yyyy hh:mm' }, 'srv-01', 12.5]] },
    {
      name: 'R&D «ram»',
      state: 'hidden',
      rows: [
        ['Data', 'RAM'],
        ['13/10/2025', 3.5],
      ],
    },
  ],
};
const lines = ['Report', '', 'Data\tServer\tCPU', '2025-10-13 12:00:00\tsrv-01\t125E-1'];

/** Puts a prefix before the names of the elements of the sheets, as libraries of Microsoft's do. */
const prefixed = (parts: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    [...parts].map(([name, xml]) => [
      name,
      name.includes('rels') || name.includes('Types')
        ? xml
        : xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:').replace(/<x:(\w+) xmlns=/, '<x:$1 xmlns:x='),
    ]),
  );
/** Moves the parts, and names them from the root of the package. */
const moved = (parts: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    [...parts].map(([name, xml]) => [
      name.replace('sheet1.xml', 'SHEET-A.xml').replace('[Content', '[content'),
      xml.replace('Target="worksheets/sheet1.xml"', 'Target="/xl/worksheets/sheet-a.xml"').replace('"styles.xml"', '"./../xl/styles.xml"'),
    ]),
  );
const utf16 = (parts: ReadonlyMap<string, string>, name: string): Map<string, string> =>
  new Map(parts).set(name, `\uFEFF${parts.get(name)}`);

describe('the same sheets, however they are written', () => {
  const same: readonly (readonly [name: string, parts: () => ReadonlyMap<string, string>])[] = [
    ['by Excel', () => workbookParts(report)],
    ['in the strict edition', () => workbookParts({ ...report, strict: true })],
    ['with texts in the cells', () => workbookParts({ ...report, inline: true })],
    ['with prefixes', () => prefixed(workbookParts(report))],
    ['in other places', () => moved(workbookParts(report))],
    ['with a mark of the byte order', () => utf16(workbookParts(report), 'xl/workbook.xml')],
    ['without content types', () => new Map([...workbookParts(report)].filter(([name]) => !name.startsWith('[')))],
    [
      'without names of cells and rows',
      () =>
        new Map(
          [...workbookParts(report)].map(([name, xml]) => [
            name,
            xml.replace(/(<(?:c|row)) r="[^"]*"/g, '$1').replace('<row></row>', '<row/>'),
          ]),
        ),
    ],
  ];
  test.each(same)('%s', async (_name, parts) => {
    const read = await readSheets(parts());
    expect(await readSheets(parts(), 1)).toEqual(read);
    expect([...read.keys()]).toEqual(['cpu', 'R&D «ram»']);
    expect(read.get('cpu')?.lines).toEqual(lines);
    expect(read.get('R&D «ram»')?.lines).toEqual(['Data\tRAM', '13/10/2025\t35E-1']);
  });
});

test('texts that cells share: runs of different looks joined, what is spoken left out, characters that XML cannot hold', async () => {
  const items = [
    '<si><t>uno</t></si>',
    '<si><r><rPr><b/></rPr><t>due </t></r><r><t xml:space="preserve">tre</t></r></si>',
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>',
    '<si/>',
    '<si><t>a_x000D_b</t></si>',
  ];
  const row = items.map((_, index) => ({ xml: `<c t="s"><v>${index}</v></c>` }));
  const shape: WorkbookShape = {
    sheets: [{ name: 'F', rows: [['x', ...row]] }],
    parts: { 'xl/sharedStrings.xml': `<sst>${items.join('')}</sst>` },
  };
  expect((await readSheets(workbookParts(shape))).get('F')?.lines).toEqual(['uno\tuno\tdue tre\t東京\t\ta b']);
});

describe('rows', () => {
  test('stand on their lines, and nothing is written below the last that is filled', async () => {
    const rows = new Map([
      [3, ['a', 'b']],
      [7, ['c']],
      [8, [null, '  ']],
      [9, [null, { xml: '<c s="0"/>' }]],
      [60_000, []],
    ] as const);
    expect(await linesOf({ rows })).toEqual(['', '', 'a\tb', '', '', '', 'c\t']);
  });

  test('are filled up to the widest before them, so that the last cells may be empty', async () => {
    expect(await linesOf({ rows: [['Titolo'], ['a', 'b', 'c'], [1], [1, 2, 3, 4], [5]] })).toEqual([
      'Titolo',
      'a\tb\tc',
      '1\t\t',
      '1\t2\t3\t4',
      '5\t\t\t',
    ]);
  });

  test('may skip columns', async () => {
    expect(await linesOf({ sheetData: '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="AA2"><v>3</v></c></row>' })).toEqual([
      '',
      `\t1\t2${'\t'.repeat(24)}3`,
    ]);
  });

  test('a sheet without cells has no text', async () => {
    expect(await linesOf({ rows: [] })).toEqual([]);
    expect(await linesOf({ rows: [[null], ['']] })).toEqual([]);
  });

  test('of merged cells the first holds the value', async () => {
    const after = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>';
    expect(
      await linesOf({
        rows: [
          ['Titolo unito', null, null],
          ['a', 'b', 'c'],
        ],
        after,
      }),
    ).toEqual(['Titolo unito', 'a\tb\tc']);
  });

  test('sheets that are one chart are left out', async () => {
    const parts = workbookParts(report);
    const relations = parts.get('xl/_rels/workbook.xml.rels') as string;
    parts.set(
      'xl/_rels/workbook.xml.rels',
      relations.replace('/worksheet" Target="worksheets/sheet1', '/chartsheet" Target="worksheets/sheet1'),
    );
    expect([...(await readSheets(parts)).keys()]).toEqual(['R&D «ram»']);
  });
});

test('what is written is read, wherever the cells stand', async () => {
  const cell = fc.oneof(fc.constant(null), fc.integer(), fc.stringMatching(/^[a-z&<"'_x0-9]{1,12}$/));
  const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.array(cell, { maxLength: 8 })), { selector: ([row]) => row });
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), fc.integer({ min: 1, max: 300 }), async (unordered, inline, piece) => {
      const sorted = unordered.toSorted(([one], [other]) => one - other);
      const parts = workbookParts({ inline, sheets: [{ name: 'F', rows: new Map(sorted) }] });
      const { lines: read = [] } = (await readSheets(parts, piece)).get('F') ?? {};
      const cells = new Map(
        read.flatMap((line, row) => line.split('\t').map((text, column) => [cellName(column + 1, row + 1), text] as const)),
      );
      for (const [row, values] of sorted) {
        values.forEach((value, column) => {
          const text = cells.get(cellName(column + 1, row)) ?? '';
          expect(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text).toBe(value === null ? '' : String(value));
        });
      }
      const filled = [...cells.values()].filter((text) => text !== '').length;
      expect(filled).toBe(sorted.flatMap(([, values]) => values).filter((value) => value !== null).length);
    }),
    { numRuns: 60, seed: 4 },
  );
});
