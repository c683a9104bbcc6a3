import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importRegister } from '../../shared/registers/import-register.ts';
import type { Stated } from '../../shared/registers/import-terms.ts';

const notice = 'avviso-1.2-province-citta-metropolitane';
const nothing: Stated = { kind: null, takenOn: null, notice, complete: false, fileName: 'file', language: 'it' };
const on: Stated = { ...nothing, takenOn: '2026-03-01' };

/** The register, or the complaints as `line field: message`. */
function imported(text: string, stated: Stated = on) {
  const read = importRegister(text, stated);
  return read.ok ? read.register : read.issues.map(({ line, path, message }) => `${line} ${path}: ${message}`);
}

describe('funded projects, from the CSV of the open data', () => {
  const title = '1.2 Abilitazione al Cloud - Province e città metropolitane - aprile 2025';
  const header = 'codice_ipa,ente,regione,importo_finanziamento,avviso,codice_cup,decreto_finanziamento';
  const row = (changes: Partial<Record<'ipa' | 'amount' | 'notice' | 'cup' | 'entity', string>> = {}) =>
    [
      changes.ipa ?? 'p_vdr',
      changes.entity ?? 'Provincia di Valdoro',
      'Esempio',
      changes.amount ?? '599266.0',
      changes.notice ?? title,
      changes.cup ?? 'D19B25999990006',
      'Decreto n.73 - 1 / 2025 - PNRR',
    ].join(',');
  const csv = (...rows: string[]) => [header, ...rows, ''].join('\n');

  test('the rows of the notice alone, in one order, whatever the order of the file', () => {
    const other = row({ ipa: 'c_a', cup: 'A19B25999990006', notice: '1.2 Abilitazione al Cloud - Comuni' });
    const second = row({ ipa: 'p_aaa', cup: 'E29B25999990006', entity: '"Provincia di Roccamara, già Selvanera"' });
    const read = imported(csv(row(), other, second));
    expect(read).toEqual({
      schema: 'attesta/register@1',
      register: 'funded-projects',
      takenOn: '2026-03-01',
      source: expect.stringContaining('CC-BY-4.0'),
      partial: false,
      notice,
      entries: [
        {
          ipa: 'p_aaa',
          cup: 'E29B25999990006',
          entity: 'Provincia di Roccamara, già Selvanera',
          amountEur: 599_266,
          decree: 'Decreto n.73 - 1 / 2025 - PNRR',
        },
        {
          ipa: 'p_vdr',
          cup: 'D19B25999990006',
          entity: 'Provincia di Valdoro',
          amountEur: 599_266,
          decree: 'Decreto n.73 - 1 / 2025 - PNRR',
        },
      ],
    });
    expect(imported(csv(second, row()))).toEqual(read);
  });

  test.each([
    ['no day', csv(row()), { ...on, takenOn: null }, ['1 takenOn: il file non dice di che giorno è: indicarlo con --taken-on AAAA-MM-GG']],
    ['a column less', csv(row()).replaceAll('codice_cup', 'cup'), on, ['1 codice_cup: la prima riga non ha la colonna «codice_cup»']],
    ['a cell more', csv(row(), `${row({ cup: 'E29B25999990006' })},x`), on, ['3 : la riga ha 8 celle, l’intestazione 7']],
    ['a CUP cut off', csv(row(), row({ cup: 'D19B2599999' })), on, ['3 codice_cup: «D19B2599999» non è un CUP di 15 caratteri']],
    [
      'an Italian amount',
      csv(row({ amount: '"599.266,00"' })),
      on,
      ['2 importo_finanziamento: «599.266,00» non è un importo in euro, con il punto decimale'],
    ],
    ['no amount', csv(row({ amount: '0' })), on, ['2 importo_finanziamento: «0» non è un importo in euro, con il punto decimale']],
    ['a CUP twice', csv(row(), row({ ipa: 'p_rcm' })), on, ['3 codice_cup: il CUP D19B25999990006 è già nella riga 2']],
    ['an open quote', csv(row(), row({ entity: '"Provincia' })), on, ['3 : le virgolette aperte in questa riga non si chiudono']],
    [
      'all kinds of errors at once',
      csv(row({ cup: 'D19B' }), `${row({ cup: 'E29B25999990006' })},x`, row({ amount: '0' }), row({ ipa: 'p_rcm', entity: '' })),
      { ...on, takenOn: null },
      [
        '1 takenOn: il file non dice di che giorno è: indicarlo con --taken-on AAAA-MM-GG',
        '2 codice_cup: «D19B» non è un CUP di 15 caratteri',
        '3 : la riga ha 8 celle, l’intestazione 7',
        '4 importo_finanziamento: «0» non è un importo in euro, con il punto decimale',
        '5 codice_cup: il CUP D19B25999990006 è già nella riga 4',
        '5 ente: non può essere vuoto',
      ],
    ],
    ['another notice', csv(row({ notice: 'Altro' })), on, [`1 avviso: nessuna riga è dell’avviso «${title}»`]],
    ['an unknown notice', csv(row()), { ...on, notice: 'altro' }, ['1 notice: non è noto come gli open data chiamano l’avviso «altro»']],
    ['another kind', csv(row()), { ...on, kind: 'acn' as const }, ['1 register: il file è un registro «funded-projects», non «acn»']],
  ])('%s is told, and nothing is imported', (_, text, stated, complaints) => {
    expect(imported(text, stated)).toEqual(complaints);
  });
});

