import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { judgeClass } from '../../shared/continuity/judge-class.ts';
import type { ResourceClass } from '../../shared/model/usage.ts';
import { usageOf } from '../../shared/usage/service-usage.ts';
import { HOUR, MINUTE, type Rows, type UsageCase, usageFacts } from '../support/build-usage-facts.ts';

const late = '2026-03-01T12:00:00Z';
/** W = 10 to 24 January 2026; every hour read, unless a row says otherwise. */
const whole: Rows = { from: '2026-01-09T23:00Z', to: '2026-01-24T23:00Z', step: HOUR };
const one = (rows: Partial<Rows> | readonly Partial<Rows>[], more: Partial<UsageCase> = {}): UsageCase => ({
  files: [{ rows: (Array.isArray(rows) ? rows : [rows]).map((row) => ({ ...whole, ...row })) }],
  asOf: late,
  ...more,
});
const network = { resourceClass: 'network', metric: 'NetworkIn', meaning: 'amount', unit: 'byte' } as const;
const ram = { resourceClass: 'ram', metric: 'mem_used_percent' } as const;
const storage = { resourceClass: 'storage', metric: 'disk_used_percent' } as const;
const zero = () => 0;
const daily = { step: 24 * HOUR, length: 24 * HOUR, from: '2026-01-10T00:00Z', to: '2026-01-25T00:00Z' };

function codesOf(usage: UsageCase, classes: readonly ResourceClass[] = ['cpu']): string[] {
  const { reasons } = usageCoversWindow.assess(usageFacts(usage), { classes: [...classes] });
  return reasons.map(({ code, severity }) => `${code} ${severity}`).sort();
}

