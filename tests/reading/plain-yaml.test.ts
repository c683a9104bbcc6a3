import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { yamlOptions } from '../../shared/reading/parse-yaml.ts';
import { readPlainYaml } from '../../shared/reading/plain-yaml/read-plain-yaml.ts';

const root = join(import.meta.dirname, '..', '..');
const written = ['samples', 'tests', 'shared']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => join(root, folder, String(path))))
  .filter((path) => /\.ya?ml$/.test(path))
  .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const);

/** What the library makes of a text, as JSON, so that the order of fields counts; null where it finds a fault. */
function byLibrary(text: string): string | null {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), yamlOptions);
  return document.errors.length > 0 ? null : JSON.stringify(document.toJS());
}

/** Where plain reading answers, the library answers the same. @returns whether it did */
function holds(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain) expect([text, JSON.stringify(plain.value)]).toEqual([text, byLibrary(text)]);
  return plain !== null;
}

describe('plain YAML', () => {
  test('what stands in the repository is read as the library reads it, and nearly all of it without the library', () => {
    const read = written.filter(([, text]) => holds(text));
    expect(read.length).toBeGreaterThan(0.9 * written.length);
  });

  test.each([
    ['groups in lines', 'a:\n  b: c\n  d:\n    e: f\ng: h\n', { a: { b: 'c', d: { e: 'f' } }, g: 'h' }],
    ['lists below their name and beside it', 'a:\n- b\n-   c: 1\n    d: true\ne:\n  - f\n', { a: ['b', { c: 1, d: true }], e: ['f'] }],
    ['brackets on a line', "a: { b: [x, \"y, z\", 'it''s'], c: {}, d: [] } # why\n", { a: { b: ['x', 'y, z', "it's"], c: {}, d: [] } }],
    [
      'signs inside words',
      'a: dd/MM/yyyy HH:mm\nb: x#y (z) [w], v\nc: { u: s3://k#l }\n',
      { a: 'dd/MM/yyyy HH:mm', b: 'x#y (z) [w], v', c: { u: 's3://k#l' } },
    ],
    [
      'nothing, words and codes',
      'a:\nb: null\nc: False\nd: no\ne: 2026-03-09\nf: 0123\n',
      { a: null, b: null, c: false, d: 'no', e: '2026-03-09', f: 123 },
    ],
    ['escapes of JSON', 'a: "\\u00e8 \\"\\\\ \\ud83d\\ude00"\n', { a: 'è "\\ 😀' }],
    ['comments, CR LF and a byte order mark', '\uFEFF# one\r\na: b # two\r\n\r\n  # three\r\nc: d\r\n', { a: 'b', c: 'd' }],
  ])('%s', (_name, text, value) => {
    expect(readPlainYaml(text)).toEqual({ value });
    holds(text);
  });

  test.each([
    ['texts over several lines', 'a: b\n  c\n'],
    ['texts in blocks', 'a: |\n  b\n'],
    ['brackets over several lines', 'a: [b,\n  c]\n'],
    ['anchors', 'a: &b c\nd: *b\n'],
    ['tags', 'a: !!str 1\n'],
    ['documents', '---\na: b\n'],
    ['fractions', 'a: 1.5\n'],
    ['tabulations', 'a:\tb\n'],
    ['two equal names', 'a: b\na: c\n'],
    ['two equal names between brackets', 'a: { b: c, b: d }\n'],
    ['names that are no texts', 'a: b\n7: c\n'],
    ['the name that objects keep for themselves', '__proto__: a\n'],
    ['half a character', 'a: "\\ud800"\n'],
    ['two fields on a line', 'a: b: c\n'],
    ['a colon before a comma', 'a: { b: c:, d: e }\n'],
    ['an indent that fits nothing', 'a:\n    b: c\n  d: e\n'],
    ['a bracket that stays open', 'a: [b\n'],
    ['a quote that stays open', 'a: "b\n'],
    ['what goes on behind a quote', 'a: "b" c\n'],
    ['a comment without a blank before it', 'a: "b"#c\n'],
    ['nothing', ''],
    ['groups without an end', `a: ${'['.repeat(5000)}`],
  ])('%s are for the library', (_name, text) => expect(readPlainYaml(text)).toBeNull());

  const bits = [
    ': ',
    ':',
    ' ',
    '  ',
    '\n',
    '\n  ',
    '\n- ',
    '-',
    '#',
    ' #',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ', ',
    ',',
    '&a ',
    '*a',
    '!',
    '|',
    '>',
  ];
  const more = [
    '%',
    '@',
    '? ',
    '\\',
    '\\n',
    '\\u0041',
    '0',
    '7',
    '.',
    'e1',
    'true',
    'null',
    '~',
    '\t',
    '\r\n',
    '\r',
    '---',
    '<<',
    '\u00a0',
    '\u0085',
    'è',
    '/',
    '(',
  ];
  const word = fc.constantFrom(
    'a',
    'b',
    'Data ora',
    '"x"',
    "'y'",
    'true',
    '12',
    '2026-03-09',
    '{ a: b }',
    '[c, d]',
    'a: b',
    '- c',
    'e:',
    '# f',
    'g # h',
  );

  test('law: words, brackets and indents in any order', () => {
    const line = fc
      .tuple(fc.nat(4), fc.constantFrom('', '- ', '-', 'k: ', 'l:'), word)
      .map(([indent, sign, text]) => ' '.repeat(indent) + sign + text);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => void holds(lines.join('\n'))),
      { numRuns: 3000 },
    );
  });

  test('law: what people wrote, broken somewhere', () => {
    const pieces = written.flatMap(([, text]) => text.split(/\n(?=[a-z])/)).filter((piece) => piece.length < 400);
    const change = fc.tuple(fc.nat(400), fc.nat(2), fc.constantFrom('', ...bits, ...more));
    let read = 0;
    const property = fc.property(fc.constantFrom(...pieces), fc.array(change, { maxLength: 3 }), (piece, changes) => {
      const broken = changes.reduce(
        (text, [at, taken, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + taken),
        piece,
      );
      if (holds(broken)) read += 1;
    });
    fc.assert(property, { numRuns: 3000 });
    expect(read).toBeGreaterThan(300);
  });
});