describe('cards of the catalogue, from a table with our header', () => {
  const header = 'id;family;provider;service;level;validFrom;validTo;revokedOn;hostingCsp;url';
  const csv = (...rows: string[]) => [header, ...rows].join('\r\n');
  const good = 'IA-0001;IA;Esempio Cloud SpA;Server;QC1;2024-09-02;2027-09-01;;;https://catalogo.example/1';

  test('a part of the catalogue, unless somebody says that it is all of it', () => {
    const read = imported(csv(good, 'SA-0001;SA;Esempio Cloud SpA;Portale;;2024-09-02;;;Altro Cloud Srl;'));
    expect(read).toMatchObject({
      register: 'acn',
      partial: true,
      entries: [
        { id: 'IA-0001', level: { scheme: 'QC', n: 1 }, validTo: '2027-09-01', revokedOn: null, hostingCsp: null },
        { id: 'SA-0001', level: null, validTo: null, hostingCsp: 'Altro Cloud Srl', url: null },
      ],
    });
    expect(imported(csv(good), { ...on, complete: true })).toMatchObject({ partial: false });
  });

  test.each([
    ['a level', csv(good.replace('QC1', 'QC5')), ['2 level: «QC5» non è un livello: QC, AC, AI o QI con un numero da 1 a 4']],
    ['a family', csv(good, good.replace('IA-0001;IA', 'IA-2;XX')), ['3 family: valore non ammesso: scegliere fra «IN», «IA», «PA», «SA»']],
    ['a date', csv(good.replace('2024-09-02', '02/09/2024')), ['2 validFrom: serve una data esistente nella forma AAAA-MM-GG']],
    [
      'a qualification that ends first',
      csv(good.replace('2027-09-01', '2024-09-01')),
      ['2 validTo: la fine della qualificazione precede l’inizio'],
    ],
    ['no card at all', csv(), ['1 entries: non può essere vuoto']],
    [
      'a level, a cell less, a family and a date',
      csv(good.replace('QC1', 'QC5'), 'IA-2;IA', good.replace('IA-0001;IA', 'IA-3;XX').replace('2024-09-02', '02/09/2024')),
      [
        '2 level: «QC5» non è un livello: QC, AC, AI o QI con un numero da 1 a 4',
        '3 : la riga ha 2 celle, l’intestazione 10',
        '4 family: valore non ammesso: scegliere fra «IN», «IA», «PA», «SA»',
        '4 validFrom: serve una data esistente nella forma AAAA-MM-GG',
      ],
    ],
    ['a number twice', csv(good, good.replace('IA-0001', 'ia-0001')), ['3 id: la scheda ia-0001 è già nella riga 2']],
    [
      'what the catalogue itself publishes',
      '[{"fornitore":"Esempio"}]',
      [expect.stringContaining('le colonne pubblicate non sono documentate')],
    ],
  ])('%s that is not ours is told', (_, text, complaints) => expect(imported(text)).toEqual(complaints));
});

