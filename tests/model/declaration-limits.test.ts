import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { recordItem } from '../../functions/assess/append-record.ts';
import { compactPoints } from '../../functions/compact-points.ts';
import { checks } from '../../shared/checks/index.generated.ts';
import { longest } from '../../shared/model/declaration.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import { assess } from '../../shared/pipeline.ts';
import { parseYamlDocument } from '../../shared/reading/parse-yaml.ts';
import { assessInput, type Dossier, declarationOf, sha256 } from '../support/build-dossier.ts';

const service = { id: 'protocollo', name: 'Protocollo' };
const read = (dossier: Dossier) => parseDeclaration(stringify(declarationOf(dossier)), 'dossier.yaml');
/** As the file says it, before the schema of the tests' own builder could refuse it. */
const issuesOf = (services: readonly object[]) => {
  const [first] = declarationOf({ service }).services;
  const file = { ...declarationOf({ service }), services: services.map((changes) => ({ ...first, ...changes })) };
  const parsed = parseDeclaration(stringify(file), 'dossier.yaml');
  return parsed.ok ? [] : parsed.issues.map(({ path, message }) => [path, message]);
};
const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
const resource = (n: number) => ({ provider: 'aws', id: `i-${n}`, kind: 'vm' });

const id = (n: number) => `servizio-${n}`;

describe('a declaration that nobody would write', () => {
  test.each<[string, readonly object[], string, RegExp]>([
    ['a name of a page', [{ name: 'x'.repeat(longest.name + 1) }], 'services.0.name', /300 caratteri/],
    ['a text of many pages', [{ pertinence: 'x'.repeat(longest.text + 1) }], 'services.0.pertinence', /2000 caratteri/],
    ['more services than any notice', many(longest.services + 1, (n) => ({ id: id(n) })), 'services', /30 voci/],
    [
      'more addresses in all',
      many(2, (n) => ({ id: id(n), publicIps: many(longest.addresses / 2 + n, () => '93.184.216.34') })),
      'services',
      /1000 indirizzi/,
    ],
    [
      'more resources in all',
      many(2, (n) => ({ id: id(n), resources: many(longest.resources / 2 + n, resource) })),
      'services',
      /5000 risorse/,
    ],
  ])('%s is told at its field', (_, services, path, message) => {
    expect(issuesOf(services)).toEqual([[path, expect.stringMatching(message)]]);
  });

  test('the limits themselves are allowed', () => {
    const services = many(longest.services, (n) => ({
      ...service,
      id: `servizio-${n}`,
      name: 'x'.repeat(longest.name),
      resources: many(100, resource),
    }));
    expect(read({ services })).toMatchObject({ ok: true });
  });

  test.each([
    ['a text', 'a: 1\nb: [x, "\\ud800"]', { path: 'b.1', line: 2 }],
    ['the name of a field', 'a:\n  "x\\udc00": 1', { path: 'a', line: 1 }],
    ['a JSON text', '{"a": "\\ud83d"}', { path: 'a', line: 1 }],
  ])('half a character in %s is told with its line', (_, text, place) => {
    expect(parseYamlDocument(text)).toMatchObject({ ok: false, issues: [place] });
  });

  test('a whole one is a text like any other, and an alias to itself is no endless search', () => {
    expect(parseYamlDocument('{"a": "\\ud83d\\ude00"}')).toMatchObject({ ok: true, value: { a: '😀' } });
    expect(parseYamlDocument('a: &a [*a]')).toMatchObject({ ok: true });
  });
});

describe('the item of a record stays far below the 400 KB of DynamoDB', () => {
  const services = many(longest.services, (n) => ({ ...service, id: `s${n}-${'x'.repeat(58)}` }));
  const record = assess(assessInput({ services }), sha256);

  test('with as many services as a declaration may have and every code that any check may give', () => {
    const codesOf = new Map(record.findings.map(({ point }) => [point, checks.flatMap(({ codes }) => [...codes])]));
    const worst = record.findings.map((finding) => ({
      ...finding,
      reasons: (codesOf.get(finding.point) ?? []).map((code) => ({ code, severity: 'fail' as const, details: {} })),
    }));
    const item = { ...recordItem(record, sha256), points: compactPoints(worst) };
    expect(new TextEncoder().encode(JSON.stringify(item)).length).toBeLessThan(350_000);
  });
});
