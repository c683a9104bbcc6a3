import { describe, expect, it } from 'vitest';
import type { OracleCase } from './case.ts';
import { askOracle } from './continuity-oracle.ts';
import { iso } from './rome.ts';
import { at, file, hour, minute, question, resource, romeDays, rows, told } from './small-cases.ts';

type Line = readonly [what: string, question: OracleCase, codes: readonly string[]];

const late = '2027-01-01 00:00';
const five = 5 * minute;
const machine = (to: string, receivedAt = late): OracleCase =>
  question('2026-01-10', '2026-01-24', [file(receivedAt, rows('2026-01-10 16:05', to, five))]);

/** The example paragraph of DESIGN §5. */
const examples: readonly Line[] = [
  [
    '4,032 five-minute readings are 14.0 days, though they touch 15 dates',
    question('2014-02-14', '2014-02-28', [file(late, rows('2014-02-14T14:30:00Z', '2014-02-28T14:30:00Z', five))]),
    ['COVERAGE_REDUCED warning', 'GAP_SHORT warning', 'SPAN_TOO_SHORT fail'],
  ],
  [
    '4,320 five-minute readings pass',
    question('2014-02-14', '2014-02-28', [file(late, rows('2014-02-14T14:30:00Z', '2014-03-01T14:30:00Z', five))]),
    ['GAP_SHORT warning'],
  ],
  [
    '15 whole Rome days over the spring change (359 h) pass',
    question('2026-03-20', '2026-04-03', [file(late, rows('2026-03-20 00:00', '2026-04-04 00:00', five))]),
    [],
  ],
  [
    '15 whole UTC days over the autumn change (360 h) pass by the tolerance of an hour',
    question('2025-10-20', '2025-11-03', [file(late, rows('2025-10-20T00:00:00Z', '2025-11-04T00:00:00Z', five))]),
    [],
  ],
  [
    '14 d 8 h fails',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-10 08:00', '2026-01-24 16:00', five))]),
    ['GAP_SHORT warning', 'SPAN_TOO_SHORT fail'],
  ],
  ['created at 16:05: data to 16:05 of day 16 pass', machine('2026-01-25 16:05'), ['GAP_SHORT warning']],
  [
    'created at 16:05: data to the end of day 15 wait until 16:05 of day 16',
    machine('2026-01-25 00:00', '2026-01-25 16:04'),
    ['GAP_SHORT warning', 'WINDOW_NOT_ELAPSED missing'],
  ],
  [
    'created at 16:05: the same data fail at 16:05 of day 16 (case 9)',
    machine('2026-01-25 00:00', '2026-01-25 16:05'),
    ['GAP_SHORT warning', 'SPAN_TOO_SHORT fail'],
  ],
  [
    'steps of 299, 300 and 301 s are one run',
    question('2026-01-10', '2026-01-24', [
      file(
        late,
        rows('2026-01-10 00:00', '2026-01-25 00:00', 300_000).map((row, index) => ({
          ...row,
          stamp: row.stamp + ((index % 3) - 1) * 1000,
        })),
      ),
    ]),
    [],
  ],
  [
    'a reading every 2 h covers',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-10 00:00', '2026-01-25 00:00', 2 * hour))]),
    [],
  ],
  [
    'one reading a day without a stated length covers nothing',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-10 12:00', '2026-01-25 00:00', 24 * hour))]),
    ['CADENCE_UNKNOWN missing'],
  ],
  [
    'monthly billing lines cover nothing',
    question('2026-01-10', '2026-01-24', [
      file(
        late,
        rows('2026-01-01 00:00', '2026-02-28 00:00', 744 * hour, { length: 744 * hour, evidence: 'billed', meaning: 'allocated' }),
      ),
    ]),
    ['METRIC_MISSING missing'],
  ],
  [
    'monthly measured lines cover nothing',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-01 00:00', '2026-02-28 00:00', 744 * hour, { length: 744 * hour }))]),
    ['INTERVAL_TOO_LONG missing'],
  ],
];

const utcDays = { length: 24 * hour };
const net = { class: 'network', metric: 'net-in', meaning: 'amount', unit: 'byte' } as const;
const zero = () => 0;
const january = ['2026-01-10 00:00', '2026-01-25 00:00'] as const;
const group = [resource('asg-1', { kind: 'asg' }), resource('m-1', { parentId: 'asg-1' }), resource('m-2', { parentId: 'asg-1' })];

