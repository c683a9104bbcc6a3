import { expect, test } from 'vitest';
import * as z from 'zod';
import { daySchema } from '../../shared/model/digest.ts';
import { arePlainDays } from '../../shared/model/plain-days.ts';

const day = {
  ...{ day: '2026-01-20', samples: 61, nulls: 0, zeros: 0, min: 0, max: 1, sum: '13.5' },
  ...{ hours: 'AAAAAAAAAAA13.5x61', rows: [2, 62], earliest: [0, 60] },
};
const whole = {
  ...day,
  sample: [0, 1, 60, 2.5],
  ends: [
    [1_700_000_000_000, 4],
    [1_700_000_060_000, 5.5],
  ],
};
const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));

/** Every member taken out, and in its place something else. */
const changed = Object.keys(whole).flatMap((name) => [
  without(name),
  ...[null, undefined, -1, 0.5, 2 ** 53, Number.NaN, '', '2026-02-30', '2024-02-29', [], [1], [1, 2], [1, '2'], [0.5, 2], {}, true].map(
    (value) => ({
      ...whole,
      [name]: value,
    }),
  ),
]);
const ends = [
  [
    [1, 2],
    [3, null],
  ],
  [
    [1.5, 2],
    [3, 4],
  ],
  [
    [1, 2, 3],
    [4, 5],
  ],
  [[1, 2]],
  'ends',
].map((value) => ({ ...day, ends: value }));

test.each([
  ['a day', [day]],
  ['a day with all that it can have', [whole]],
  ['no days', []],
  ['a member that nobody knows', [{ ...day, more: 1 }]],
  ['a member of every object', [{ ...day, toString: 1 }]],
  ['no list', day],
  ['a list of something else', ['day']],
  ['a list with nothing', [null]],
])('%s: the plain question is answered as the schema answers it', (_, given) => {
  expect(arePlainDays(given)).toBe(z.array(daySchema).safeParse(given).success);
});

test('whatever a member is, the plain question is answered as the schema answers it', () => {
  const isOfOlderReaders = ({ hours }: { readonly hours?: unknown }): boolean => Array.isArray(hours);
  const differing = [...changed, ...ends]
    .filter((one) => !isOfOlderReaders(one))
    .filter((one) => arePlainDays([day, one]) !== z.array(daySchema).safeParse([day, one]).success);
  expect(differing).toEqual([]);
});

test('hours as older readers wrote them are left to the schema', () => {
  const old = { ...day, hours: [[0, 61, '13.5', '80000001ffffffff']] };
  expect(arePlainDays([old])).toBe(false);
  expect(z.array(daySchema).safeParse([old]).success).toBe(true);
});
