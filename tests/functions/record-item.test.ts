import { expect, test } from 'vitest';
import { recordItem } from '../../functions/assess/append-record.ts';
import { assess } from '../../shared/pipeline.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';

const record = assess(assessInput({}), sha256);
const forgotten = { ...record.ruleset, sha256: 'f'.repeat(64) };

test.each([
  ['2026-03-10T09:00:00Z', '2026-03-10'],
  // Rome is an hour ahead of UTC in winter, two in summer.
  ['2026-03-10T22:59:59Z', '2026-03-10'],
  ['2026-03-10T23:00:00Z', '2026-03-11'],
  ['2026-07-10T21:59:59Z', '2026-07-10'],
  ['2026-07-10T22:30:00Z', '2026-07-11'],
  ['2025-12-31T23:30:00Z', '2026-01-01'],
])('a record at %s of rules that this engine does not carry is due on %s, the same day in Rome', (asOf, day) => {
  expect(recordItem({ ...record, asOf, ruleset: forgotten }, sha256).nextCheckOn).toBe(day);
});

test('a record of rules that it carries is due on the day that they tell', () => {
  const { nextCheckOn } = recordItem(record, sha256);
  expect(nextCheckOn !== null && nextCheckOn > '2026-03-10').toBe(true);
});