const table: readonly (readonly [statement: string, usage: UsageCase, codes: readonly string[], classes?: readonly ResourceClass[]])[] = [
  ['all well', one({}), []],
  // 1
  ['1 shorter than 15 days: the end moves forward', one({}, { service: { releasedOn: '2026-01-14' } }), []],
  ['1 end before start', one({}, { service: { releasedOn: '2026-01-09' } }), ['DATE_ORDER fail']],
  ['1 no release, completion instead', one({}, { service: { releasedOn: null, completedOn: '2026-01-24' } }), ['NOT_RELEASED review']],
  ['1 no release: to the day before T', one({}, { service: { releasedOn: null }, asOf: '2026-01-25T10:00:00Z' }), ['NOT_RELEASED review']],
  [
    '1 no release, started today',
    one({ to: '2026-01-10T09:00Z' }, { service: { releasedOn: null }, asOf: '2026-01-10T09:00:00Z' }),
    ['NOT_RELEASED review', 'WINDOW_NOT_ELAPSED missing'],
  ],
  ['1 no start', one({}, { service: { migrationStartedOn: null } }), ['MIGRATION_START_MISSING missing']],
  [
    '1 observed window of a service migrated before the decree',
    one(
      {},
      {
        decreeDate: '2025-06-23',
        service: {
          migrationStartedOn: '2021-02-01',
          releasedOn: '2021-05-01',
          observationWindow: { start: '2026-01-10', end: '2026-01-12' },
        },
      },
    ),
    ['METRICS_RETENTION_EXPIRED review'],
  ],
  [
    '1 observed window stated without reason is not taken',
    one(
      {},
      {
        decreeDate: '2025-06-23',
        service: {
          migrationStartedOn: '2025-10-01',
          releasedOn: '2025-10-20',
          observationWindow: { start: '2026-01-10', end: '2026-01-24' },
        },
      },
    ),
    ['METRIC_MISSING missing'],
  ],
  // 2
  ['2 nothing required', one({}), ['NO_REQUIRED_CLASS missing'], []],
  // 3
  [
    '3 rows from after the receipt',
    { files: [{ rows: [whole], receivedAt: '2026-01-20T00:00:00Z' }], asOf: late },
    ['TS_IN_FUTURE review', 'WINDOW_NOT_ELAPSED missing'],
  ],
  [
    '3 T is the latest receipt',
    {
      files: [
        { rows: [{ ...whole, to: '2026-01-20T00:00Z' }], receivedAt: '2026-01-20T00:00:00Z' },
        { rows: [{ ...whole, from: '2026-01-20T00:00Z' }], receivedAt: '2026-01-26T00:00:00Z' },
      ],
      asOf: late,
    },
    [],
  ],
  // 4
  [
    '4 rows of exactly 25 h still count',
    one({ step: 25 * HOUR, length: 25 * HOUR, from: '2026-01-09T12:00Z', to: '2026-01-27T12:00Z' }),
    ['CADENCE_COARSE warning'],
  ],
  ['4 rows over 25 h do not', one({ step: 26 * HOUR, length: 26 * HOUR }), ['INTERVAL_TOO_LONG missing']],
  ['4 UTC days stand for Rome days', one(daily), ['CADENCE_COARSE warning']],
  [
    '4 UTC days, stamped at their end',
    one({ ...daily, stamp: 'end', from: '2026-01-11T00:00Z', to: '2026-01-26T00:00Z' }),
    ['CADENCE_COARSE warning'],
  ],
  [
    '4 null rows cover nothing',
    one({ value: (_index, start) => (start >= Date.parse('2026-01-14T23:00Z') && start < Date.parse('2026-01-15T23:00Z') ? null : 7) }),
    ['FLATLINE review', 'GAP_DAY fail', 'GAP_LONG fail', 'SPAN_TOO_SHORT fail', 'COVERAGE_REDUCED warning'],
  ],
  // 5
  ['5 silences of 2 h 30 are closed', one({ step: 2.5 * HOUR }), []],
  ['5 readings 2 h 31 apart cover nothing', one({ step: 151 * MINUTE }), ['CADENCE_UNKNOWN missing']],
  [
    '5 a child speaks for its parent',
    one({ resourceId: 'vol-1' }, { resources: [{}, { id: 'vol-1', kind: 'volume', parentId: 'i-0a1b2c3d4e5f60718' }] }),
    [],
  ],
  [
    '5 a group’s members are one series',
    one(
      [
        { resourceId: 'a', step: 4 * HOUR },
        { resourceId: 'b', step: 4 * HOUR, from: '2026-01-10T01:00Z' },
      ],
      {
        resources: [
          { id: 'g', kind: 'asg' },
          { id: 'a', parentId: 'g' },
          { id: 'b', parentId: 'g' },
        ],
      },
    ),
    [],
  ],
  [
    '5 without a group they are not',
    one(
      [
        { resourceId: 'a', step: 4 * HOUR },
        { resourceId: 'b', step: 4 * HOUR, from: '2026-01-10T01:00Z' },
      ],
      { resources: [{ id: 'a' }, { id: 'b' }] },
    ),
    ['CADENCE_UNKNOWN missing'],
  ],
  ['5 an undeclared machine covers nothing', one({ resourceId: 'i-other' }), ['METRIC_MISSING missing']],
  // 6
  ['6 the window is still running', one({ to: '2026-01-20T10:00Z' }, { asOf: '2026-01-20T10:00:00Z' }), ['WINDOW_NOT_ELAPSED missing']],
  [
    '6 still running, a day lost: a warning',
    one({ to: '2026-01-20T10:00Z', holes: [['2026-01-13T23:00Z', '2026-01-14T23:00Z']] }, { asOf: '2026-01-20T10:00:00Z' }),
    ['GAP_DAY warning', 'GAP_LONG warning', 'WINDOW_NOT_ELAPSED missing'],
  ],
  [
    '6 still running, nothing yet',
    { files: [], asOf: '2026-01-20T10:00:00Z' },
    ['METRIC_MISSING missing', 'REPORT_MISSING missing', 'WINDOW_NOT_ELAPSED missing'],
  ],
  // 7
  [
    '7 the first day is lost',
    one({ from: '2026-01-10T23:00Z' }),
    ['PERIOD_NOT_COVERED fail', 'SPAN_TOO_SHORT fail', 'COVERAGE_REDUCED warning'],
  ],
  [
    '7 the last day is lost',
    one({ from: '2026-01-01T00:00Z', to: '2026-01-23T23:00Z' }),
    ['PERIOD_NOT_COVERED fail', 'COVERAGE_REDUCED warning'],
  ],
  // 8
  [
    '8 a hole just short of 24 h over midnight',
    one({ holes: [['2026-01-14T12:00Z', '2026-01-15T11:00Z']] }),
    ['GAP_SHORT warning', 'COVERAGE_REDUCED warning'],
  ],
  [
    '8 a hole of 23 h that is no whole day',
    one({ holes: [['2026-01-14T13:00Z', '2026-01-15T12:00Z']], step: 5 * MINUTE }, {}),
    ['GAP_SHORT warning', 'COVERAGE_REDUCED warning'],
  ],
  [
    '8 a hole of exactly 24 h',
    one({ step: 5 * MINUTE, holes: [['2026-01-14T12:00Z', '2026-01-15T12:00Z']] }),
    ['GAP_LONG fail', 'SPAN_TOO_SHORT fail', 'COVERAGE_REDUCED warning'],
  ],
  ['8 a hole of 5 h 55 says nothing', one({ step: 5 * MINUTE, holes: [['2026-01-14T12:00Z', '2026-01-14T17:55Z']] }), []],
  ['8 a hole of 6 h warns', one({ step: 5 * MINUTE, holes: [['2026-01-14T12:00Z', '2026-01-14T18:00Z']] }), ['GAP_SHORT warning']],
  // 9
  ['9 the block may begin before W', one({ from: '2026-01-01T00:00Z', to: '2026-01-24T12:00Z' }), ['GAP_SHORT warning']],
  ['9 the block may end after W', one({ from: '2026-01-10T15:05Z', to: '2026-01-25T15:05Z', step: 5 * MINUTE }), ['GAP_SHORT warning']],
  ['9 an hour short of due is good', one({ from: '2026-01-10T15:05Z', to: '2026-01-25T14:05Z', step: 5 * MINUTE }), ['GAP_SHORT warning']],
  [
    '9 five minutes more are not',
    one({ from: '2026-01-10T15:05Z', to: '2026-01-25T14:00Z', step: 5 * MINUTE }),
    ['GAP_SHORT warning', 'SPAN_TOO_SHORT fail'],
  ],
  // 10
  [
    '10 office hours: 12 h a day are half',
    one({
      step: 5 * MINUTE,
      holes: Array.from({ length: 15 }, (_, day) => [`2026-01-${10 + day}T07:00Z`, `2026-01-${10 + day}T19:00Z`] as const),
    }),
    ['COVERAGE_REDUCED warning', ...Array.from({ length: 15 }, () => 'GAP_SHORT warning')],
  ],
  [
    '10 less than half',
    one({
      step: 5 * MINUTE,
      holes: Array.from({ length: 15 }, (_, day) => [`2026-01-${10 + day}T07:00Z`, `2026-01-${10 + day}T19:05Z`] as const),
    }),
    ['COVERAGE_TOO_LOW fail', ...Array.from({ length: 15 }, () => 'GAP_SHORT warning')],
  ],
  // 11
  [
    '11 the days before the decree are gone',
    one({ from: '2026-01-15T23:00Z', to: '2026-01-31T23:00Z' }, { decreeDate: '2026-01-16' }),
    ['METRICS_RETENTION_EXPIRED review'],
  ],
  [
    '11 a mere warning changes nothing',
    one({ step: 5 * MINUTE, holes: [['2026-01-14T12:00Z', '2026-01-14T18:00Z']] }, { decreeDate: '2026-01-16' }),
    ['GAP_SHORT warning'],
  ],
  [
    '11 still short after the decree',
    one({ from: '2026-01-16T23:00Z', to: '2026-01-30T22:00Z' }, { decreeDate: '2026-01-16' }),
    ['METRICS_RETENTION_EXPIRED review', 'PERIOD_NOT_COVERED fail', 'SPAN_TOO_SHORT fail', 'COVERAGE_REDUCED warning'],
  ],
  // 12
  [
    '12 billing completes what was not measured',
    one([{ to: '2026-01-20T23:00Z' }, { evidence: 'billed', length: HOUR, metric: 'BoxUsage', from: '2026-01-20T23:00Z' }]),
    ['BILLED_NOT_MEASURED review'],
  ],
  ['12 billing beside whole measures is silent', one([{}, { evidence: 'billed', length: HOUR, metric: 'BoxUsage' }]), []],
  ['12 inventory never covers', one({ evidence: 'inventory', length: HOUR }), ['METRIC_MISSING missing']],
  // 13
  [
    '13 zero cpu and zero network',
    one([{ value: zero }, { ...network, value: zero }]),
    ['ZERO_USAGE fail', 'ZERO_USAGE fail'],
    ['cpu', 'network'],
  ],
  ['13 zero cpu while the network moves', one([{ value: zero }, network]), ['METRIC_SUSPECT review'], ['cpu', 'network']],
  ['13 zero ram is zero, whatever the others do', one([{}, { ...ram, value: zero }]), ['ZERO_USAGE fail'], ['cpu', 'ram']],
  [
    '13 idle on 7 days of 15: more than 40 %',
    one({ value: (index, start) => (start < Date.parse('2026-01-16T23:00Z') ? 0 : 1 + (index % 17)) }),
    ['LOW_USAGE review'],
  ],
  ['13 idle on 6 days of 15: 40 %', one({ value: (index, start) => (start < Date.parse('2026-01-15T23:00Z') ? 0 : 1 + (index % 17)) }), []],
  ['13 free memory is inverted', one([{}, { ...ram, meaning: 'free', value: () => 100 }]), ['ZERO_USAGE fail'], ['cpu', 'ram']],
  [
    '13 a counter that stands still',
    one([{}, { ...network, meaning: 'counter', value: () => 5_000_000 }]),
    ['METRIC_SUSPECT review'],
    ['cpu', 'network'],
  ],
  ['13 a counter that grows', one([{}, { ...network, meaning: 'counter', value: (index) => index }]), [], ['cpu', 'network']],
  ['13 minima are ignored', one([{}, { statistic: 'min', value: zero }]), []],
  ['13 capacity is use for storage', one([{}, { ...storage, meaning: 'capacity', value: () => 500 }]), [], ['cpu', 'storage']],
  [
    '13 seven flat days',
    one({ value: (index, start) => (start < Date.parse('2026-01-16T23:00Z') ? 12.3456789 : 1 + (index % 17)) }),
    ['FLATLINE review'],
  ],
  ['13 six flat days', one({ value: (index, start) => (start < Date.parse('2026-01-15T23:00Z') ? 12.3456789 : 1 + (index % 17)) }), []],
  [
    '13 waits for the end of W',
    one({ value: zero, to: '2026-01-20T10:00Z' }, { asOf: '2026-01-20T10:00:00Z' }),
    ['WINDOW_NOT_ELAPSED missing'],
  ],
  // 14
  [
    '14 one of two machines stops for a day',
    one([{}, { resourceId: 'b', holes: [['2026-01-14T12:00Z', '2026-01-15T14:00Z']] }], { resources: [{}, { id: 'b' }] }),
    ['RESOURCE_GAP review'],
  ],
  [
    '14 its declared life explains it',
    one([{}, { resourceId: 'b', to: '2026-01-14T23:00Z' }], { resources: [{}, { id: 'b', deletedOn: '2026-01-14' }] }),
    [],
  ],
  ['14 a machine without the metric', one({}, { resources: [{}, { id: 'b' }] }), ['RESOURCE_METRIC_MISSING review']],
  // 15
  ['15 rows of 6 h do not warn', one({ step: 6 * HOUR, length: 6 * HOUR }), []],
  ['15 rows longer than 6 h do', one({ step: 8 * HOUR, length: 8 * HOUR }), ['CADENCE_COARSE warning']],
  ['15 only the mapping says 3 h', one({ step: 3 * HOUR, length: 3 * HOUR, lengthFrom: 'mapping' }), ['CADENCE_DECLARED review']],
  ['15 only the mapping says 2 h', one({ step: 2 * HOUR, length: 2 * HOUR, lengthFrom: 'mapping' }), []],
  // after 18
  ['zone unknown, both readings pass', one({ zone: null, from: '2026-01-09T00:00Z', to: '2026-01-26T00:00Z' }), ['TZ_UNKNOWN warning']],
  [
    'zone unknown, the readings differ',
    // As UTC the first row is half past midnight of the second day in Rome; as Rome it is half past eleven of the first.
    one({ zone: null, from: '2026-01-10T23:30Z', to: '2026-01-26T00:00Z', step: 5 * MINUTE }),
    ['COVERAGE_REDUCED warning', 'TZ_UNKNOWN review'],
  ],
  ['side unknown, hours: read as the start', one({ stamp: null, length: HOUR }), []],
  [
    'side unknown, days: both readings, and they differ',
    one({ ...daily, stamp: null }),
    ['CADENCE_COARSE warning', 'STAMP_SIDE_UNKNOWN review'],
  ],
];

