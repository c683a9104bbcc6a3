import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYamlDocument } from '../../shared/reading/parse-yaml.ts';
import { rewriteYaml } from '../../shared/reading/rewrite-yaml.ts';

const said = (text: string): unknown => {
  const parsed = parseYamlDocument(text);
  return parsed.ok ? parsed.value : parsed.issues;
};

describe('a text of YAML that says something else', () => {
  const text = `# whose it is
name: Valdoro # as it is called
services: # all of them
  - { id: a, on: 2025-01-01 } # the first
  - { id: b, on: 2025-02-01 }
code: "0123"
`;
  test.each([
    ['nothing else', { name: 'Valdoro', services: both('a', 'b'), code: '0123' }, text],
    [
      'another word, in its place and with its comment',
      { name: 'Pontescuro', services: both('a', 'b'), code: '0123' },
      text.replace('Valdoro', 'Pontescuro'),
    ],
    ['digits that are no number', { name: 'Valdoro', services: both('a', 'b'), code: '0456' }, text.replace('0123', '0456')],
    [
      'one item fewer: the other stays as it was',
      { name: 'Valdoro', services: both('a', 'b').slice(0, 1), code: '0123' },
      text.replace('  - { id: b, on: 2025-02-01 }\n', ''),
    ],
    [
      'one item more, written like the one above it',
      { name: 'Valdoro', services: [...both('a', 'b'), { id: 'c', on: '2025-03-01' }], code: '0123' },
      text.replace('code', '  - { id: c, on: 2025-03-01 }\ncode'),
    ],
    ['an item that is called otherwise', { name: 'Valdoro', services: both('x', 'b'), code: '0123' }, text.replace('id: a', 'id: x')],
    [
      'a field more, and one fewer; what is null and was not there is left out',
      { name: 'Valdoro', services: both('a', 'b'), kind: 'province', other: null },
      text.replace('code: "0123"', 'kind: province'),
    ],
  ])('%s', (_what, value, wanted) => {
    const rewritten = rewriteYaml(text, value);
    // A list's own comment may move below its name.
    expect(rewritten.replace('services:\n  # all of them\n', 'services: # all of them\n')).toBe(wanted);
  });

  test.each([
    ['cannot be read', 'a: [1\n'],
    ['is no group', 'hello'],
    ['is empty', ''],
    ['refers to itself', 'a: &x { b: 1 }\nc: *x\n'],
  ])('a text that %s is written anew', (_what, broken) => {
    expect(said(rewriteYaml(broken, { a: { b: 2 } }))).toEqual({ a: { b: 2 } });
  });

  test('a text that was empty needs no quotes any more', () => {
    expect(rewriteYaml('name: "" # whose\ncode: "1"\n', { name: 'Valdoro', code: '2' })).toBe('name: Valdoro # whose\ncode: "2"\n');
  });

  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('no', '007', '2025-10-13', '1e3', ' ', '- a', '#', 'null'),
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('any'), { maxLength: 4 }), tie('group')),
    group: fc.dictionary(fc.constantFrom('id', 'name', 'a', 'b', 'c'), tie('any'), { maxKeys: 4 }),
  })).group;

  test('law: whatever it said before, it says just this now', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(said(rewriteYaml(rewriteYaml('', before), after))).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });
});

function both(...ids: readonly string[]) {
  return ids.map((id, index) => ({ id, on: `2025-0${index + 1}-01` }));
}
