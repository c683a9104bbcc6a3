import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../support/build-usage-facts.ts';
import { codesOf, one, type StatementRow } from '../support/statement-cases.ts';

const table: readonly StatementRow[] = [
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
];

describe('DESIGN §5, statements 9 to 12', () => {
  test.each(table.map(([statement, usage, codes, classes]) => ({ statement, usage, codes, classes })))(
    '$statement',
    ({ usage, codes, classes = ['cpu'] }) => {
      expect(codesOf(usage, classes)).toEqual([...codes].sort());
    },
  );
});
