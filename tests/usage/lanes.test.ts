import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decimal, Lane, SeriesIdentity, SeriesWriter } from '../../shared/model/usage.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';
import { newLaneRows } from './lane-rows.ts';

/** One row of one of the series: when it starts, and what it says (null: no data). */
interface Row {
  readonly of: number;
  readonly start: number;
  readonly value: Decimal | null;
}

const MINUTE = 60_000;
const lengths = [0, 5 * MINUTE, 60 * MINUTE];

const identityOf = (of: number): SeriesIdentity => ({
  resourceId: `machine-${of}`,
  resourceKind: 'name',
  resourceClass: 'cpu',
  metric: 'cpu',
  meaning: 'used',
  unit: 'percent',
  statistic: 'avg',
  evidence: 'measured',
  zone: 'UTC',
  stamp: of === 1 ? 'end' : 'start',
  lengthFrom: of === 0 ? null : 'file',
});

const lengthOf = (of: number): number => lengths[of] as number;
const stampOf = ({ of, start }: Row): number => (of === 1 ? start + lengthOf(of) : start);

/** All rows one by one; the first so many of a series go the long way, the others wait for each other. */
function one(rows: readonly Row[], stretches?: number, rowsBeforeLane = Number.POSITIVE_INFINITY) {
  const sink = openDigestSink(stretches, rowsBeforeLane);
  const writers = lengths.map((_, of) => sink.series(identityOf(of)));
  rows.forEach((row, at) => {
    (writers[row.of] as SeriesWriter).add(stampOf(row), lengthOf(row.of), row.value, at + 1);
  });
  return sink.finish();
}

/** Through lanes, so many at a time; the first of each series, and those between two batches, the long way. */
function many(rows: readonly Row[], batch: number, stretches?: number) {
  const sink = openDigestSink(stretches);
  const writers = lengths.map((_, of) => sink.series(identityOf(of)));
  const lanes = writers.map((writer, of) => writer.lane?.(lengthOf(of), writer) as Lane);
  const waiting = newLaneRows(batch);
  const { store } = lanes[0] as Lane;
  const pour = () => store.take(waiting);
  rows.forEach((row, at) => {
    const lane = lanes[row.of] as Lane;
    const written = row.value?.mantissa ?? 0;
    const mantissa = Number(written);
    // No lane takes what no double is.
    if (waiting.size === batch || BigInt(written) !== BigInt(mantissa)) {
      pour();
      (writers[row.of] as SeriesWriter).add(stampOf(row), lengthOf(row.of), row.value, at + 1);
      return;
    }
    const { size } = waiting;
    waiting.lanes[size] = lane.number;
    waiting.starts[size] = stampOf(row) - lane.back;
    waiting.mantissas[size] = mantissa;
    waiting.scales[size] = row.value?.scale ?? -1;
    waiting.rows[size] = at + 1;
    waiting.size = size + 1;
  });
  pour();
  return sink.finish();
}

