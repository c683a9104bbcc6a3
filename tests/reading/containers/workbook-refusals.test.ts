import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWorkbook } from '../../../shared/reading/containers/workbook.ts';
import { Refusal } from '../../../shared/reading/refusal.ts';
import { packedParts, type WorkbookShape, workbookParts } from '../../support/build-workbook.ts';
import { readSheets, refusalOf } from './read-sheets.ts';

const plain: WorkbookShape = {
  sheets: [
    {
      name: 'F',
      rows: [
        ['a', 'b'],
        [1, 2],
      ],
    },
  ],
};
const sheet = 'xl/worksheets/sheet1.xml';
const texts = 'xl/sharedStrings.xml';

const withPart = (name: string, content: string, shape: WorkbookShape = plain): ReadonlyMap<string, string> =>
  new Map([...workbookParts(shape), [name, content]]);
const changed = (name: string, change: (xml: string) => string): ReadonlyMap<string, string> =>
  withPart(name, change(workbookParts(plain).get(name) as string));
const without = (name: string): ReadonlyMap<string, string> => new Map([...workbookParts(plain)].filter(([path]) => path !== name));
const data = (sheetData: string): ReadonlyMap<string, string> => workbookParts({ sheets: [{ name: 'F', sheetData }] });
const bomb =
  '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';

const kinds: readonly (readonly [name: string, parts: ReadonlyMap<string, string>, refusal: string])[] = [
  ['a program', withPart('xl/vbaProject.bin', 'x'), 'WORKBOOK_MACROS'],
  [
    'the type of a workbook with programs',
    workbookParts({ ...plain, contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
    'WORKBOOK_MACROS',
  ],
  ['an old macro sheet', withPart('xl/macrosheets/sheet1.xml', '<x/>'), 'WORKBOOK_MACROS'],
  ['links to another workbook', withPart('xl/externalLinks/externalLink1.xml', '<x/>'), 'WORKBOOK_LINKED'],
  ['a binary workbook', withPart('xl/workbook.bin', 'x'), 'WORKBOOK_NOT_XLSX xlsb'],
  [
    'the type of a binary workbook',
    workbookParts({ ...plain, contentType: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' }),
    'WORKBOOK_NOT_XLSX xlsb',
  ],
  [
    'an OpenDocument sheet',
    new Map([
      ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
      ['content.xml', '<x/>'],
    ]),
    'WORKBOOK_NOT_XLSX ods',
  ],
  ['no list of sheets', without('xl/workbook.xml'), 'WORKBOOK_DAMAGED xl/workbook.xml'],
  ['no such sheet', without(sheet), `WORKBOOK_DAMAGED ${sheet}`],
  ['no table of texts', without(texts), `WORKBOOK_DAMAGED ${texts}`],
  [
    'a list that is none',
    changed('xl/workbook.xml', (xml) => xml.replaceAll('workbook ', 'x ').replaceAll('</workbook>', '</x>')),
    'WORKBOOK_DAMAGED xl/workbook.xml',
  ],
  [
    'two sheets in one part',
    changed('xl/workbook.xml', (xml) => xml.replace('<sheets>', '<sheets><sheet name="G" sheetId="9" r:id="rId1"/>')),
    'WORKBOOK_DAMAGED xl/workbook.xml',
  ],
  ['a name without end', workbookParts({ sheets: [{ name: 'F'.repeat(256) }] }), 'WORKBOOK_DAMAGED xl/workbook.xml'],
  ['two sheets of one name', workbookParts({ sheets: [{ name: 'F' }, { name: 'F' }] }), 'WORKBOOK_DAMAGED xl/workbook.xml'],
];

const damaged: readonly (readonly [name: string, parts: ReadonlyMap<string, string>])[] = [
  ['a text that the table has not', data('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')],
  ['a text of no number', data('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')],
  ['a type of cell that nobody knows', data('<row r="1"><c r="A1" t="q"><v>7</v></c></row>')],
  ['a yes that is neither', data('<row r="1"><c r="A1" t="b"><v>2</v></c></row>')],
  ['rows that go backwards', data('<row r="2"/><row r="1"/>')],
  ['a row twice', data('<row r="2"/><row r="2"/>')],
  ['row nought', data('<row r="0"/>')],
  ['a row of no number', data('<row r="1e3"/>')],
  ['a cell twice', data('<row r="1"><c r="A1"/><c r="A1"/></row>')],
  ['cells that go backwards', data('<row r="1"><c r="B1"/><c r="A1"/></row>')],
  ['a cell of another row', data('<row r="1"><c r="A2"/></row>')],
  ['a cell of no name', data('<row r="1"><c r="1A"/></row>')],
  ['two values', data('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>')],
  ['something else than a row', data('<zeile r="1"/>')],
  ['something else than a cell', data('<row r="1"><zelle r="A1"/></row>')],
  ['entities of its own', changed(sheet, (xml) => xml.replace('<worksheet', `${bomb}<worksheet`).replace('<v>1</v>', '<v>&c;</v>'))],
  ['an entity that nobody knows', data('<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>')],
  ['a character that XML has not', data('<row r="1"><c r="A1" t="str"><v>a\u0000b</v></c></row>')],
  ['the same by number', data('<row r="1"><c r="A1" t="str"><v>a&#0;b</v></c></row>')],
  ['elements that overlap', data('<row r="1"><c r="A1"></row></c>')],
  ['another root', changed(sheet, (xml) => xml.replace('<worksheet', '<x').replace('</worksheet', '</x'))],
  ['no end', changed(sheet, (xml) => xml.slice(0, -3))],
  ['nothing', withPart(sheet, '')],
  ['something behind the end', changed(sheet, (xml) => `${xml}<x/>`)],
  ['a document type that defines nothing', changed(sheet, (xml) => xml.replace('<worksheet', '<!DOCTYPE worksheet><worksheet'))],
  ['elements inside each other', workbookParts({ sheets: [{ name: 'F', after: `${'<a>'.repeat(100)}${'</a>'.repeat(100)}` }] })],
  ['a text too long for a cell', data(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(1_300_000)}</v></c></row>`)],
  ['an element that does not end', data(`<row r="1" ${'x="1" '.repeat(500_000)}`)],
];

const large: readonly (readonly [name: string, parts: ReadonlyMap<string, string>])[] = [
  ['a row after the last', data('<row r="1048577"/>')],
  ['a column after the last', data('<row r="1"><c r="XFE1"/></row>')],
  ['a million columns without names', data(`<row r="1">${'<c/>'.repeat(1_000_000)}</row>`)],
  [
    'long rows of nothing',
    data(Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`).join('')),
  ],
];

describe('refused', () => {
  test.each(kinds)('%s', async (_name, parts, refusal) => expect(await refusalOf(readSheets(parts))).toBe(refusal));
  test.each(damaged)('%s', async (_name, parts) => expect(await refusalOf(readSheets(parts))).toBe(`WORKBOOK_DAMAGED ${sheet}`));
  test.each(large)('%s', async (_name, parts) => expect(await refusalOf(readSheets(parts))).toBe(`SHEET_TOO_LARGE ${sheet}`));

  test('a table of too many texts', async () => {
    const many = withPart(texts, `<sst>${'<si><t>a</t></si>'.repeat(524_289)}</sst>`);
    expect(await refusalOf(readSheets(many))).toBe('WORKBOOK_TEXTS_TOO_MANY');
  });

  test('bytes that are no UTF-8', async () => {
    const files = packedParts(workbookParts(plain)).map((file) =>
      file.name === texts
        ? {
            ...file,
            open: async function* () {
              yield Uint8Array.from([0x3c, 0x73, 0xff, 0x3e]);
            },
          }
        : file,
    );
    expect(await refusalOf(openWorkbook(files))).toBe(`WORKBOOK_DAMAGED ${texts}`);
  });
});

test('what is our fault passes untouched', async () => {
  const fault = new Error('the store does not answer');
  const failing = (): AsyncIterable<Uint8Array> => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(fault) }) });
  const files = packedParts(workbookParts(plain)).map((file) => (file.name === texts ? { ...file, open: failing } : file));
  await expect(openWorkbook(files)).rejects.toBe(fault);
});

