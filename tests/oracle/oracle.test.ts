import { describe, expect, it } from 'vitest';
import type { OracleCase } from './case.ts';
import { askOracle } from './continuity-oracle.ts';
import { iso } from './rome.ts';
import { file, hour, minute, question, rows, told } from './small-cases.ts';

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

describe('the oracle answers the examples of DESIGN §5', () => {
  it.each(examples)('%s', (_, asked, codes) => {
    expect(told(askOracle(asked))).toEqual(codes);
  });

  it('tells neededUntil from the first upload on, and the end of W and one day more before any', () => {
    const needed = (asked: OracleCase) => iso(askOracle(asked).classes[0]?.printed.neededUntil ?? 0);
    expect(needed(machine('2026-01-11 00:00', '2026-01-11 00:00'))).toBe('2026-01-25T15:05:00Z');
    expect(needed(question('2026-01-10', '2026-01-24', []))).toBe('2026-01-25T23:00:00Z');
  });
});
