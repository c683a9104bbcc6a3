import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, workbookBytes } from '../support/build-workbook.ts';
import { zipOf } from '../support/pack-files.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const list: readonly (readonly Cell[])[] = [['Indirizzo IP'], ['93.184.216.34'], ['93.184.216.35']];
const reasonOf = async (bytes: Uint8Array): Promise<string | null> => (await readBytes(bytes)).recognition.reason;

describe('an upload that is a workbook', () => {
  test('its sheets are its members, and so they are inside an archive', async () => {
    const workbook = await workbookBytes({ sheets: [{ name: 'Indirizzi', rows: list }] });
    expect([...(await readBytes(workbook)).members.keys()]).toEqual(['Indirizzi']);
    const archive = await readBytes(await zipOf(new Map([['dati/elenco.xlsx', workbook]])));
    expect([...archive.members.keys()]).toEqual(['dati/elenco.xlsx/Indirizzi']);
    expect(archive.members.get('dati/elenco.xlsx/Indirizzi')?.recording.addresses.map(({ text, row }) => [text, row])).toEqual([
      ['93.184.216.34', 2],
      ['93.184.216.35', 3],
    ]);
  });

  test('hidden sheets are read, sheets without cells are left aside', async () => {
    const sheets = [{ name: 'Vuoto' }, { name: 'Nascosto', state: 'veryHidden', rows: list }] as const;
    const { members, recording } = await readBytes(await workbookBytes({ sheets }));
    expect([[...members.keys()], issueCounts(recording)]).toEqual([['Nascosto'], { MEMBERS_LEFT_ASIDE: 1 }]);
  });

  test('without any cell it has no content', async () => {
    const { members, recognition } = await readBytes(await workbookBytes({ sheets: [{ name: 'Foglio1' }] }));
    expect([members.get('Foglio1')?.recognition.reason, recognition.status]).toEqual(['EMPTY_FILE', 'unrecognised']);
  });

  test('refused as a whole, with what to save instead', async () => {
    const sheets = [{ name: 'F', rows: list }];
    const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
    const ods = zipOf(
      new Map([
        ['mimetype', utf8('application/vnd.oasis.opendocument.spreadsheet')],
        ['content.xml', utf8('<x/>')],
      ]),
    );
    expect(await reasonOf(ole)).toBe('OFFICE_FILE_OLD_OR_LOCKED');
    expect(await reasonOf(await ods)).toBe('WORKBOOK_NOT_XLSX');
    expect(await reasonOf(await workbookBytes({ sheets, parts: { 'xl/vbaProject.bin': '' } }))).toBe('WORKBOOK_MACROS');
    expect(await reasonOf(await workbookBytes({ sheets, parts: { 'xl/externalLinks/externalLink1.xml': '<x/>' } }))).toBe(
      'WORKBOOK_LINKED',
    );
    expect(await reasonOf(await workbookBytes({ sheets, parts: { 'xl/workbook.xml': '<x/>' } }))).toBe('WORKBOOK_DAMAGED');
  });

  test('one sheet that is damaged leaves the others, and is told', async () => {
    const sheets = [
      { name: 'buono', rows: list },
      { name: 'rotto', sheetData: '<row r="1"><c r="A1"><v>1</row>' },
    ];
    const { members, recording } = await readBytes(await workbookBytes({ sheets }));
    expect([...members.keys()]).toEqual(['buono', 'rotto']);
    expect(members.get('rotto')?.recognition.reason).toBe('WORKBOOK_DAMAGED');
    expect(issueCounts(recording)).toEqual({});
  });

  test('with any of its bytes cut off or changed, nothing is thrown and nothing is misread', async () => {
    const bytes = await workbookBytes({ sheets: [{ name: 'F', rows: list }] });
    const whole = ['93.184.216.34', '93.184.216.35'];
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.option(fc.nat(bytes.length)), fc.array(change, { maxLength: 3 }), async (length, changes) => {
        const broken = Uint8Array.from(bytes);
        for (const [at, byte] of changes) broken[at] = byte;
        const { members } = await readBytes(broken.subarray(0, length ?? bytes.length));
        const read = [...members.values()].flatMap(({ recording }) => recording.addresses.map(({ text }) => text));
        // The checksum of every part stands between a changed byte and a changed address.
        expect(read.length === 0 || String(read) === String(whole)).toBe(true);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
