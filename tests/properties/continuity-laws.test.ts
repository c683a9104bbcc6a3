import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { dayNumber, dayText, HOUR } from '../../shared/time/civil-day.ts';
import { romeMidnight } from '../../shared/time/rome.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';
import { foldRuns } from '../../shared/usage/fold-runs.ts';
import { decimal, digestOfWriter, MINUTE, usageFacts } from '../support/build-usage-facts.ts';

interface Row {
  readonly stamp: number;
  readonly length: number;
  readonly value: number | null;
}

const firstDay = dayNumber('2020-01-01');
const lastDay = dayNumber('2030-12-31');
/** Any day of the eleven years, the two clock changes of the programme far more often than chance would have them. */
const startDay = fc.oneof(
  fc.integer({ min: firstDay, max: lastDay - 40 }),
  fc
    .constantFrom('2025-10-26', '2026-03-29', '2024-03-31', '2027-10-31')
    .chain((day) => fc.integer({ min: dayNumber(day) - 18, max: dayNumber(day) })),
);

const step = fc.constantFrom(5 * MINUTE, 7 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 2.5 * HOUR, 151 * MINUTE);

/** How the rows of one machine over about its window come about; a recipe, so that a counterexample is short enough to read. */
const recipe = fc.record({
  start: startDay,
  days: fc.integer({ min: 3, max: 20 }),
  step,
  stated: fc.boolean(),
  seed: fc.nat(),
  holes: fc.array(fc.tuple(fc.integer({ min: -6, max: 480 }), fc.integer({ min: 1, max: 40 })), { maxLength: 4 }),
  /** When everything is received, in minutes from the start: mostly long after the window, else amid the rows. */
  receivedAfter: fc.oneof(fc.constant(10_000_000), fc.integer({ min: 0, max: 20 * 24 * 60 })),
});
type Recipe = typeof recipe extends fc.Arbitrary<infer R> ? R : never;

function makeRows(one: Recipe): Row[] {
  const from = romeMidnight(one.start) - 5 * HOUR;
  const rows: Row[] = [];
  for (let stamp = from; stamp < romeMidnight(one.start + one.days) + 5 * HOUR; stamp += one.step) {
    const hour = (stamp - romeMidnight(one.start)) / HOUR;
    if (one.holes.some(([at, length]) => hour >= at && hour < at + length)) continue;
    const noise = (Math.imul(rows.length + one.seed, 2654435761) >>> 8) % 1000;
    rows.push({ stamp, length: one.stated ? one.step : 0, value: noise < 20 ? null : noise < 200 ? 0 : noise / 8 });
  }
  return rows;
}

function digest(name: string, rows: readonly Row[]) {
  return digestOfWriter(
    name,
    (writer) => {
      rows.forEach(({ stamp, length, value }, index) => void writer.add(stamp, length, value === null ? null : decimal(value), index + 2));
    },
    rows[0] && rows[0].length > 0 ? 'file' : null,
  );
}

/** The verdict of the class, without the numbers that count rows or name files. */
function verdict({ start, days, receivedAfter }: Recipe, files: readonly (readonly Row[])[]) {
  const facts = usageFacts({
    files: [],
    digests: files.map((rows, index) => digest(`part-${index}.csv`, rows)),
    asOf: new Date(romeMidnight(start) + receivedAfter * 60_000).toISOString(),
    service: { migrationStartedOn: dayText(start), releasedOn: dayText(start + days - 1) },
  });
  const { reasons, measured = [] } = usageCoversWindow.assess(facts, { classes: ['cpu'] });
  const { cadenceSeconds: _cadence, mean: _mean, ...numbers } = measured[0] ?? {};
  // TS_IN_FUTURE names the file, which is what these laws change: that one of them is told is what counts.
  const told = reasons.map(({ code, severity, details }) => JSON.stringify([code, severity, { ...details, file: null }]));
  return { reasons: [...new Set(told)], numbers };
}

const shuffled = <T>(rows: readonly T[], seed: number): T[] =>
  rows
    .map((row, index) => [Math.imul(index + 1, seed | 1) >>> 0, row] as const)
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row);

