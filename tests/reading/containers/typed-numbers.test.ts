import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenCell } from '../../../shared/reading/containers/typed-cells.ts';
import { decimalOfNumber, parseDecimal } from '../../../shared/reading/decimal.ts';

/** Numbers as exports hold them, and any double that a measurement may be. */
const numbers = fc.oneof(
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 9 })).map(([whole, places]) => whole / 10 ** places),
  fc.double({ noNaN: true, min: -1e30, max: 1e30 }).filter((value) => value === 0 || Math.abs(value) > 1e-40),
);

test('a number is written without a decimal mark, and either mark reads it as the decimal that its shortest text says', () => {
  fc.assert(
    fc.property(numbers, (value) => {
      const text = writtenCell(value);
      expect(text).toMatch(/^-?\d+(E[+-]\d+)?$/);
      for (const mark of ['.', ','] as const) expect(parseDecimal(text, mark), text).toEqual(decimalOfNumber(value));
    }),
    { seed: 11, numRuns: 3000 },
  );
});

test.each([
  [0.066, '66E-3'],
  [-0.5, '-5E-1'],
  [-0, '0'],
  [12.25, '1225E-2'],
  [1e-7, '1E-7'],
  [999_999_999_999_999, '999999999999999'],
  [1_234_567_890_123_456.5, '12345678901234565E-1'],
  [2 ** 53, '9007199254740992E+0'],
  [1e20, '1E+20'],
  [Number.NaN, 'NaN'],
] as const)('%d is written %s', (value, text) => expect(writtenCell(value)).toBe(text));
