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

  test.each([
    ['in order', [0, 300_000, 600_000, 900_000]],
    ['a step more than the others', [0, 300_000, 600_000, 1_200_000, 1_500_000]],
    ['newest first', [900_000, 600_000, 300_000, 0]],
  ])('rows that go on with the last step are as rows added one by one: %s', (_name, starts) => {
    const steps = starts.map((start, at) => start - (starts[at - 1] ?? start));
    const finder = findCadence({ left: 1000 });
    starts.forEach((start, at) => {
      if (at > 1 && steps[at] === steps[at - 1]) finder.goOn(1);
      else finder.add(start);
    });
    expect(finder.finish()).toBe(cadence(starts).seconds);
  });

  test('past the budget the order of rows decides, and what was remembered is given back', () => {
    // Three stretches, one too many.
    expect(cadence([0, 300_000, 900_000, 1_000_000, 1_300_000, 1_600_000, 1_900_000], 2)).toEqual({ seconds: 300, left: 2 });
  });
});
