import { describe, expect, it } from 'vitest';
import type { CaseRow, OracleCase } from './case.ts';
import { askOracle } from './continuity-oracle.ts';
import { file, hour, minute, question, resource, romeDays, rows, told } from './small-cases.ts';

type Line = readonly [what: string, question: OracleCase, codes: readonly string[]];

const late = '2027-01-01 00:00';
const second = 1000;
const whole = ['2026-01-10 00:00', '2026-01-25 00:00'] as const;
const ask = (content: readonly CaseRow[], service: Parameters<typeof question>[3] = {}) =>
  question('2026-01-10', '2026-01-24', [file(late, content)], service);

/** Hourly rows of the file over January's W, but for a hole of this length from noon of the 15th. */
function withHole(length: number): readonly CaseRow[] {
  const begins = Date.UTC(2026, 0, 15, 11);
  const before = rows(...whole, hour, { length: hour }).filter(({ stamp }) => stamp < begins);
  const after = rows('2026-01-15 12:00', '2026-01-27 00:00', hour, { length: hour }).map((row) => ({ ...row, stamp: row.stamp + length }));
  return [...before, ...after];
}

/** Ends of the block: hourly rows from midnight and one last row that ends at `due - 1 h + late`. */
const blockEnding = (offset: number): readonly CaseRow[] => [
  ...rows('2026-01-10 00:00', '2026-01-24 22:00', hour, { length: hour }),
  ...rows('2026-01-24 22:00', '2026-01-24 23:00', hour, { length: hour + offset }),
];

const ofDay = (text: string, shape: Partial<CaseRow>) => rows(text, text.replace(':00', ':01'), hour, shape);
const two = { resources: [resource('vm-1'), resource('vm-2')] };
const gone = { resources: [resource('vm-1'), resource('vm-2', { createdOn: '2026-01-10', deletedOn: '2026-01-12' })] };