describe('what never changes a verdict (DESIGN §1 invariant 6)', () => {
  test.each([
    ['the order of rows', (rows: readonly Row[], seed: number) => [shuffled(rows, seed)]],
    ['cutting a file into contiguous pieces', (rows: readonly Row[], seed: number) => cut(rows, seed)],
    ['the same file twice', (rows: readonly Row[]) => [rows, rows]],
    ['rows repeated inside a file', (rows: readonly Row[], seed: number) => [[...rows, ...rows.slice(seed % (rows.length + 1))]]],
    ['overlapping pieces', (rows: readonly Row[], seed: number) => overlapping(rows, seed)],
    ['the order of files', (rows: readonly Row[], seed: number) => cut(rows, seed).reverse()],
  ] as const)('%s', (_name, change) => {
    fc.assert(
      fc.property(recipe, fc.nat(), (one, seed) => {
        const rows = makeRows(one);
        expect(verdict(one, change(rows, seed))).toEqual(verdict(one, [rows]));
      }),
      { numRuns: 60 },
    );
  });
});

function cut(rows: readonly Row[], seed: number): (readonly Row[])[] {
  const at = [seed % (rows.length + 1), (seed >> 7) % (rows.length + 1), (seed >> 14) % (rows.length + 1)].sort((a, b) => a - b);
  return [rows.slice(0, at[0]), rows.slice(at[0], at[1]), rows.slice(at[1], at[2]), rows.slice(at[2])];
}

function overlapping(rows: readonly Row[], seed: number): (readonly Row[])[] {
  const a = seed % (rows.length + 1);
  const b = (seed >> 9) % (rows.length + 1);
  return [rows.slice(0, Math.max(a, b)), rows.slice(Math.min(a, b))];
}

describe('the holes found', () => {
  test('are exactly the holes punched, over 2020–2030 and both clock changes', () => {
    fc.assert(
      fc.property(
        startDay,
        fc.constantFrom(5 * MINUTE, 10 * MINUTE, HOUR),
        fc.array(fc.tuple(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 0, max: 400 })), { maxLength: 8 }),
        (start, gap, wanted) => {
          // Lengths are laid out one after another in steps: rows, hole, rows, hole… so that the list is its own oracle.
          const from = romeMidnight(start);
          const least = Math.floor((2.5 * HOUR) / gap);
          const stamps: number[] = [];
          const holes: [number, number][] = [];
          let at = from;
          for (const [rows, length] of [...wanted, [3, 0] as const]) {
            for (let row = 0; row < rows; row += 1, at += gap) stamps.push(at);
            const steps = least + length;
            if (length > 0) holes.push([at, at + steps * gap]);
            at += length > 0 ? steps * gap : 0;
          }
          const { runs } = digestOfWriter('x', (writer) => {
            for (const stamp of shuffled(stamps, start)) writer.add(stamp, 0, decimal(1), 2);
          }).series[0]?.presence ?? { runs: [] };
          const { covered } = foldRuns([{ runs, receivedAt: Number.POSITIVE_INFINITY }]);
          const found = covered.slice(1).map(([next], index) => [covered[index]?.[1], next]);
          expect(found).toEqual(holes);
          expect(covered[0]?.[0]).toBe(from);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('sums', () => {
  test('do not depend on the order of rows, to the last digit', () => {
    const value = fc.tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 14 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.nat(), (values, seed) => {
        const total = (list: typeof values) => {
          const sink = openDigestSink();
          const writer = sink.series({
            resourceId: 'a',
            resourceKind: 'name',
            resourceClass: 'cpu',
            metric: 'm',
            meaning: 'used',
            unit: 'percent',
            statistic: 'avg',
            evidence: 'measured',
            zone: 'UTC',
            stamp: 'start',
            lengthFrom: null,
          });
          list.forEach(([mantissa, scale], index) => void writer.add(index % 3, 0, { mantissa, scale }, 2));
          return sink.finish().series[0]?.sum;
        };
        const exact = values.reduce((sum, [mantissa, scale]) => sum + mantissa * 10n ** BigInt(14 - scale), 0n);
        expect(total(shuffled(values, seed))).toBe(total(values));
        expect(asFourteenths(total(values) ?? '')).toBe(exact);
      }),
    );
  });
});

/** Decimal text in units of 10^-14, read with string arithmetic only. */
function asFourteenths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(14, '0'));
}