const value = fc.oneof(
  { weight: 6, arbitrary: fc.record({ mantissa: fc.nat(99_999), scale: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ mantissa: fc.nat({ max: Number.MAX_SAFE_INTEGER }), scale: fc.nat(22) }) },
  // Bytes, which bills write as binary multiples.
  { weight: 1, arbitrary: fc.record({ mantissa: fc.nat().map((units) => BigInt(units) * 2n ** 30n), scale: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
/** Around both changes of the clock, in years that no table of days reaches, and one of each. */
const origins = ['2026-03-28T12:00Z', '2025-10-25T12:00Z', '1971-01-01T00:00Z', '2031-07-01T00:00Z'].map((text) => Date.parse(text));
const origin = fc.oneof({ weight: 8, arbitrary: fc.constant(origins[0] as number) }, fc.constantFrom(...origins));
/** Rows that go on step by step, and then elsewhere. */
const stretch = fc
  .record({
    of: fc.nat(2),
    origin,
    from: fc.nat(3 * 24 * 60),
    step: fc.constantFrom(1, 5, 60, 180, 1.5, 0.001),
    values: fc.array(value, { minLength: 1, maxLength: 40 }),
  })
  .map(({ of, origin: begin, from, step, values }) =>
    values.map((given, at): Row => ({ of, start: begin + (from + at * step) * MINUTE, value: given })),
  );

describe('rows that go through lanes', () => {
  test.each([
    ['in stretches', fc.array(stretch, { minLength: 1, maxLength: 12 }).map((stretches) => stretches.flat())],
    [
      'in no order',
      fc
        .array(stretch, { minLength: 1, maxLength: 8 })
        .chain((stretches) => fc.shuffledSubarray(stretches.flat(), { minLength: stretches.flat().length })),
    ],
  ])('leave what rows leave that go one by one: %s', (_how, rows) => {
    fc.assert(
      fc.property(rows, fc.constantFrom(1, 7, 1024, 3000), fc.constantFrom(0, 10, 100_000), (given, batch, stretches) => {
        const expected = one(given, stretches);
        expect(many(given, batch, stretches)).toEqual(expected);
        expect(one(given, stretches, batch % 5)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    [
      'within the exact numbers',
      [
        [1, 0],
        [25, 1],
        [3, 3],
      ],
      '3.503',
    ],
    [
      'beyond them, and then with more places',
      [
        [9_007_199_254_740_991, 0],
        [9_007_199_254_740_991, 0],
        [1, 2],
        [5, 1],
      ],
      '18014398509481982.51',
    ],
    [
      'beyond them by their places',
      [
        [9_007_199_254_740_991, 2],
        [1, 22],
        [7, 0],
      ],
      '90071992547416.9100000000000000000001',
    ],
    [
      'more places behind a number that no plain one is exact for',
      [
        [12_345_678_901_234_567_890n, 0],
        [1, 2],
        [25, 1],
      ],
      '12345678901234567892.51',
    ],
    [
      'back among fewer places',
      [
        [1, 22],
        [9_007_199_254_740_991, 0],
        [9_007_199_254_740_991, 0],
      ],
      '18014398509481982.0000000000000000000001',
    ],
  ] as const)('the sum of an hour is exact: %s', (_which, values, sum) => {
    const rows = values.map(
      ([mantissa, scale], at): Row => ({ of: 0, start: Date.UTC(2026, 2, 10) + at * MINUTE, value: { mantissa, scale } }),
    );
    for (const content of [one(rows), many(rows, 1024), many([...rows].reverse(), 1024)])
      expect(content.series.find(({ resourceId }) => resourceId === 'machine-0')?.sum).toBe(sum);
  });

  test('days apart, and more of them than any table of days holds', () => {
    const rows = Array.from({ length: 6000 }, (_, at): Row => {
      const day = (at * 7919) % 6000;
      return { of: at % 3, start: Date.UTC(2010, 0, 1) + day * 86_400_000 + (at % 24) * 3_600_000, value: { mantissa: at, scale: 1 } };
    });
    expect(many(rows, 1024)).toEqual(one(rows));
  });

  test('many series: what is known of the first ones moves when room is made', () => {
    const sink = openDigestSink();
    const writers = Array.from({ length: 300 }, (_, of) => sink.series({ ...identityOf(0), resourceId: `machine-${of}` }));
    const waiting = newLaneRows(1);
    for (let at = 0; at < 900; at += 1) {
      // Each new lane comes between rows of the others.
      const opened = writers.slice(0, 1 + Math.floor(at / 3));
      const writer = opened[at % opened.length] as SeriesWriter;
      const lane = writer.lane?.(0, writer) as Lane;
      Object.assign(waiting, { size: 1 });
      waiting.lanes[0] = lane.number;
      waiting.starts[0] = Date.UTC(2026, 2, 10) + at * MINUTE;
      waiting.mantissas[0] = at;
      waiting.scales[0] = 0;
      waiting.rows[0] = at + 1;
      lane.store.take(waiting);
    }
    const { series } = sink.finish();
    expect(series.reduce((sum, { samples }) => sum + samples, 0)).toBe(900);
    expect(series.reduce((sum, { sum: own }) => sum + Number(own), 0)).toBe((899 * 900) / 2);
  });
});