/** The worked cases of domain.md §5.7 that concern TRA-03; DESIGN §5 wins over 9 to 12. */
const worked: readonly Line[] = [
  [
    '1: 23:30Z of the 9th is 00:30 of the 10th in Rome and covers the 10th',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-09T23:30:00Z', '2026-01-24T23:00:00Z', 30 * minute))]),
    [],
  ],
  [
    '2: the 25-hour day',
    question('2025-10-20', '2025-11-03', [file(late, rows('2025-10-19T22:00:00Z', '2025-11-03T23:00:00Z', hour, { length: hour }))]),
    [],
  ],
  [
    '4: daily rows cut at local midnights across the change',
    question('2025-10-20', '2025-11-03', [file(late, romeDays('2025-10-20', 15))]),
    ['CADENCE_COARSE warning'],
  ],
  [
    '6: daily UTC buckets, start-stamped, are the Rome days of the same date',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-10T00:00:00Z', '2026-01-25T00:00:00Z', 24 * hour, utcDays))]),
    ['CADENCE_COARSE warning'],
  ],
  [
    '6: daily UTC buckets, end-stamped, are moved back one day first',
    question('2026-01-10', '2026-01-24', [
      file(late, rows('2026-01-11T00:00:00Z', '2026-01-26T00:00:00Z', 24 * hour, { ...utcDays, stampSide: 'end' })),
    ]),
    ['CADENCE_COARSE warning'],
  ],
  [
    '7: a release after 5 days: W is 15 days and not over',
    question('2026-01-10', '2026-01-14', [file('2026-01-20 12:00', rows('2026-01-10 00:00', '2026-01-20 12:00', hour))]),
    ['WINDOW_NOT_ELAPSED missing'],
  ],
  ['8: exactly 15 days', question('2026-01-10', '2026-01-24', [file(late, rows(...january, hour))]), []],
  ['8: 14 days are extended by one', question('2026-01-10', '2026-01-23', [file(late, rows(...january, hour))]), []],
  [
    '9: first sample on the second day',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-11 00:00', '2026-01-26 00:00', hour))]),
    ['COVERAGE_REDUCED warning', 'PERIOD_NOT_COVERED fail'],
  ],
  [
    '10: a machine replaced after two hours',
    question(
      '2026-01-10',
      '2026-01-24',
      [
        file(late, [
          ...rows('2026-01-10 00:00', '2026-01-15 12:00', hour),
          ...rows('2026-01-15 14:00', '2026-01-25 00:00', hour, { resourceId: 'vm-2' }),
        ]),
      ],
      { resources: [resource('vm-1', { deletedOn: '2026-01-15' }), resource('vm-2', { createdOn: '2026-01-15' })] },
    ),
    [],
  ],
  [
    '11: a group that is scaled to zero for 8 hours each night',
    question(
      '2026-01-10',
      '2026-01-24',
      [
        file(
          late,
          rows('2026-01-10 00:00', '2026-01-27 00:00', hour, { resourceId: 'm-1' }).filter(
            ({ stamp }) => new Date(stamp).getUTCHours() >= 8,
          ),
        ),
      ],
      { resources: group },
    ),
    ['COVERAGE_REDUCED warning', 'GAP_SHORT warning'],
  ],
  [
    '11: a group that is scaled to zero for a weekend',
    question(
      '2026-01-10',
      '2026-01-24',
      [
        file(late, [
          ...rows('2026-01-10 00:00', '2026-01-16 12:00', hour, { resourceId: 'm-1' }),
          ...rows('2026-01-18 12:00', '2026-02-05 00:00', hour, { resourceId: 'm-2' }),
        ]),
      ],
      { resources: group },
    ),
    ['COVERAGE_REDUCED warning', 'GAP_DAY fail', 'GAP_LONG fail', 'SPAN_TOO_SHORT fail'],
  ],
  [
    '12: cpu and network at zero: switched off, and it still reports',
    question('2026-01-10', '2026-01-24', [file(late, [...rows(...january, hour, {}, zero), ...rows(...january, hour, net, zero)])]),
    ['ZERO_USAGE fail'],
  ],
  [
    '12: cpu at zero, network used',
    question('2026-01-10', '2026-01-24', [file(late, [...rows(...january, hour, {}, zero), ...rows(...january, hour, net)])]),
    ['METRIC_SUSPECT review'],
  ],
  [
    '12: nulls are a day without data, never zero',
    question('2026-01-10', '2026-01-24', [
      file(
        late,
        rows(...january, hour, {}, (index, stamp) => (stamp >= at('2026-01-15 00:00') && stamp < at('2026-01-16 00:00') ? null : index)),
      ),
    ]),
    ['COVERAGE_REDUCED warning', 'GAP_DAY fail', 'GAP_LONG fail', 'SPAN_TOO_SHORT fail'],
  ],
  ['13: no ram at all', question('2026-01-10', '2026-01-24', [], { requiredClasses: ['cpu'] }), ['METRIC_MISSING missing']],
  [
    '14: overlapping files at two steps are their union',
    question('2026-01-10', '2026-01-24', [
      file(late, rows('2026-01-10 00:00', '2026-01-20 00:00', five)),
      file(late, rows('2026-01-15 00:00', '2026-01-25 00:00', hour)),
    ]),
    [],
  ],
  [
    '15: the same bytes again keep their first receipt, so that a later copy fails nothing',
    question('2026-01-10', '2026-01-24', [
      file('2026-01-20 00:00', rows('2026-01-10 00:00', '2026-01-20 00:00', hour)),
      file('2026-03-01 00:00', rows('2026-01-10 00:00', '2026-01-20 00:00', hour)),
    ]),
    ['WINDOW_NOT_ELAPSED missing'],
  ],
  [
    '16: the retention trap',
    question('2025-11-01', '2026-03-20', [file('2026-03-25 12:00', rows('2025-12-22 00:00', '2026-03-25 00:00', hour))], {
      decreeDate: '2025-06-23',
    }),
    ['COVERAGE_REDUCED warning', 'PERIOD_NOT_COVERED fail'],
  ],
  [
    '23: migrated in 2021, judged on the period that the entity states',
    question('2021-02-01', '2021-05-01', [file('2026-02-15 12:00', rows('2026-01-10 00:00', '2026-02-01 00:00', hour))], {
      decreeDate: '2025-06-23',
      observationWindow: { start: '2026-01-10', end: '2026-01-20' },
    }),
    ['METRICS_RETENTION_EXPIRED review'],
  ],
  [
    '23: migrated in 2021, and no period stated',
    question('2021-02-01', '2021-05-01', [file('2026-02-15 12:00', rows('2026-01-10 00:00', '2026-02-01 00:00', hour))], {
      decreeDate: '2025-06-23',
    }),
    ['METRIC_MISSING missing'],
  ],
  [
    '26: rows from after the receipt cover nothing',
    question('2026-01-10', '2026-01-24', [file('2026-01-20 00:00', rows(...january, hour))]),
    ['TS_IN_FUTURE review', 'WINDOW_NOT_ELAPSED missing'],
  ],
];

