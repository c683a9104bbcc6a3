import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringsIn } from '../../shared/reading/strings-in.ts';

test.each([
  ['{"a":"b","c" : ["d"]}', ['b', 'd']],
  ['["a\\"b","c\\\\","d"]', ['a\\"b', 'c\\\\', 'd']],
  ['["a","b', ['a']],
  ['["a","b\\', ['a']],
  ['["a","b\\"', ['a']],
  ['[""]', ['']],
  ['no quote', []],
])('%s', (text, expected) => {
  expect(stringsIn(text)).toEqual(expected);
});

test('as JSON has them', () => {
  const all = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(all) : [];
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const parsed: unknown = JSON.parse(JSON.stringify(value));
      expect(stringsIn(JSON.stringify(value)).map((text) => JSON.parse(`"${text}"`))).toEqual(all(parsed));
    }),
  );
});

test('once over the text, whatever is in it', () => {
  const text = `"${'\\"'.repeat(3_000_000)}`;
  expect(stringsIn(text)).toEqual([]);
  expect(stringsIn(`${text}"`)).toHaveLength(1);
});
