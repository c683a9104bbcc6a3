import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../support/build-usage-facts.ts';
import { codesOf, one, type StatementRow } from '../support/statement-cases.ts';

const table: readonly StatementRow[] = [
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
  ['5 an undeclared machine covers nothing', one({ resourceId: 'i-other' }), ['METRIC_MISSING missing', 'REPORT_NOT_READ missing']],
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
];

describe('DESIGN §5, statements 5 to 8', () => {
  test.each(table.map(([statement, usage, codes, classes]) => ({ statement, usage, codes, classes })))(
    '$statement',
    ({ usage, codes, classes = ['cpu'] }) => {
      expect(codesOf(usage, classes)).toEqual([...codes].sort());
    },
  );
});
