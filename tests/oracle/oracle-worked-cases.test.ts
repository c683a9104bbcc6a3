import { describe, expect, it } from 'vitest';
import type { OracleCase } from './case.ts';
import { askOracle } from './continuity-oracle.ts';
import { at, file, hour, minute, question, resource, romeDays, rows, told } from './small-cases.ts';

type Line = readonly [what: string, question: OracleCase, codes: readonly string[]];

const late = '2027-01-01 00:00';
const five = 5 * minute;
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
});
