import { expect, test } from 'vitest';
import { inspectionOf, RUNS_SHOWN } from '../shared/inspection.ts';
import type { Digest, DigestSeries, Run } from '../shared/model/digest.ts';

const hour = 3_600_000;
const at = (hours: number) => Date.UTC(2026, 0, 10) + hours * hour;

function seriesWith(runs: readonly Run[], own: Partial<DigestSeries> = {}): DigestSeries {
  return {
    resourceId: null,
    resourceKind: 'name',
    resourceClass: 'cpu',
    metric: 'cpu',
    meaning: 'used',
    unit: 'percent',
    statistic: 'avg',
    evidence: 'measured',
    zone: 'UTC',
    stamp: 'start',
    lengthFrom: 'file',
    cadenceSeconds: null,
    samples: 3,
    nulls: 0,
    zeros: 0,
    min: 0.1,
    max: 0.3,
    sum: '0.6',
    first: null,
    last: null,
    presence: { runs: [...runs], coarse: [], declared: [], tooLong: [], lastStart: null },
    alternatives: [],
    days: [],
    asWritten: null,
    ...own,
  };
}

function digestWith(series: readonly DigestSeries[], own: Partial<Digest> = {}): Digest {
  return {
    schema: 'attesta/digest@1',
    id: '0'.repeat(64),
    reader: '1',
    fileSha256: 'a'.repeat(64),
    bytes: 12,
    kind: null,
    mappingSha256: null,
    recognition: { status: 'recognised', format: 'x', needs: [], reason: null, candidates: [] },
    producer: null,
    resourceIdRule: null,
    rows: { read: 3, accepted: 3, rejected: 0 },
    series: [...series],
    resources: [],
    publicIps: [],
    issues: [],
    members: [],
    ...own,
  };
}

const inspectOne = (runs: readonly Run[], own: Partial<DigestSeries> = {}) =>
  inspectionOf(digestWith([seriesWith(runs, own)]), 'x').series[0];

test('a run that ends with a reading lasts for the step before it: 0, 1, 2 h cover three hours', () => {
  expect(inspectOne([[at(0), at(2), at(1), at(2), true]])).toMatchObject({
    first: '2026-01-10T00:00:00Z',
    last: '2026-01-10T03:00:00Z',
    spanSeconds: 10_800,
    coveredSeconds: 10_800,
    longestGapSeconds: 0,
    runs: [['2026-01-10T00:00:00Z', '2026-01-10T03:00:00Z']],
    runsTotal: 1,
  });
});

test('lone readings cover nothing: first and last are their instants, all between is hole', () => {
  const lone = (hours: number): Run => [at(hours), at(hours), null, at(hours), true];
  expect(inspectOne([lone(0), lone(24), lone(48)])).toMatchObject({
    first: '2026-01-10T00:00:00Z',
    last: '2026-01-12T00:00:00Z',
    spanSeconds: 172_800,
    coveredSeconds: 0,
    longestGapSeconds: 172_800,
    runs: [],
    runsTotal: 0,
  });
});

test('the longest hole is the longest between runs; a lone reading beyond them widens the span', () => {
  const run = (from: number, to: number): Run => [at(from), at(to), at(to - 1), at(to - 1), false];
  expect(inspectOne([run(0, 5), run(10, 12), [at(20), at(20), null, at(20), true]])).toMatchObject({
    coveredSeconds: 7 * 3600,
    spanSeconds: 20 * 3600,
    longestGapSeconds: 8 * 3600,
    runsTotal: 2,
  });
});

test('a series without any row that counts has no first, no last and no mean', () => {
  expect(inspectOne([], { samples: 0, nulls: 4, sum: '0', min: null, max: null })).toMatchObject({
    first: null,
    last: null,
    spanSeconds: 0,
    coveredSeconds: 0,
    longestGapSeconds: 0,
    mean: null,
  });
});

test('the mean is the nearest double to the exact sum over the values: 0.6 / 3', () => {
  expect(inspectOne([])?.mean).toBe(0.6 / 3);
});

test('runs are capped and their number is not', () => {
  const many = Array.from({ length: RUNS_SHOWN + 7 }, (_, index): Run => [at(index * 10), at(index * 10 + 1), null, at(index * 10), false]);
  const shown = inspectOne(many);
  expect([shown?.runs.length, shown?.runsTotal]).toEqual([RUNS_SHOWN, RUNS_SHOWN + 7]);
});

test('the name of the file, and only its last segment, completes a resource id that the rule says is there', () => {
  const digest = digestWith([seriesWith([])], { resourceIdRule: { fileName: '^(?<id>.+)_cpu' } });
  expect(inspectionOf(digest, 'srv-9_cpu/srv-1_cpu.csv').series[0]?.resourceId).toBe('srv-1');
  expect(inspectionOf(digest, 'altro.csv').series[0]?.resourceId).toBeNull();
});
