import fc from 'fast-check';
import type { OracleClass } from './case.ts';

/** A few choices from which a whole case is made. Small on purpose, so that fast-check shrinks to something one can read. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export type StreamShape =
  | { readonly kind: 'readings'; readonly step: number; readonly jitter: number; readonly endColumn: boolean }
  | { readonly kind: 'stated'; readonly length: number }
  | { readonly kind: 'interval'; readonly length: number; readonly side: 'start' | 'end' | null }
  | { readonly kind: 'days'; readonly cut: 'utc' | 'rome'; readonly by: 'file' | 'mapping'; readonly side: 'start' | 'end' | null };

export interface HoleRecipe {
  /** Share of the stream's stretch at which it begins. */
  readonly at: number;
  /** `silence`: between two rows; `coverage`: what stays uncovered; `civil-day`: a whole Rome day, `length` more or less. */
  readonly kind: 'silence' | 'coverage' | 'civil-day';
  readonly length: number;
}

export interface StreamRecipe {
  readonly resource: number;
  readonly class: OracleClass;
  readonly meaning: 'used' | 'free' | 'amount' | 'counter' | 'capacity' | 'allocated';
  readonly statistic: 'avg' | 'min' | 'max' | 'sum';
  readonly evidence: 'measured' | 'billed';
  readonly shape: StreamShape;
  readonly begin: number;
  readonly end: { readonly anchor: 'window' | 'due' | 'decree'; readonly offset: number };
  readonly holes: readonly HoleRecipe[];
  readonly values:
    | 'varied'
    | 'zero'
    | 'flat'
    | 'zero-days'
    | 'mostly-zero'
    | 'nulls'
    | 'null-days'
    | 'nearly-flat'
    | 'flat-week'
    | 'flat-six';
  readonly open: boolean;
}

export interface Recipe {
  readonly start: { readonly year: number; readonly around: 'spring' | 'autumn' | 'any'; readonly days: number };
  readonly length: number;
  readonly release: 'released' | 'completed' | 'none';
  /** Days after the start (negative: before it). */
  readonly decree: number;
  readonly observation: { readonly after: number; readonly length: number } | null;
  readonly layout: 'one' | 'two' | 'child' | 'group' | 'replaced' | 'lives';
  readonly lives: readonly { readonly created: number | null; readonly deleted: number | null }[];
  readonly streams: readonly StreamRecipe[];
  readonly cuts: number;
  readonly overlap: number;
  readonly repeat: boolean;
  readonly receipt: { readonly mode: 'each' | 'together' | 'early'; readonly anchor: 'window' | 'due' | 'rows'; readonly offset: number };
  readonly asOf: number;
}

const oneSecond = fc.constantFrom(-second, 0, second);
const border = (...lengths: number[]) => fc.tuple(fc.constantFrom(...lengths), oneSecond).map(([length, off]) => length + off);

const hole: fc.Arbitrary<HoleRecipe> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('silence', 'coverage', 'civil-day'),
  length: fc.oneof(border(150 * minute, 6 * hour, 24 * hour, 48 * hour), fc.constantFrom(0, hour, 12 * hour, 7 * 24 * hour)),
});

const shape: fc.Arbitrary<StreamShape> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('readings' as const),
      step: fc.oneof(
        fc.constantFrom(60, 300, 900, 3600, 7200, 10_800).map((s) => s * second),
        border(150 * minute),
      ),
      jitter: fc.constantFrom(0, 0, second, 30 * second),
      endColumn: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('stated' as const),
      length: fc.oneof(fc.constantFrom(5 * minute, hour, 3 * hour, 30 * hour), fc.constant(12_343 * second), border(6 * hour, 24 * hour)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('interval' as const),
      length: fc.oneof(
        fc.constantFrom(5, 60, 180, 360, 720, 1200, 1380, 1500).map((m) => m * minute),
        border(150 * minute, 25 * hour),
      ),
      side: fc.constantFrom('start', 'end', null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('days' as const),
      cut: fc.constantFrom('utc', 'rome'),
      by: fc.constantFrom('file', 'mapping'),
      side: fc.constantFrom('start', 'end', null),
    }),
  },
);

