import { expect, test } from 'vitest';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Review } from '../../shared/model/review.ts';
import { reason } from '../../shared/reasons/reason.ts';
import { refusalsOf } from '../../shared/verdict/review-refusals.ts';
import { ruleset } from '../support/build-usage-facts.ts';

const hash = 'f'.repeat(64);
/** What a refusal looks at, of a SaaS whose migration began on 10 January 2026. */
const record = {
  hash,
  asOf: '2026-02-01T09:00:00Z',
  purpose: 'migration',
  findings: [
    {
      ...{ point: 'SAA-03', service: 'personale', outcome: 'missing', measured: [], evidence: [], judged: hash },
      reasons: [reason('SYNC_SESSION_PENDING', { migrationStartedOn: '2026-01-10' })],
    },
  ],
} as unknown as AttestaRecord;

const reviewOf = (heldAt: string): Review => ({
  ...{ schema: 'attesta/review@1', record: hash, point: 'SAA-03', service: 'personale', judged: hash, outcome: 'pass' },
  ...{ reason: 'Visto il sistema in uso.', who: 'a-1', at: '2026-02-02T09:00:00Z', seen: [] },
  session: { mode: 'on-site', heldAt, shown: ['Il cedolino'], participants: [] },
});

test.each([
  ['the evening before', '2026-01-09T22:59:59Z', ['SESSION_BEFORE_MIGRATION']],
  ['the first hour, in Rome, of the day on which it began', '2026-01-09T23:00:00Z', []],
  ['later', '2026-02-02T08:00:00Z', []],
])('a session is of the migrated system: %s', (_name, heldAt, refusals) => {
  expect(refusalsOf(reviewOf(heldAt), record, ruleset, Date.parse('2026-02-03T00:00:00Z'))).toEqual(refusals);
});
