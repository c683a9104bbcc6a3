import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Way, wayOf } from '../../console/pages/review/way.ts';
import { pointOf } from '../../console/parts/rules.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Review, Session } from '../../shared/model/review.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { refusalsOf } from '../../shared/verdict/review-refusals.ts';
import { goldens } from '../replay/goldens.ts';

type Finding = AttestaRecord['findings'][number];

const records = goldens.map(({ file }) => JSON.parse(readFileSync(file, 'utf8')) as AttestaRecord);
const now = Date.parse('2026-12-01T00:00:00Z');
const held: Session = { mode: 'on-site', heldAt: '2026-11-01T09:00:00Z', shown: ['uso'], participants: [] };

/** What the API would take of a finding: with a session or without, passed or not. */
function takes(record: AttestaRecord, { point, service, judged }: Finding) {
  const rules = rulesetBySha256(record.ruleset.sha256);
  if (!rules) throw new Error('rules of a golden record are not here');
  const isTaken = (outcome: Review['outcome'], session: Session | null) => {
    const place = { schema: 'attesta/review@1' as const, record: record.hash, point, service, judged };
    const review: Review = { ...place, outcome, reason: 'Letto e visto.', who: 'a', at: '2026-11-30T00:00:00Z', seen: [], session };
    return refusalsOf(review, record, rules.ruleset, now).length === 0;
  };
  return { pass: isTaken('pass', null), fail: isTaken('fail', null), passHeld: isTaken('pass', held), failHeld: isTaken('fail', held) };
}

const wanted: Readonly<Record<Way, Partial<ReturnType<typeof takes>>>> = {
  decide: { pass: true, fail: true },
  session: { pass: false, fail: false, passHeld: true, failHeld: true },
  confirm: { pass: false, fail: true },
  unread: { pass: false, fail: false },
  evidence: { pass: false, fail: false },
  settled: { pass: false, fail: false, passHeld: false, failHeld: false },
  whole: { pass: false, fail: false, passHeld: false, failHeld: false },
};

const ways = records.flatMap((record) =>
  record.findings.map((finding) => ({ record, finding, way: wayOf(finding, pointOf(record, finding)) })),
);

test('a form is shown where the API takes what is sent by it, and nowhere else', () => {
  for (const { record, finding, way } of ways) {
    const name = `${record.cup} ${finding.point} ${finding.service} ${way}`;
    expect([name, takes(record, finding)]).toEqual([name, expect.objectContaining(wanted[way])]);
  }
  expect(new Set(ways.map(({ way }) => way))).toEqual(new Set(['decide', 'session', 'confirm', 'evidence', 'settled', 'whole']));
});

test('a point that rests on what we had not read waits for us, a session that nobody held for a session', () => {
  const reason = (code: string, severity: string) => ({ code, severity, details: {} }) as Finding['reasons'][number];
  expect(wayOf({ outcome: 'review', reasons: [reason('UNREAD_BY_US', 'review')] }, null)).toBe('unread');
  expect(wayOf({ outcome: 'missing', reasons: [reason('SYNC_SESSION_PENDING', 'missing')] }, null)).toBe('session');
  const alsoMissing = [reason('SYNC_SESSION_PENDING', 'missing'), reason('CONTRACT_MISSING', 'missing')];
  expect(wayOf({ outcome: 'missing', reasons: alsoMissing }, null)).toBe('evidence');
});
