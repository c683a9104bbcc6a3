import { describe, expect, test } from 'vitest';
import { HOUR } from '../support/build-usage-facts.ts';
import { codesOf, daily, late, one, type StatementRow, whole } from '../support/statement-cases.ts';

const table: readonly StatementRow[] = [
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
    '1 of a period before the decree without data, the window to observe is asked for',
    one({}, { decreeDate: '2025-06-23', service: { migrationStartedOn: '2021-02-01', releasedOn: '2021-05-01' } }),
    ['METRIC_MISSING missing', 'OBSERVATION_WINDOW_MISSING missing'],
  ],
  ['1 not of one that its data cover', one({}, { decreeDate: '2026-02-01' }), []],
  [
    '1 nor of one that ended on the day of the decree',
    one({ from: '2026-01-11T23:00Z' }, { decreeDate: '2026-01-24' }),
    ['COVERAGE_TOO_LOW fail', 'PERIOD_NOT_COVERED fail', 'METRICS_RETENTION_EXPIRED review', 'SPAN_TOO_SHORT fail'],
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
];

describe('DESIGN §5, statements 1 to 4', () => {
  test.each(table.map(([statement, usage, codes, classes]) => ({ statement, usage, codes, classes })))(
    '$statement',
    ({ usage, codes, classes = ['cpu'] }) => {
      expect(codesOf(usage, classes)).toEqual([...codes].sort());
    },
  );
});
