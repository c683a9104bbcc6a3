import { expect, test } from 'vitest';
import { dayNumber, dayText } from '../../shared/time/civil-day.ts';
import { addDecimal, decimalNumber, decimalOf, emptySum, sumText } from '../../shared/usage/exact-sum.ts';

test.each([
  [['0.1', '0.2'], '0.3'],
  [['1', '0.25', '-0.0004'], '1.2496'],
  [['9007199254740991', '1'], '9007199254740992'],
  [['9007199254740991', '0.5', '-9007199254740991'], '0.5'],
  [['123456789012345', '0.000000000000001'], '123456789012345.000000000000001'],
  [['999999999999999', '999999999999999', '0.1', '-1999999999999998.1'], '0'],
  [['12345678901234567890.5', '0.5'], '12345678901234567891'],
  [[], '0'],
] as const)('%j add up to %s, from either end', (terms, wanted) => {
  for (const order of [terms, terms.toReversed()]) {
    const sum = emptySum();
    for (const term of order) addDecimal(sum, decimalOf(term));
    expect(sumText(sum)).toBe(wanted);
  }
});

test.each(['0', '-0.5', '12.75', '999999999999999', '0.00000000000001', '123456789012345678.25'])(
  '%s is read as the nearest double',
  (text) => {
    expect(decimalNumber(decimalOf(text))).toBe(Number(text));
  },
);

test('days count on, one after the other, over four hundred years and more', () => {
  const first = dayNumber('1599-12-31');
  for (let day = first; day < first + 200_000; day += 1) expect(dayNumber(dayText(day))).toBe(day);
  expect(dayNumber('1970-01-01')).toBe(0);
});
