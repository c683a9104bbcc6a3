import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { judgeClass } from '../../shared/continuity/judge-class.ts';
import { usageOf } from '../../shared/usage/service-usage.ts';
import { HOUR, MINUTE, usageFacts } from '../support/build-usage-facts.ts';
import { codesOf, daily, network, one, ram, type StatementRow, storage, whole, zero } from '../support/statement-cases.ts';

const table: readonly StatementRow[] = [
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
  ['13 only minima: nothing shows use', one({ statistic: 'min' }), ['USE_NOT_SHOWN review']],
  ['13 only a capacity of the cpu: nothing shows use', one({ meaning: 'capacity' }), ['USE_NOT_SHOWN review']],
  [
    '13 free bytes of an unknown size show that the size is not zero',
    one([{}, { ...ram, meaning: 'free', unit: 'byte', value: () => 1000 }]),
    [],
    ['cpu', 'ram'],
  ],
  [
    '13 nothing free of an unknown size shows nothing',
    one([{}, { ...ram, meaning: 'free', unit: 'byte', value: zero }]),
    ['USE_NOT_SHOWN review'],
    ['cpu', 'ram'],
  ],
  [
    '13 free operations of the network are no use of it',
    one([{}, { ...network, meaning: 'free', unit: 'byte', value: () => 1000 }]),
    ['USE_NOT_SHOWN review'],
    ['cpu', 'network'],
  ],
  [
    '13 free bytes beside the size do',
    one([
      {},
      { ...ram, meaning: 'free', unit: 'byte', value: () => 1000 },
      { ...ram, metric: 'size', meaning: 'capacity', unit: 'byte', value: () => 4000 },
    ]),
    [],
    ['cpu', 'ram'],
  ],
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
  [
    '15 long rows from after the receipt do not count',
    {
      files: [
        {
          rows: [
            { ...whole, to: '2026-01-20T00:00Z' },
            { ...whole, from: '2026-01-20T00:00Z', step: 8 * HOUR, length: 8 * HOUR },
          ],
          receivedAt: '2026-01-20T00:00:00Z',
        },
      ],
      asOf: '2026-03-01T12:00:00Z',
    },
    ['TS_IN_FUTURE review', 'WINDOW_NOT_ELAPSED missing'],
  ],
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

describe('DESIGN §5, statements 13 to 18', () => {
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
