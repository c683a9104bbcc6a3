import { describe, expect, test } from 'vitest';
import { usageIsMaintained } from '../../shared/checks/usage-is-maintained.ts';
import { outcomeOf, type PointOutcome } from '../../shared/model/severity.ts';
import { HOUR, type UsageCase, usageFacts } from '../support/build-usage-facts.ts';
import { network, one } from '../support/statement-cases.ts';

/** W of the service was 10 to 24 January: it plays no part here. Every hour read up to the receipt, the morning of 31 May in Rome. */
const receivedAt = '2026-05-31T08:00:00Z';
const to = '2026-05-31T08:00Z';
const kept = (rows: Parameters<typeof one>[0], more: Partial<UsageCase> = {}): UsageCase => {
  const usage = one(Array.isArray(rows) ? rows : [rows], { asOf: '2026-06-01T02:00:00Z', ...more });
  return { ...usage, files: usage.files.map((file) => ({ receivedAt, ...file })) };
};
const month = { from: '2026-04-30T22:00Z', to, step: HOUR };

describe('the last 30 complete days that are known (DESIGN §5 statement 18)', () => {
  test.each<[name: string, usage: UsageCase, outcome: PointOutcome, codes: readonly string[]]>([
    ['whole: 1 to 30 May', kept(month), 'pass', []],
    [
      'a day of it is missing',
      kept({ ...month, holes: [['2026-05-10T20:00Z', '2026-05-12T00:00Z']] }),
      'fail',
      ['GAP_DAY', 'GAP_LONG', 'SPAN_TOO_SHORT'],
    ],
    ['its first day is missing', kept({ ...month, from: '2026-05-01T22:30Z' }), 'fail', ['PERIOD_NOT_COVERED']],
    [
      'a hole in the days before it is no question',
      kept({ ...month, from: '2026-04-30T21:00Z', holes: [['2026-04-30T21:00Z', '2026-04-30T22:00Z']] }),
      'pass',
      [],
    ],
    [
      'the machines are off',
      kept([
        { ...month, value: () => 0 },
        { ...month, ...network, value: () => 0 },
      ]),
      'fail',
      ['ZERO_USAGE'],
    ],
    ['judged 45 days after the receipt', kept(month, { asOf: '2026-07-15T08:00:00Z' }), 'pass', []],
    ['and one second later', kept(month, { asOf: '2026-07-15T08:00:01Z' }), 'missing', ['EVIDENCE_STALE']],
    ['no report at all', { files: [], asOf: '2026-06-01T02:00:00Z' }, 'missing', ['REPORT_MISSING', 'METRIC_MISSING']],
    [
      'a machine of another size than declared is no question any more',
      kept(month, { service: { declared: { vcpu: 64, ramGb: 512, storageGb: 9000, users: 1 } } }),
      'pass',
      [],
    ],
  ])('%s', (_name, usage, outcome, codes) => {
    const { reasons } = usageIsMaintained.assess(usageFacts(usage), { classes: ['cpu'] });
    expect([...new Set(reasons.filter(({ severity }) => severity !== 'warning').map(({ code }) => code))].sort()).toEqual(
      [...codes].sort(),
    );
    expect(outcomeOf(reasons)).toBe(outcome);
    expect(reasons.filter(({ code }) => !usageIsMaintained.codes.includes(code))).toEqual([]);
  });

  test('the printed numbers are of those days', () => {
    const { measured = [] } = usageIsMaintained.assess(usageFacts(kept(month)), { classes: ['cpu'] });
    expect(measured[0]).toMatchObject({
      windowStart: '2026-04-30T22:00:00Z',
      windowEnd: '2026-05-30T22:00:00Z',
      daysRequired: 30,
      daysCovered: 30,
    });
  });
});
