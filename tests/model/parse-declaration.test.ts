import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isDeclarationOf, parseDeclaration } from '../../shared/model/parse-declaration.ts';
import { declarationOf } from '../support/build-dossier.ts';

const example = readFileSync(new URL('../../docs/contracts/dossier.example.yaml', import.meta.url), 'utf8');
const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;

/** The example with one text in place of another: field, complaint, and the words whose line is told. */
const spoiled: readonly (readonly [string, string, string, RegExp, string])[] = [
  ['cup: D19B25999990006\n  notice', 'cup: 12\n  notice', 'project.cup', /serve un testo/, 'cup: 12'],
  ['cup: D19B25999990006\n  notice', 'cup: D19B2599999000\n  notice', 'project.cup', /CUP: una lettera/, 'cup: D19B2599999000'],
  ['kind: province ', 'kind: comune ', 'entity.kind', /«province», «metropolitan-city», «free-consortium»/, 'kind: comune'],
  ['amountEur: 844166', 'amountEur: "844.166"', 'project.amountEur', /serve un numero/, 'amountEur'],
  ['migrationStartedOn: 2025-10-13', 'migrationStartedOn: 13/10/2025', 'services.0.migrationStartedOn', /AAAA-MM-GG/, 'migrationStartedOn'],
  [
    'migrationStartedOn: 2025-10-13',
    'migrationStartedOn: 2025-02-30',
    'services.0.migrationStartedOn',
    /data esistente/,
    'migrationStartedOn',
  ],
  ['id: protocollo ', 'id: project ', 'services.0.id', /riservata/, 'id: project'],
  ['noDoubleFunding: true', 'noDoubleFunding: no', 'project.noDoubleFunding', /true o false/, 'noDoubleFunding'],
  [
    'migrationStartedOn: 2025-10-13',
    'migrationStartedOn: 1025-10-13',
    'services.0.migrationStartedOn',
    /fra il 2000/,
    'migrationStartedOn',
  ],
  ['amountEur: 844166', 'amountEur: 844.166', 'project.amountEur', /due decimali/, 'amountEur'],
  ['amountEur: 844166', 'amountEur: 1e99', 'project.amountEur', /il massimo è 10000000000/, 'amountEur'],
  ['notifiedOn: 2025-06-25', 'notifiedOn: "\\ud800"', 'project.decree.notifiedOn', /mezzo carattere/, 'notifiedOn'],
  ['avviso-1.2-province-citta-metropolitane', 'avviso-1.4.1', 'project.notice', /avviso sconosciuto.*avviso-1\.2-province/, 'avviso-1.4.1'],
];

const address = 'https://protocollo.provincia.valdoro.example';
/** Each with the secret `segreto`. */
const withCredentials = [
  'https://utente:segreto@protocollo.valdoro.example/',
  'http://segreto@protocollo.valdoro.example',
  'https://:segreto@protocollo.valdoro.example',
  'https:\\utente:segreto@protocollo.valdoro.example',
  'utente:segreto@protocollo.valdoro.example/area',
  '//utente:segreto@protocollo.valdoro.example',
  'https://utente:segreto@[protocollo',
  'https://utente:segr eto@protocollo.valdoro.example',
] as const;

describe('an address with credentials', () => {
  const asked = (url: string) => {
    const read = parseDeclaration(example, 'dossier.yaml');
    if (!read.ok) throw new Error('the example is no declaration');
    const [first, ...others] = read.declaration.services;
    const services = [{ ...first, visibility: { kind: 'public', urls: [address, url] } }, ...others];
    return parseDeclaration(JSON.stringify({ ...read.declaration, services }), 'dossier.json');
  };

  test.each(withCredentials)('%s is refused at its field, and repeated nowhere', (url) => {
    const read = asked(url);
    expect(read.ok ? [] : read.issues.map(({ path }) => path)).toEqual(['services.0.visibility.urls.1']);
    expect(JSON.stringify(read)).toMatch(/credenziali.*credentials/);
    expect(JSON.stringify(read)).not.toMatch(/segr ?eto|utente:segr/);
  });

  test.each([address, 'https://a.example:8443/x@y', 'https://a.example/?da=a:b@c', 'https://[2606:4700::1111]/', 'non un indirizzo'])(
    '%s has none',
    (url) => expect(asked(url).ok).toBe(true),
  );

  test('also on the card of the catalogue', () => {
    const text = example.replace('IA-0001, url: null', 'IA-0001, url: "https://u:segreto@a.example"');
    const read = parseDeclaration(text, 'dossier.yaml');
    expect(read.ok ? [] : read.issues.map(({ path }) => path)).toEqual(['services.0.contract.catalogueReference.url']);
  });
});

describe('a declaration', () => {
  test('in the shape of the contract is read, YAML or JSON, with or without a BOM', () => {
    const read = parseDeclaration(example, 'dossier.yaml');
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    expect(parseDeclaration(`\uFEFF${example}`, 'dossier.yaml')).toEqual(read);
    expect(parseDeclaration(JSON.stringify(read.declaration), 'dossier.json')).toEqual(read);
  });

  test.each(spoiled)('%s → %s is told at %s', (from, to, path, message, words) => {
    expect(example).toContain(from);
    const text = example.replace(from, to);
    const read = parseDeclaration(text, 'dossier.yaml');
    expect(read).toEqual({ ok: false, issues: [{ path, line: lineOf(text, words), message: expect.stringMatching(message) }] });
  });

  test('a field that nobody knows and one that is missing are both told', () => {
    const read = parseDeclaration(example.replace('name: Protocollo\n', 'nome: Protocollo\n'), 'dossier.yaml');
    expect(read.ok ? [] : read.issues.map(({ path, message }) => [path, message])).toEqual([
      ['services.0.name', 'campo obbligatorio mancante'],
      ['services.0.nome', expect.stringMatching(/^campo sconosciuto; qui si possono scrivere «id», .*«name»/)],
    ]);
  });

  test('unknown fields are told each on its own line, also where what they hold begins below', () => {
    const text = example.replace('amountEur: 844166', 'importo:\n    euro: 1\n  altro: 2\n  amountEur: 844166');
    const read = parseDeclaration(text, 'dossier.yaml');
    expect(read.ok ? [] : read.issues.map(({ path, line }) => [path, line])).toEqual([
      ['project.importo', lineOf(text, 'importo:')],
      ['project.altro', lineOf(text, 'altro: 2')],
    ]);
  });

  test.each([
    ['a: [', 1],
    ['schema: attesta/declaration@1\nschema: x\n', 2],
    ['', 1],
    ['- 1', 1],
    ['{"schema":', 1],
  ])('%j is refused, not thrown', (text, line) => {
    const read = parseDeclaration(text, 'dossier.yaml');
    expect(read.ok ? null : read.issues[0]?.line).toBe(line);
  });
});

describe('whose declaration it is', () => {
  const mine = declarationOf({ entity: { ipa: 'P_vd' } });
  test.each([
    [{ ipa: 'p_vd', cup: 'D19B25999990006' }, true],
    [{ ipa: 'p_vr', cup: 'D19B25999990006' }, false],
    [{ ipa: 'p_vd', cup: 'D19B25999990007' }, false],
  ])('%j: %s', (key, answer) => expect(isDeclarationOf(mine, key)).toBe(answer));
});