describe('the oracle answers the examples of DESIGN §5', () => {
  it.each(examples)('%s', (_, asked, codes) => {
    expect(told(askOracle(asked))).toEqual(codes);
  });
});

describe('the oracle answers the worked cases', () => {
  it.each(worked)('%s', (_, asked, codes) => {
    expect(told(askOracle(asked))).toEqual(codes);
  });

  it('17: a profile without ram is judged on its own classes', () => {
    const asked = question('2026-01-10', '2026-01-24', [file(late, rows(...january, hour))], { requiredClasses: ['cpu'] });
    expect(askOracle(asked).classes.map((each) => [each.class, each.reasons])).toEqual([['cpu', []]]);
  });

  it('1, 2, 3: W as instants', () => {
    const lengthOf = (first: string, last: string) => {
      const asked = question(first, last, [file(late, rows(`${first} 00:00`, '2026-06-01 00:00', hour))]);
      return (askOracle(asked).classes[0]?.printed.coveredMs ?? 0) / hour;
    };
    expect([lengthOf('2026-01-10', '2026-01-24'), lengthOf('2025-10-20', '2025-11-03'), lengthOf('2026-03-20', '2026-04-03')]).toEqual([
      360, 361, 359,
    ]);
  });

  it('tells neededUntil from the first upload on, and the end of W and one day more before any', () => {
    const needed = (asked: OracleCase) => iso(askOracle(asked).classes[0]?.printed.neededUntil ?? 0);
    expect(needed(machine('2026-01-11 00:00', '2026-01-11 00:00'))).toBe('2026-01-25T15:05:00Z');
    expect(needed(question('2026-01-10', '2026-01-24', []))).toBe('2026-01-25T23:00:00Z');
  });
});