describe('the networks of a cloud', () => {
  const fixture = (path: string) => readFile(join(import.meta.dirname, '../formats', path), 'utf8');
  test.each([
    ['aws', 'aws-ip-ranges-json/snapshot/ip-ranges.json', 'ip-ranges.json', { cidr: '3.5.0.0/19', region: 'eu-south-1', service: 'S3' }, 3],
    [
      'azure',
      'azure-service-tags-json/snapshot/ServiceTags_Public_20251013.json',
      'ServiceTags_Public_20251013.json',
      { cidr: '4.232.0.0/17', region: 'italynorth', service: 'AzureCloud.italynorth' },
      3,
    ],
    [
      'gcp',
      'google-ip-ranges-json/snapshot/cloud.json',
      'cloud.json',
      { cidr: '34.0.160.0/19', region: 'europe-west8', service: 'Google Cloud' },
      2,
    ],
    ['oci', 'oracle-ip-ranges-json/snapshot/public_ip_ranges.json', 'public_ip_ranges.json', { region: 'eu-milan-1' }, 2],
  ])('%s, of the day that its file says', async (provider, path, fileName, range, count) => {
    const text = await fixture(path);
    const read = imported(text, { ...nothing, fileName });
    expect(read).toMatchObject({ register: 'ip-ranges', provider, takenOn: '2025-10-13', partial: false });
    if (Array.isArray(read)) throw new Error(read.join());
    expect(read.entries).toHaveLength(count);
    expect(read.entries).toContainEqual(expect.objectContaining(range));
    expect(imported(text, { ...on, fileName })).toEqual([`1 takenOn: il file è del 2025-10-13, ma è stato indicato il 2026-03-01`]);
  });

  test('Azure under another name does not say its day', async () => {
    const text = await fixture('azure-service-tags-json/snapshot/ServiceTags_Public_20251013.json');
    expect(imported(text, nothing)).toEqual(['1 takenOn: il file non dice di che giorno è: indicarlo con --taken-on AAAA-MM-GG']);
    expect(imported(text, on)).toMatchObject({ takenOn: '2026-03-01' });
  });

  test('a network that is none is told by its place', () => {
    const text = JSON.stringify({
      createDate: '2026-03-01-00-00-00',
      prefixes: [{ ip_prefix: '3.5.0.0/19' }, { ip_prefix: '3.5.0.0/99' }],
    });
    expect(imported(text)).toEqual(['1 prefixes.1: «3.5.0.0/99» non è una rete']);
    expect(imported(text, { ...on, takenOn: '2026-03-02' })).toEqual([
      '1 takenOn: il file è del 2026-03-01, ma è stato indicato il 2026-03-02',
      '1 prefixes.1: «3.5.0.0/99» non è una rete',
    ]);
  });
});

describe('Attesta’s own form', () => {
  const yaml = [
    'schema: attesta/register@1',
    'register: service-list',
    'takenOn: 2026-03-01',
    'source: inventato',
    'partial: true',
    `notice: ${notice}`,
    'entries:',
    '  - { code: S-1, name: Protocollo, kinds: [province] }',
  ].join('\n');

  test('as YAML and as JSON the same', () => {
    const read = imported(yaml);
    expect(read).toMatchObject({ register: 'service-list', entries: [{ code: 'S-1', name: 'Protocollo', kinds: ['province'] }] });
    expect(imported(JSON.stringify(read))).toEqual(read);
  });
  test('what is wrong in it is told by line and field', () => {
    expect(imported(yaml.replace('[province]', '[comune]'))).toEqual([
      '8 entries.0.kinds.0: valore non ammesso: scegliere fra «province», «metropolitan-city», «free-consortium»',
    ]);
  });
  test('what is looked up by is there once', () => {
    const funded = (...cups: string[]) =>
      JSON.stringify({
        ...{
          schema: 'attesta/register@1',
          register: 'funded-projects',
          takenOn: '2026-03-01',
          source: 'inventato',
          partial: false,
          notice,
        },
        entries: cups.map((cup) => ({ ipa: 'p_vdr', cup, entity: 'Provincia di Valdoro', amountEur: 599266, decree: 'd' })),
      });
    expect(imported(funded('D19B25999990006', 'D19B25999990014'))).toMatchObject({ register: 'funded-projects' });
    expect(imported(funded('D19B25999990006', 'D19B25999990006'))).toEqual(['1 entries.1.cup: D19B25999990006: c’è già in un’altra voce']);
    expect(imported(funded())).toEqual(['1 entries: non può essere vuoto']);
  });
  test('a day stated otherwise than the file has it is told', () => {
    expect(imported(yaml, { ...on, takenOn: '2026-03-02' })).toEqual([
      '1 takenOn: il file è del 2026-03-01, ma è stato indicato il 2026-03-02',
    ]);
  });
});