describe('DESIGN §5, statement by statement', () => {
  test.each(table.map(([statement, usage, codes, classes]) => ({ statement, usage, codes, classes })))(
    '$statement',
    ({ usage, codes, classes = ['cpu'] }) => {
      expect(codesOf(usage, classes)).toEqual([...codes].sort());
    },
  );

  test('16 the printed numbers', () => {
    const { measured } = usageCoversWindow.assess(
      usageFacts(one({ step: 5 * MINUTE, holes: [['2026-01-14T12:00Z', '2026-01-14T20:00Z']], value: (index) => index % 4 })),
      { classes: ['cpu'] },
    );
    expect(measured?.[0]).toEqual({
      class: 'cpu',
      windowStart: '2026-01-09T23:00:00Z',
      windowEnd: '2026-01-24T23:00:00Z',
      daysRequired: 15,
      daysCovered: 15,
      first: '2026-01-09T23:00:00Z',
      last: '2026-01-24T23:00:00Z',
      coveredSeconds: (360 - 8) * 3600,
      longestGapSeconds: 8 * 3600,
      longestGap: ['2026-01-14T12:00:00Z', '2026-01-14T20:00:00Z'],
      blockStart: '2026-01-09T23:00:00Z',
      blockEnd: '2026-01-24T23:00:00Z',
      neededUntil: '2026-01-24T23:00:00Z',
      knownUntil: '2026-03-01T12:00:00Z',
      cadenceSeconds: 300,
      unit: 'percent',
      min: 0,
      mean: 1.5,
      max: 3,
      zeroDays: 0,
    });
  });

  test.each([
    ['fresh', '2026-02-10T12:00:00Z', []],
    ['46 days old', '2026-03-28T12:00:00Z', ['EVIDENCE_STALE']],
  ])('18 maintenance looks at the last 30 complete days at T: %s', (_name, asOf, codes) => {
    const receivedAt = '2026-02-10T11:00:00Z';
    const facts = usageFacts({ files: [{ rows: [{ ...whole, from: '2026-01-10T23:00Z', to: '2026-02-10T11:00Z' }], receivedAt }], asOf });
    const judged = judgeClass(
      {
        resourceClass: 'cpu',
        purpose: 'maintenance',
        service: facts.service,
        roots: [],
        decreeDate: '2025-06-23',
        policy: facts.policy,
        asOf: facts.asOf,
        parts: usageOf(facts),
      },
      { zone: 'UTC', side: 'start' },
    );
    expect(judged.reasons.map(({ code }) => code)).toEqual(codes);
    expect(judged.is === 'judged' && judged.window).toMatchObject({
      days: 30,
      start: Date.parse('2026-01-10T23:00Z'),
      end: Date.parse('2026-02-09T23:00Z'),
    });
  });
});
