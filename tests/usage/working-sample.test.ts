import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepInSample, valuesOf } from '../../shared/usage/working-sample.ts';

const sampleOf = (rows: readonly (readonly [seconds: number, value: number])[]): number[] => {
  const sample: number[] = [];
  for (const [seconds, value] of rows) keepInSample(sample, seconds, value);
  return sample;
};
const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 14 }), fc.constantFrom(-0, 0, 1.5, 2)), { maxLength: 40 });

test('the eight earliest rows, each with its largest value', () => {
  const late = Array.from({ length: 12 }, (_, at) => [60 * (11 - at), at] as const);
  expect(sampleOf([...late, [0, 3], [0, 20]])).toEqual([0, 20, 60, 10, 120, 9, 180, 8, 240, 7, 300, 6, 360, 5, 420, 4]);
  expect(valuesOf(sampleOf([[0, 7]]))).toEqual([7]);
});

test('neither order nor repetition nor cutting the rows in two and adding up shows', () => {
  fc.assert(
    fc.property(rows, rows, fc.integer(), (some, others, turn) => {
      const all = [...some, ...others];
      const whole = sampleOf(all);
      const turned = all.map((row, at) => [(at * 7919 + turn) % 104729, row] as const).sort(([a], [b]) => a - b);
      expect(sampleOf(turned.map(([, row]) => row))).toEqual(whole);
      expect(sampleOf([...all, ...some])).toEqual(whole);
      const merged = sampleOf(some);
      const other = sampleOf(others);
      for (let at = 0; at < other.length; at += 2) keepInSample(merged, other[at] as number, other[at + 1] as number);
      expect(merged).toEqual(whole);
    }),
  );
});
