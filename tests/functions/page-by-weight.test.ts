import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heaviestPage, pageByWeight, weightOf } from '../../functions/api/reading/page-by-weight.ts';
import { tellSeries } from '../../functions/api/reading/tell-series.ts';
import type { DigestSeries } from '../../shared/model/digest.ts';
import { dayText } from '../../shared/time/civil-day.ts';

const entries = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 40 });

test('pages put together are the list, each within the limit and the weight, and there is always a way on', () =>
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 300 }), (all, limit, heaviest) => {
      const seen: string[] = [];
      for (let from: number | null = 0; from !== null; ) {
        const page: ReturnType<typeof pageByWeight<string, string>> = pageByWeight(all, { from, limit, heaviest }, (entry) => entry);
        expect(page.shown.length).toBeGreaterThan(0);
        expect(page.shown.length).toBeLessThanOrEqual(limit);
        const weight = page.shown.reduce((sum, entry) => sum + weightOf(entry), 0);
        expect(weight <= heaviest || page.shown.length === 1).toBe(true);
        // It stopped for a reason: the end, the limit, or an entry more would be too much.
        const more = all[page.next ?? 0] as string;
        if (page.next !== null && page.shown.length < limit) expect(weight + weightOf(more)).toBeGreaterThan(heaviest);
        seen.push(...page.shown);
        from = page.next;
      }
      expect(seen).toEqual(all);
    }),
  ));

/** A series as heavy as one is told: every day of eight years, every run that is shown. */
const heavy: DigestSeries = {
  ...{
    resourceId: '/subscriptions/x'.padEnd(300, '"'),
    resourceKind: 'arm',
    resourceClass: 'cpu',
    metric: 'Percentage CPU',
    meaning: 'used',
  },
  ...{ unit: 'percent', statistic: 'avg', evidence: 'measured', zone: 'UTC', stamp: 'start', lengthFrom: null, cadenceSeconds: 10_800 },
  ...{
    samples: 3_000_000,
    nulls: 0,
    zeros: 0,
    min: 0.123456789012345,
    max: 99.12345678901235,
    sum: '123456789.123456',
    first: 0,
    last: 1,
  },
  presence: {
    runs: Array.from({ length: 5_000 }, (_, index) => [index * 1e9, index * 1e9 + 1e8, index * 1e9, index * 1e9 + 1e7, false]),
    ...{ coarse: [], declared: [], tooLong: [], lastStart: null },
  },
  alternatives: [],
  asWritten: null,
  days: Array.from({ length: 4_000 }, (_, index) => ({
    ...{ day: dayText(10_000 + index), samples: 1_440, nulls: 1_440, zeros: 1_440, min: 0.123456789012345, max: 99.12345678901235 },
    ...{ sum: '123456.123456', hours: '', rows: [1_000_000, 1_001_440] as [number, number], earliest: [] },
  })),
};

test('the heaviest series that is told fits an answer, with a whole page beside it', () => {
  const told = tellSeries({ member: null, resourceId: heavy.resourceId, series: heavy });
  expect([told.days.length, told.daysTotal, told.runs.length, told.runsTotal]).toEqual([3_000, 4_000, 1_000, 5_000]);
  expect(weightOf(told)).toBeLessThan(1_000_000);
  const { shown, next } = pageByWeight(Array.from({ length: 200 }), { from: 0, limit: 200 }, () => told);
  expect(next).not.toBeNull();
  const payload = JSON.stringify({ statusCode: 200, headers: {}, body: JSON.stringify({ series: shown, next: 'x'.repeat(2_000) }) });
  // AWS, "Lambda quotas": 6 MB of a synchronous answer.
  expect(Buffer.byteLength(payload)).toBeLessThan(6_291_456 - heaviestPage / 4);
});
