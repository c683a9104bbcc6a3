import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_TOLD, type ToldHours } from '../../shared/kernels/day-telling.ts';
import { openUsageKernel } from '../../shared/kernels/usage-kernel.ts';
import { encodeHours } from '../../shared/usage/day-hours.ts';
import { COUNT, DAY_NUMBERS, HIGH, HOUR_NUMBERS, HOURS, HOURS_IN_DAY, LOW, SCALE } from '../../shared/usage/day-record.ts';
import { addDecimal, emptySum, sumText } from '../../shared/usage/exact-sum.ts';

const word = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 30, 2 ** 31, 2 ** 32 - 1));
interface Hour {
  readonly count: number;
  readonly units: number;
  readonly scale: number;
  readonly low: number;
  readonly high: number;
}

/** Up to there the kernel sums up by itself; beyond it must know that it does not. */
const units = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.maxSafeInteger(),
  // Beyond 2^53, as a double holds it.
  fc.nat({ max: 2 ** 26 }).map((gibibytes) => gibibytes * 2 ** 30),
  fc.constantFrom(0, 10, 100_000, Number.MAX_SAFE_INTEGER),
);
const hour: fc.Arbitrary<Hour> = fc.record({
  count: fc.constantFrom(0, 1, 1, 12, 60, 2_000_000_000),
  units,
  scale: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 2) }, { weight: 1, arbitrary: fc.nat({ max: 22 }) }),
  low: word,
  high: word,
});

/** Days that stand in a kernel as their rows would have left them. */
function tellDays(days: readonly (readonly Hour[])[]) {
  const kernel = openUsageKernel(0);
  const places = days.map((hours) => {
    const day = kernel.allocate(8 * DAY_NUMBERS);
    hours.forEach(({ count, units: sum, scale, low, high }, index) => {
      const at = day / 8 + HOURS + index * HOUR_NUMBERS;
      kernel.numbers[at] = sum;
      kernel.wholes[2 * at + COUNT] = count;
      kernel.wholes[2 * at + SCALE] = scale;
      kernel.wholes[2 * at + LOW] = low | 0;
      kernel.wholes[2 * at + HIGH] = high | 0;
    });
    return day;
  });
  return kernel.tellDays(places);
}

const tellDay = (hours: readonly Hour[]) => tellDays([hours])[0] as ToldHours | null;

test('the kernel writes a day as the words of its hours are written, or leaves it alone', () => {
  let written = 0;
  fc.assert(
    fc.property(fc.array(hour, { maxLength: HOURS_IN_DAY }), (hours) => {
      const told = tellDay(hours);
      if (told === null) return;
      written += 1;
      const total = emptySum();
      const filled = hours.flatMap(({ units: mantissa, scale, ...one }, index) => {
        if (one.count === 0) return [];
        addDecimal(total, { mantissa, scale });
        return [{ ...one, hour: index, sum: sumText({ units: mantissa, scale, big: 0n }) }];
      });
      expect(told.hours).toBe(encodeHours(filled));
      expect(told.sum).toBe(sumText(total));
      expect(told.samples).toBe(filled.reduce((sum, { count }) => sum + count, 0) | 0);
    }),
    { numRuns: 2000 },
  );
  expect(written).toBeGreaterThan(500);
});

test('a day of which a sum has a part elsewhere is left alone', () => {
  const one = { count: 1, units: 5, scale: 1, low: 0, high: 0 };
  expect(tellDay([one])).toEqual({ samples: 1, sum: '0.5', hours: 'AAAAAAAAAAA0.5' });
  expect(tellDay([one, { ...one, scale: 65_536 }])).toBeNull();
});

test('days told together are told as each alone, whichever of them is left alone', () => {
  fc.assert(
    fc.property(fc.array(fc.array(hour, { maxLength: 4 }), { maxLength: MOST_TOLD }), (days) => {
      expect(tellDays(days)).toEqual(days.map(tellDay));
    }),
    { numRuns: 50 },
  );
});
