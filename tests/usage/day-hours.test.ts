import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daySchema } from '../../shared/model/digest.ts';
import { decodeHours, encodeHours, type HourOfDay } from '../../shared/usage/day-hours.ts';
import { decimalNumber, decimalOf, decimalText } from '../../shared/usage/exact-sum.ts';
import { openHours } from '../../shared/usage/open-hours.ts';

const word = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 30, 2 ** 31, 2 ** 32 - 1));
const sum = fc
  .record({ mantissa: fc.oneof(fc.maxSafeInteger(), fc.bigInt(), fc.constantFrom(0, 1)), scale: fc.nat({ max: 30 }) })
  .map(decimalText);
/** Mostly hour after hour with as many values in each, as files are. */
const hours: fc.Arbitrary<readonly HourOfDay[]> = fc
  .array(fc.record({ skipped: fc.boolean(), count: fc.constantFrom(60, 60, 12, 1, 4_294_967_295), sum, low: word, high: word }), {
    maxLength: 25,
  })
  .map((all) => all.map(({ skipped: _, ...one }, hour) => ({ hour, ...one })).filter((_, at) => !all[at]?.skipped));

test('every list of hours comes back from its text', () => {
  fc.assert(
    fc.property(hours, (all) => {
      const text = encodeHours(all);
      expect(decodeHours(text)).toEqual(all);
    }),
    { numRuns: 2000 },
  );
});

/** What is opened from the bytes of a text; null where that is left to `decodeHours`. */
function openedHours(text: string): readonly (readonly number[])[] | null {
  const opened: number[][] = [];
  const told = openHours(text, (hour, count, sum, low, high) => void opened.push([hour, count, sum, low >>> 0, high >>> 0]));
  if (told < 0) return null;
  expect(opened.length).toBe(told);
  return opened;
}

const asNumbers = (all: readonly HourOfDay[]) =>
  all.map((one) => [one.hour, one.count, decimalNumber(decimalOf(one.sum)), one.low, one.high]);

test('hours opened from bytes are those that the text tells, and only long numbers are left to it', () => {
  fc.assert(
    fc.property(hours, (all) => {
      const opened = openedHours(encodeHours(all));
      if (all.every((one) => one.sum.length <= 15)) expect(opened).toEqual(asNumbers(all));
      else expect(opened).toBeNull();
    }),
    { numRuns: 2000 },
  );
});

test('no text that was changed is opened to anything but what the text tells', () => {
  const letters = fc.constantFrom(...'AZ09-_ .x@è', '');
  fc.assert(
    fc.property(hours, fc.nat(), fc.nat({ max: 2 }), letters, (all, place, cut, letter) => {
      const text = encodeHours(all);
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + letter + text.slice(at + cut);
      const opened = openedHours(changed);
      if (opened !== null) expect(opened).toEqual(asNumbers(decodeHours(changed)));
    }),
    { numRuns: 5000 },
  );
});

test('what is as the hour before had it is left out', () => {
  const one = { count: 60, sum: '12.5', low: 0, high: 0 };
  const last = { hour: 24, count: 1, sum: '-3', low: 2 ** 32 - 1, high: 2 ** 32 - 1 };
  expect(encodeHours([{ hour: 0, ...one }, { hour: 1, ...one }, { hour: 5, ...one }, last])).toBe(
    'AAAAAAAAAAA12.5x60 AAAAAAAAAAA12.5 AAAAAAAAAAA12.5@5 P__________-3x1@24',
  );
  expect(encodeHours([])).toBe('');
});

test('hours as readers up to 2 wrote them are read still', () => {
  const day = { day: '2026-01-20', samples: 61, nulls: 0, zeros: 0, min: 0, max: 1, sum: '13.5', rows: [2, 62], earliest: [0, 60] };
  const hours = [
    [0, 60, '12.5', '80000001ffffffff'],
    [3, 1, '1', '0000000000000010'],
  ];
  expect(decodeHours(daySchema.parse({ ...day, hours }).hours)).toEqual([
    { hour: 0, count: 60, sum: '12.5', low: 2 ** 32 - 1, high: 2 ** 31 + 1 },
    { hour: 3, count: 1, sum: '1', low: 16, high: 0 },
  ]);
  expect(daySchema.safeParse({ ...day, hours: [[0, 60, '12.5', '80000001']] }).success).toBe(false);
});

test.each([
  ['no sum', 'AAAAAAAAAAA'],
  ['a sum without figures', 'AAAAAAAAAAA-'],
  ['a sum that ends in its point', 'AAAAAAAAAAA1.'],
  ['a sum with an exponent', 'AAAAAAAAAAA1e3'],
  ['a print of ten digits', 'AAAAAAAAAA.5'],
  ['a print of more than 64 bits', 'QAAAAAAAAAA1'],
  ['a letter that is no digit', 'AAAAAAAAAAè1'],
  ['no values', 'AAAAAAAAAAA1x0'],
  ['a mark with nothing behind it', 'AAAAAAAAAAA1x'],
  ['an hour that no day has', 'AAAAAAAAAAA1@25'],
  ['an hour twice', 'AAAAAAAAAAA1@3 AAAAAAAAAAA1@3'],
  ['a space at the end', 'AAAAAAAAAAA1 '],
  ['two spaces', 'AAAAAAAAAAA1  AAAAAAAAAAA1'],
  ['the list that readers up to 2 wrote', '0,60,"12.5",0123456789abcdef'],
])('%s is refused', (_, text) => {
  expect(() => decodeHours(text)).toThrow('no reader of ours');
  expect(openedHours(text)).toBeNull();
});
