import { describe, expect, test } from 'vitest';
import { importRegister } from '../../shared/registers/import-register.ts';
import type { Stated } from '../../shared/registers/import-terms.ts';

const notice = 'avviso-1.2-province-citta-metropolitane';
const on: Stated = { kind: null, takenOn: '2026-03-01', notice, complete: false, fileName: 'file', language: 'it' };

describe('what is wrong is told in English too, to the same places', () => {
  const cards = 'id,family,provider,service,level,validFrom,validTo,revokedOn,hostingCsp,url';
  const cases: [string, string, Partial<Stated>, RegExp][] = [
    ['a level that is none', `${cards}\nIA-1,IA,Esempio,IaaS,ZZ9,2025-01-01,,,,\n`, {}, /is no level/],
    ['a card twice', `${cards}\nIA-1,IA,E,I,QC1,2025-01-01,,,,\nIA-1,IA,E,I,QC1,2025-01-01,,,,\n`, {}, /is in line 2 already/],
    ['an end before its beginning', `${cards}\nIA-1,IA,E,I,QC1,2025-01-01,2024-01-01,,,\n`, {}, /comes before its beginning/],
    ['a day that is none', `${cards}\nIA-1,IA,E,I,QC1,ieri,,,,\n`, {}, /existing day as YYYY-MM-DD/],
    ['a row with too few cells', `${cards}\nIA-1,IA\n`, {}, /the row has 2 cells, the header 10/],
    ['quotes that do not close', `${cards}\n"IA-1,IA\n`, {}, /do not close/],
    ['no day', `${cards}\nIA-1,IA,E,I,QC1,2025-01-01,,,,\n`, { takenOn: null }, /does not say of which day/],
    ['a column that is not there', 'codice_ipa,codice_cup,ente\n', { kind: 'funded-projects' }, /does not have the column/],
    ['a notice that nobody knows', 'codice_ipa,codice_cup,ente,avviso\n', { notice: 'x' }, /how the open data call the notice/],
    [
      'another kind',
      '{"syncToken":"1","createDate":"2026-03-01-00-00-00","prefixes":[{"ip_prefix":"3.0.0.0/8"}]}',
      { kind: 'acn' },
      /is a register/,
    ],
    ['another day', '{"createDate":"2026-02-01-00-00-00","prefixes":[{"ip_prefix":"3.0.0.0/8"}]}', {}, /the file is of 2026-02-01/],
    ['a network that is none', '{"createDate":"2026-03-01-00-00-00","prefixes":[{"ip_prefix":"x"}]}', {}, /is no network/],
    ['a form that nobody knows', '{"a":1}', {}, /no register in a form that is known/],
    ['YAML that is none', 'schema: attesta/register@1\nregister: [', {}, /./],
  ];
  test.each(cases)('%s', (_what, text, stated, words) => {
    const [italian, english] = (['it', 'en'] as const).map((language) => importRegister(text, { ...on, ...stated, language }));
    if (!italian || italian.ok || !english || english.ok) throw new Error('it was taken');
    const places = (read: typeof italian) => read.issues.map(({ line, path }) => [line, path]);
    expect(places(english)).toEqual(places(italian));
    const said = english.issues.map(({ message }) => message).join('\n');
    expect(said).toMatch(words);
    expect(said).not.toMatch(/[àèìòù«]| non | della? /);
  });
});
