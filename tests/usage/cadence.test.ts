import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openUsageKernel } from '../../shared/kernels/usage-kernel.ts';
import { findCadence } from '../../shared/usage/cadence.ts';

/** Rows of some series of one file, one by one. @param rows of which series each is, and when it starts */
function cadences(rows: readonly (readonly [of: number, start: number])[], series: number, budget = 1000) {
  const kernel = openUsageKernel(budget);
  const finders = Array.from({ length: series }, () => findCadence(kernel));
  for (const [of, start] of rows) finders[of]?.add(start);
  const left = kernel.stretchesLeft();
  return { seconds: finders.map((finder) => finder.finish()), left };
}

const cadence = (starts: readonly number[], budget?: number) => {
  const { seconds, left } = cadences(
    starts.map((start) => [0, start]),
    1,
    budget,
  );
  return { seconds: seconds[0], left };
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

  test('shuffled, and so far from one row that all others share a small part of the time', () => {
    const steps = Array.from({ length: 300 }, (_, at) => at * 1000 + (at % 3 === 0 ? 1 : 0));
    const shuffled = steps.map((_, at) => steps[(at * 211) % 300] as number);
    expect(cadence([...shuffled, 1.7e12]).seconds).toBe(0.999);
  });

  test('past the budget the order of rows decides, and what was remembered is given back', () => {
    // Three stretches, one too many.
    expect(cadence([0, 300_000, 900_000, 1_000_000, 1_300_000, 1_600_000, 1_900_000], 2)).toEqual({ seconds: 300, left: 2 });
  });

  test('past the budget 64 different steps are counted, the first ones', () => {
    const steps = Array.from({ length: 100 }, (_, at) => 1000 * (at + 1));
    const starts = [0];
    for (const step of [...steps, 64_000, 64_000, 65_000, 65_000, 65_000]) starts.push((starts.at(-1) as number) + step);
    expect(cadence(starts, 0).seconds).toBe(64);
    expect(cadence(starts).seconds).toBe(65);
  });
});

/** What the docstrings of usage/cadence.ts and its kernel say, word by word. */
function model(rows: readonly (readonly [of: number, start: number])[], series: number, budget: number) {
  let left = budget;
  const all = Array.from({ length: series }, () => ({
    starts: [] as number[],
    stretches: 0,
    step: null as number | null,
    isCounted: false,
  }));
  for (const [of, start] of rows) {
    const one = all[of] as (typeof all)[number];
    const last = one.starts.at(-1);
    if (start === last) continue;
    one.starts.push(start);
    if (one.isCounted) continue;
    const step = last === undefined ? null : start - last;
    if (step !== null && (one.step === null || one.step === step)) one.step = step;
    else if (left > 0) {
      left -= 1;
      one.stretches += 1;
      one.step = null;
    } else {
      left += one.stretches;
      one.isCounted = true;
    }
  }
  return { left, seconds: all.map(({ starts, isCounted }) => mostCommon(starts, isCounted)) };
}

function mostCommon(starts: readonly number[], isCounted: boolean): number | null {
  const steps = starts.slice(1).map((start, at) => start - (starts[at] as number));
  const isOrdered = steps.every((step) => step > 0) || steps.every((step) => step < 0);
  const sorted = isCounted || isOrdered ? starts : [...starts].sort((a, b) => a - b);
  const counts = new Map<number, number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const step = Math.abs((sorted[at] as number) - (sorted[at - 1] as number));
    if (step > 0 && (counts.has(step) || !isCounted || counts.size < 64)) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const common = [...counts].filter(([, times]) => times === most).map(([step]) => step);
  return common.length === 0 ? null : Math.min(...common) / 1000;
}

const series = 3;
/** Evenly spaced rows of one series, then others: forwards, backwards, anywhere. */
const stretch = fc
  .record({
    of: fc.nat(series - 1),
    // Far away too: then nearly all rows share a small part of the time.
    from: fc.oneof({ weight: 30, arbitrary: fc.nat(5_000_000) }, { weight: 1, arbitrary: fc.constantFrom(1e12, 1.7e12) }),
    step: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(1000, -1000, 60_000) }, fc.integer({ min: -100_000, max: 100_000 })),
    rows: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(1, 2) }, fc.nat(30)),
  })
  .map(({ of, from, step, rows }) => Array.from({ length: rows }, (_, at) => [of, from + at * step] as const));
const isAscending = fc.boolean();

describe('rows of several series that share a budget', () => {
  test.each([
    ['that suffices', fc.constant(100_000)],
    ['that does not', fc.nat(60)],
  ])('%s', (_which, budgets) => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 150 }), budgets, isAscending, (stretches, budget, ascending) => {
        const given = stretches.flat();
        const rows = ascending ? given.sort(([, a], [, b]) => a - b) : given;
        expect(cadences(rows, series, budget)).toEqual(model(rows, series, budget));
      }),
      { numRuns: 300 },
    );
  });
});
