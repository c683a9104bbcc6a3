import { describe, expect, test } from 'vitest';
import { findCadence } from '../../shared/usage/cadence.ts';

const cadence = (starts: readonly number[], left = 1000) => {
  const budget = { left };
  const finder = findCadence(budget);
  for (const start of starts) finder.add(start);
  return { seconds: finder.finish(), left: budget.left };
};

describe('the most common step', () => {
  test.each([
    ['in order', [0, 300_000, 600_000, 1_200_000], 300],
    ['newest first', [900_000, 600_000, 300_000, 0], 300],
    ['shuffled', [600_000, 0, 1_200_000, 300_000, 900_000], 300],
    ['repeated rows are one', [0, 0, 300_000, 300_000, 600_000], 300],
    ['the smaller of two equally common', [0, 1000, 3000], 1],
    ['one row', [5], null],
    ['no row', [], null],
  ])('%s', (_name, starts, seconds) => {
    expect(cadence(starts).seconds).toBe(seconds);
  });

  test('past the budget the order of rows decides, and what was remembered is given back', () => {
    expect(cadence([0, 300_000, 600_000, 900_000, 1_200_000], 3)).toEqual({ seconds: 300, left: 3 });
  });
});
