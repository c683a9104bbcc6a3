import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainMapping } from '../../shared/reading/explain-mapping.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { parseYamlDocument } from '../../shared/reading/parse-yaml.ts';

const root = join(import.meta.dirname, '..', '..');
const written = ['samples', 'tests']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
  .filter((path) => path.endsWith('mapping.yaml'))
  .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);

describe('YAML 1.2 core', () => {
  test('dates, codes and words stay what was written', () => {
    const parsed = parseYamlDocument('date: 2025-10-13\ncode: "0123"\nword: no\nflag: true\nnone: null\n');
    expect(parsed.ok && parsed.value).toEqual({ date: '2025-10-13', code: '0123', word: 'no', flag: true, none: null });
  });

  test('JSON is YAML', () => {
    const parsed = parseYamlDocument('{"a": [1, 2.5, "x"]}');
    expect(parsed.ok && parsed.value).toEqual({ a: [1, 2.5, 'x'] });
  });

  test('a path is found again on its line, else the deepest part of it that exists', () => {
    const parsed = parseYamlDocument('a:\n  b:\n    - x\n    - c: 1\n');
    if (!parsed.ok) throw new Error('expected to parse');
    expect(parsed.lineOf(['a', 'b', 1, 'c'])).toBe(4);
    expect(parsed.lineOf(['a', 'b', 1, 'missing'])).toBe(4);
    expect(parsed.lineOf(['a', 'b', 0])).toBe(3);
  });

  test.each([
    ['two equal keys', 'a: 1\nb: 2\na: 3\n', 3],
    ['a syntax error', 'a: 1\nb: [1, 2\n', 3],
    ['two documents', 'a: 1\n---\nb: 2\n', 2],
  ])('%s are refused with a line', (_name, text, line) => {
    const parsed = parseYamlDocument(text);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.issues[0]?.line).toBe(line);
  });

  test.each([
    ['a: 1\n\tb: 2\n  c: [1\n', 2, /tabulazione/],
    ['a: 1\na: 2\n', 2, /due volte/],
    ['a: "x\n', 2, /virgoletta/],
    ['a: @x\n', 1, /fra virgolette/],
    ['a:\n  - b\n c: 1\n', 3, /rientro/],
    ['a: *x\n', 1, /rimando/],
  ])('%j: one fault, in Italian, on its line', (text, line, message) => {
    const parsed = parseYamlDocument(text);
    expect(!parsed.ok && parsed.issues).toEqual([{ path: '', line, message: expect.stringMatching(message) }]);
  });

  test('a field is found on the line of its name', () => {
    const parsed = parseYamlDocument('a:\n  b:\n    c: 1\n"7":\n  - x\n');
    if (!parsed.ok) throw new Error('expected to parse');
    expect([['a'], ['a', 'b'], ['a', 'b', 'c'], ['7'], ['7', 0]].map((path) => parsed.lineOf(path))).toEqual([1, 2, 3, 4, 5]);
  });

  test('aliases that explode are refused', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(10).fill(`*l${n}`).join(', ')}]`);
    expect(parseYamlDocument(['l0: &l0 x', ...levels].join('\n')).ok).toBe(false);
  });
});

describe('mappings', () => {
  test('the words of the contract', async () => {
    const parsed = await parseMapping(`schema: attesta/mapping@1
layout: long
zone: Europe/Rome
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
columns: { time: Data ora, id: Server, metric: Contatore, value: Valore, unit: Unità }
resourceId: { column: Server }
series:
  - { column: "% Processore", class: cpu, metric: cpu-used, meaning: used-percent, unit: percent, statistic: Average }
`);
    expect(parsed.ok && parsed.mapping.series?.[0]).toMatchObject({ meaning: 'used', statistic: 'avg' });
  });

  test.each([
    ['zone', 'schema: attesta/mapping@1\nzone: Europe/Roma\n', 'zone', 2],
    ['class', 'schema: attesta/mapping@1\nseries:\n  - column: a\n    class: cpus\n', 'series.0.class', 4],
    ['date format', 'schema: attesta/mapping@1\nlayout: wide\ndateFormat: giorno\n', 'dateFormat', 3],
    ['date format without a year', 'schema: attesta/mapping@1\ndateFormat: dd/MM HH:mm\n', 'dateFormat', 2],
  ])('a wrong %s is told by field and line', async (_name, text, path, line) => {
    const parsed = await parseMapping(text);
    expect(!parsed.ok && parsed.issues).toEqual([expect.objectContaining({ path, line })]);
  });

  test.each([
    ['zone: Europe/Roma', 'zone', /fuso orario IANA/],
    ['interval: 5m', 'interval', /durata ISO 8601/],
    ['columns: { tempo: x }', 'columns.tempo', /sconosciuto.*«time», «id», «metric», «value», «unit», «end»/],
    ['columns: { time: { a: 1 } }', 'columns.time', /\[Data, Ora\]/],
    ['resourceId: { colonna: x }', 'resourceId', /column.*constant.*fileName/],
    ['resourceId: { fileName: "(" }', 'resourceId.fileName', /espressione regolare/],
    ['resourceId: { fileName: "(?<id>" }', 'resourceId.fileName', /espressione regolare/],
    ['series: [{ column: x, class: cpus }]', 'series.0.class', /«cpu», «ram», «storage», «network», «other»/],
    ['series: [{ column: x, class: cpu, meaning: usato }]', 'series.0.meaning', /«used», «free»/],
    ['series: [{ column: x, class: cpu, statistic: media }]', 'series.0.statistic', /«avg», «min»/],
    ['dateFormat: giorno', 'dateFormat', /yyyy, yy, MMM/],
    ['decimal: virgola', 'decimal', /«,», «\.»/],
    ['stamp: inizio', 'stamp', /«start», «end»/],
  ])('%s is told in Italian, with the words that are accepted', async (line, path, message) => {
    const parsed = await parseMapping(`schema: attesta/mapping@1\n${line}\n`);
    expect(!parsed.ok && parsed.issues).toEqual([{ path, line: 2, message: expect.stringMatching(message) }]);
  });

  test.each(written)('%s is read the same, whether or not it takes the libraries', async (_path, text) => {
    expect(await parseMapping(text)).toEqual(explainMapping(parseYamlDocument(text), 'it'));
  });

  test('unknown fields are told each on its own line', async () => {
    const parsed = await parseMapping('schema: attesta/mapping@1\nfoo:\n  a: 1\nbar: 2\n');
    expect(!parsed.ok && parsed.issues.map(({ path, line }) => [path, line])).toEqual([
      ['foo', 2],
      ['bar', 4],
    ]);
  });
});