describe('however it is broken', () => {
  const parts = [...workbookParts({ ...plain, date1904: true })];

  test('cut at any byte of any part, it is refused or reads as it was', async () => {
    const whole = [...(await readSheets(new Map(parts)))];
    for (const [name, xml] of parts) {
      for (let length = 0; length < xml.length; length += 1) {
        const read = await readSheets(new Map([...parts, [name, xml.slice(0, length)]])).catch((error: unknown) => error);
        if (!(read instanceof Refusal)) expect([name, length, ...(read as Map<string, unknown>)]).toEqual([name, length, ...whole]);
      }
    }
  });

  test('with any bytes changed, nothing but a refusal is thrown', async () => {
    const place = fc.tuple(
      fc.nat(parts.length - 1),
      fc.nat(4000),
      fc.constantFrom('<', '>', '"', '&', '/', ' ', '\0', '9', 'A', '=', '<c>', '</row>'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 4 }), async (places) => {
        const broken = new Map(parts);
        for (const [part, at, text] of places) {
          const [name, xml] = parts[part] as (typeof parts)[number];
          broken.set(name, xml.slice(0, at % xml.length) + text + xml.slice((at % xml.length) + 1));
        }
        const thrown = await readSheets(broken).then(
          () => null,
          (error: unknown) => error,
        );
        expect(thrown === null || thrown instanceof Refusal).toBe(true);
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