/** A little before, at, or a little or a lot after an anchor. */
const edge = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: oneSecond },
  { weight: 2, arbitrary: fc.integer({ min: -48, max: 48 }).map((h) => h * hour) },
  { weight: 1, arbitrary: fc.integer({ min: -3 * 86_400, max: 3 * 86_400 }).map((s) => s * second) },
);

const stream: fc.Arbitrary<StreamRecipe> = fc.record({
  resource: fc.nat({ max: 3 }),
  class: fc.constantFrom('cpu', 'cpu', 'cpu', 'cpu', 'cpu', 'network', 'network', 'ram', 'storage', 'other'),
  meaning: fc.constantFrom('used', 'used', 'used', 'free', 'amount', 'counter', 'capacity', 'allocated'),
  statistic: fc.constantFrom('avg', 'avg', 'avg', 'sum', 'max', 'min'),
  evidence: fc.constantFrom('measured', 'measured', 'measured', 'measured', 'billed'),
  shape,
  begin: edge,
  end: fc.record({ anchor: fc.constantFrom('window', 'window', 'due', 'due', 'decree'), offset: edge }),
  holes: fc.oneof(fc.constant([]), fc.array(hole, { maxLength: 2 })),
  values: fc.constantFrom(
    'varied',
    'varied',
    'varied',
    'zero',
    'flat',
    'zero-days',
    'mostly-zero',
    'nulls',
    'null-days',
    'nearly-flat',
    'flat-week',
    'flat-six',
  ),
  open: fc.constantFrom(false, false, false, true),
});

const dayOffset = fc.option(fc.integer({ min: -5, max: 30 }), { freq: 2, nil: null });

export const recipe: fc.Arbitrary<Recipe> = fc.record({
  start: fc.record({
    year: fc.integer({ min: 2020, max: 2030 }),
    around: fc.constantFrom('spring', 'autumn', 'any'),
    days: fc.integer({ min: 0, max: 300 }),
  }),
  length: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(13, 14, 15, 16, 30) },
    { weight: 10, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -1) },
  ),
  release: fc.constantFrom('released', 'released', 'released', 'completed', 'none'),
  decree: fc.oneof(
    fc.constant(-400),
    fc.constant(-400),
    fc.constant(-400),
    fc.integer({ min: -2, max: 20 }),
    fc.integer({ min: 1, max: 100 }),
  ),
  observation: fc.option(
    fc.record({ after: fc.integer({ min: -10, max: 3 }), length: fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 20 }), fc.constant(-1)) }),
    { freq: 1, nil: null },
  ),
  layout: fc.constantFrom('one', 'one', 'two', 'child', 'group', 'replaced', 'lives'),
  lives: fc.array(fc.record({ created: dayOffset, deleted: dayOffset }), { minLength: 4, maxLength: 4 }),
  streams: fc.array(stream, { minLength: 1, maxLength: 4 }),
  cuts: fc.constantFrom(0, 0, 1, 2),
  overlap: fc.constantFrom(0, 0, 150 * minute, 26 * hour),
  repeat: fc.constantFrom(false, false, true),
  receipt: fc.record({
    mode: fc.constantFrom('each', 'together', 'together', 'together', 'together', 'early'),
    anchor: fc.constantFrom('window', 'due', 'rows'),
    offset: fc.oneof(
      { weight: 1, arbitrary: oneSecond },
      { weight: 4, arbitrary: fc.constantFrom(hour, 36 * hour, 20 * 24 * hour) },
      { weight: 1, arbitrary: fc.integer({ min: -40, max: 40 }).map((h) => h * hour) },
    ),
  }),
  asOf: fc.constantFrom(0, 0, 0, 24 * hour, 24 * hour, 100 * 24 * hour, -hour),
});
