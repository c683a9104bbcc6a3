import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { usageIsMaintained } from '../../shared/checks/usage-is-maintained.ts';
import { isFraudCode } from '../../shared/fraud/signals.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { digestOf, HOUR, usageFacts } from '../support/build-usage-facts.ts';

/**
 * What a report says of other days than those that are judged is no question of them: neither a conflict, nor who made it, nor a doubt.
 * W is 10 to 24 January 2026; the reports go on every month, as a service that stays in use is asked to show.
 */
const month = (name: string, from: string, to: string, value = 1): Digest =>
  digestOf({ name, rows: [{ from, to, step: HOUR, value: (index) => value + ((index * 7919) % 1000) / 100 }] });
const january = month('gennaio.csv', '2026-01-09T23:00Z', '2026-01-24T23:00Z');
const june = month('giugno.csv', '2026-05-31T22:00Z', '2026-06-30T22:00Z');
const otherJune = month('giugno-bis.csv', '2026-06-14T22:00Z', '2026-06-20T22:00Z', 50);
const otherJanuary = month('gennaio-bis.csv', '2026-01-14T23:00Z', '2026-01-20T23:00Z', 50);
const byEntity = (digest: Digest): Digest => ({ ...digest, producer: { name: 'Provincia di Valdoro', kind: 'entity' } });
const doubtful = (digest: Digest): Digest => ({
  ...digest,
  issues: [{ code: 'UNIT_AMBIGUOUS', severity: 'review', count: 1, firstRows: [2] }],
});

const codes = (check: typeof usageCoversWindow | typeof usageIsMaintained, digests: readonly Digest[], asOf: string): string[] => {
  const { reasons } = check.assess(usageFacts({ files: [], digests, asOf }), { classes: ['cpu'] });
  return reasons
    .filter(({ code, severity }) => severity !== 'warning' && severity !== 'info' && !isFraudCode(code))
    .map(({ code }) => code);
};

describe('the migration', () => {
  const judged = (...digests: Digest[]) => codes(usageCoversWindow, digests, '2026-07-01T10:00:00Z');

  test('is whole', () => expect(judged(january)).toEqual([]));
  test.each<[string, Digest[]]>([
    ['a clean later month', [june]],
    ['two later files that contradict each other', [june, otherJune]],
    ['a later month that the entity made itself', [byEntity(june)]],
    ['a later month that was read with doubts', [doubtful(june)]],
  ])('is not changed by %s', (_name, more) => expect(judged(january, ...more)).toEqual([]));
  test.each<[string, Digest[], string]>([
    ['two files of its own days that contradict each other', [january, otherJanuary], 'CONFLICTING_SAMPLES'],
    ['a file of its own days that the entity made', [byEntity(january)], 'REPORT_NOT_THIRD_PARTY'],
    ['a file of its own days that was read with doubts', [doubtful(january)], 'REPORT_READ_WITH_DOUBTS'],
    [
      'a file that has one row in its last hour',
      [january, byEntity(month('coda.csv', '2026-01-24T22:00Z', '2026-03-01T00:00Z'))],
      'REPORT_NOT_THIRD_PARTY',
    ],
  ])('is told of %s', (_name, digests, code) => expect(judged(...digests)).toContain(code));
});

describe('the permanence in use', () => {
  const kept = (...digests: Digest[]) => codes(usageIsMaintained, digests, '2026-07-01T10:00:00Z');

  test('is whole', () => expect(kept(june)).toEqual([]));
  test.each<[string, Digest[]]>([
    ['files of the migration that contradict each other', [january, otherJanuary]],
    ['a report of the migration that the entity made itself', [byEntity(january)]],
    ['a report of the migration that was read with doubts', [doubtful(january)]],
  ])('is not changed by %s', (_name, older) => expect(kept(...older, june)).toEqual([]));
  test('is told of files of its own days that contradict each other', () =>
    expect(kept(january, june, otherJune)).toContain('CONFLICTING_SAMPLES'));
});