const lines: readonly Line[] = [
  ['5: a silence of 2 h 30 between readings is closed', ask([...rows(...whole, 150 * minute)]), []],
  ['5: readings 2 h 30 and a second apart cover nothing', ask([...rows(...whole, 150 * minute + second)]), ['CADENCE_UNKNOWN missing']],
  ['8: a hole of 2 h 30 in one series is none', ask(withHole(150 * minute)), []],
  ['8: a hole of 6 h less a second', ask(withHole(6 * hour - second)), []],
  ['8: a hole of 6 h', ask(withHole(6 * hour)), ['GAP_SHORT warning']],
  ['8: a hole of 24 h less a second', ask(withHole(24 * hour - second)), ['COVERAGE_REDUCED warning', 'GAP_SHORT warning']],
  ['8: a hole of 24 h', ask(withHole(24 * hour)), ['COVERAGE_REDUCED warning', 'GAP_LONG fail', 'SPAN_TOO_SHORT fail']],
  ['9: the block ends one hour before due', ask(blockEnding(0)), []],
  ['9: and a second earlier', ask(blockEnding(-second)), ['SPAN_TOO_SHORT fail']],
  [
    '10: twelve hours a day are half, in a winter without change',
    ask(rows('2026-01-10 00:00', '2026-01-27 00:00', 24 * hour, { length: 12 * hour, lengthFrom: 'file' })),
    ['CADENCE_COARSE warning', 'COVERAGE_REDUCED warning', 'GAP_SHORT warning'],
  ],
  [
    '10: a second a day less is too little',
    ask(rows('2026-01-10 00:00', '2026-01-27 00:00', 24 * hour, { length: 12 * hour - second })),
    ['CADENCE_COARSE warning', 'COVERAGE_TOO_LOW fail', 'GAP_SHORT warning'],
  ],
  [
    '11: nothing before the decree',
    question('2026-01-10', '2026-02-10', [file(late, rows('2026-01-20 00:00', '2026-02-11 00:00', hour))], { decreeDate: '2026-01-20' }),
    ['METRICS_RETENTION_EXPIRED review'],
  ],
  [
    '11: whole before the decree too: nothing to excuse',
    question('2026-01-10', '2026-02-10', [file(late, rows('2026-01-10 00:00', '2026-02-11 00:00', hour))], { decreeDate: '2026-01-20' }),
    [],
  ],
  [
    '12: billed days complete what was measured',
    ask([
      ...rows('2026-01-10 00:00', '2026-01-12 00:00', hour),
      ...romeDays('2026-01-10', 15, { evidence: 'billed', meaning: 'allocated', metric: 'hours' }),
    ]),
    ['BILLED_NOT_MEASURED review', 'CADENCE_COARSE warning'],
  ],
  ['13: zero on 6 days of 15 is not more than 40 %', ask(rows(...whole, hour, {}, (index) => (index < 6 * 24 ? 0 : index))), []],
  ['13: zero on 7 days of 15 is', ask(rows(...whole, hour, {}, (index) => (index < 7 * 24 ? 0 : index))), ['LOW_USAGE review']],
  ['13: seven flat days', ask(rows(...whole, hour, {}, (index) => (index < 7 * 24 ? 3.25 : index))), ['FLATLINE review']],
  ['13: six flat days', ask(rows(...whole, hour, {}, (index) => (index < 6 * 24 ? 3.25 : index))), []],
  [
    '13: seven flat days of 7 readings over 150 minutes',
    ask(romeDays('2026-01-10', 15).map((row) => ({ ...row, value: 3 }))),
    ['CADENCE_COARSE warning'],
  ],
  ['13: idle time of 100 % is zero', ask(rows(...whole, hour, { meaning: 'free' }, () => 100)), ['ZERO_USAGE fail']],
  ['13: a counter that stands still is zero', ask(rows(...whole, hour, { meaning: 'counter' }, () => 7)), ['ZERO_USAGE fail']],
  ['13: minima are ignored', ask(rows(...whole, hour, { statistic: 'min' }, () => 0)), []],
  [
    '14: a machine silent for a day while another speaks',
    ask([...rows(...whole, hour), ...rows('2026-01-10 00:00', '2026-01-24 00:00', hour, { resourceId: 'vm-2' })], two),
    ['RESOURCE_GAP review'],
  ],
  ['14: a machine that never speaks', ask(rows(...whole, hour), two), ['RESOURCE_METRIC_MISSING review']],
  [
    '14: a machine deleted',
    ask([...rows(...whole, hour), ...rows('2026-01-10 00:00', '2026-01-13 00:00', hour, { resourceId: 'vm-2' })], gone),
    [],
  ],
  ['15: six hours by the file', ask(rows(...whole, 6 * hour, { length: 6 * hour })), []],
  ['15: two hours and a half by the mapping', ask(rows(...whole, 150 * minute, { length: 150 * minute, lengthFrom: 'mapping' })), []],
  [
    '15: three hours by the mapping',
    ask(rows(...whole, 3 * hour, { length: 3 * hour, lengthFrom: 'mapping' })),
    ['CADENCE_DECLARED review'],
  ],
  [
    '4: a row of 25 h counts, but is no Rome day at noon',
    ask([...rows(...whole, hour), ...ofDay('2026-01-12 12:00', { length: 25 * hour })]),
    ['CADENCE_COARSE warning'],
  ],
  [
    'zone unknown, the same both ways',
    question('2026-01-10', '2026-01-24', [file(late, rows('2026-01-08T00:00:00Z', '2026-01-27T00:00:00Z', hour), 'open')]),
    ['TZ_UNKNOWN warning'],
  ],
  [
    'zone unknown: good as Rome, half an hour too short as UTC when the data were received',
    question('2026-01-10', '2026-01-24', [
      file('2026-01-25 00:00', rows('2026-01-10T00:30:00Z', '2026-01-25T00:00:00Z', hour / 2), 'open'),
    ]),
    ['TZ_UNKNOWN review'],
  ],
  [
    'side unknown: whole as start, a day short as end',
    question('2026-01-10', '2026-01-24', [
      file(late, rows(...whole, 24 * hour, { length: 24 * hour, lengthFrom: 'mapping', stampSide: null })),
    ]),
    ['CADENCE_COARSE warning', 'CADENCE_DECLARED review', 'STAMP_SIDE_UNKNOWN review'],
  ],
  [
    'side unknown of an hour: read as the start',
    ask(rows(...whole, hour, { length: hour, lengthFrom: 'mapping', stampSide: null })),
    ['STAMP_SIDE_UNKNOWN info'],
  ],
];

describe('the oracle at the borders of DESIGN §5', () => {
  it.each(lines)('%s', (_, asked, codes) => {
    expect(told(askOracle(asked))).toEqual(codes);
  });
});

describe('the oracle on the service as a whole', () => {
  const data = [file('2026-02-20 12:00', rows('2026-01-10 00:00', '2026-02-20 12:00', hour))];

  it.each([
    ['1: released before it began', question('2026-01-10', '2026-01-09', data), ['DATE_ORDER fail']],
    ['1: not released, completed', question('2026-01-10', null, data, { completedOn: '2026-01-30' }), ['NOT_RELEASED review']],
    ['1: neither, judged to the day before T', question('2026-01-10', null, data), ['NOT_RELEASED review']],
    ['2: no required class', question('2026-01-10', '2026-01-24', data, { requiredClasses: [] }), ['NO_REQUIRED_CLASS missing']],
    ['18: kept in use', question('2020-01-10', '2020-01-24', data, {}, '2026-04-01 12:00', 'maintenance'), []],
    ['18: stale', question('2020-01-10', '2020-01-24', data, {}, '2026-04-06 14:00', 'maintenance'), ['EVIDENCE_STALE missing']],
  ] as const)('%s', (_, asked, codes) => {
    expect(told(askOracle(asked))).toEqual(codes);
  });
});
