import { describe, expect, test } from 'vitest';
import type { Review } from '../../shared/model/review.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { reason } from '../../shared/reasons/reason.ts';
import { applyReviews } from '../../shared/verdict/apply-reviews.ts';
import { judgedSha256, type OpenFinding } from '../../shared/verdict/judged-finding.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import { sha256 } from '../support/build-dossier.ts';

const contract = { digest: 'd1', file: 'protocollo/contract/c.pdf', versionId: 'v1', sheet: null, rows: null };
const open: OpenFinding = {
  point: 'TRA-01',
  service: 'protocollo',
  outcome: 'review',
  reasons: [reason('CONTRACT_TO_READ')],
  measured: [],
  evidence: [contract],
  declared: { signedOn: '2025-09-15' },
};
const failed: OpenFinding = { ...open, outcome: 'fail', reasons: [reason('CONTRACT_MISSING', {}, 'fail')] };
const missing: OpenFinding = { ...open, outcome: 'missing', reasons: [reason('CONTRACT_MISSING')] };
const session: OpenFinding = { ...open, point: 'SAA-03', outcome: 'missing', reasons: [reason('SYNC_SESSION_PENDING')], evidence: [] };
/** The same, of a migration that began on this day. */
const sessionSince = (migrationStartedOn: string): OpenFinding => ({
  ...session,
  reasons: [reason('SYNC_SESSION_PENDING', { migrationStartedOn })],
});
const held: NonNullable<Review['session']> = {
  mode: 'video-call',
  heldAt: '2026-03-01T10:00:00Z',
  shown: ['Registrazione di un protocollo in entrata'],
  participants: [],
} as const;

function reviewOf(finding: OpenFinding, changes: Partial<Review> = {}): Pinned<Review> {
  const value: Review = {
    schema: 'attesta/review@1',
    record: 'f'.repeat(64),
    point: finding.point,
    service: finding.service,
    judged: judgedSha256(finding, sha256),
    outcome: 'pass',
    reason: 'Letto il contratto: copre il servizio.',
    who: 'asseveratore-1',
    at: '2026-03-02T09:00:00Z',
    seen: [],
    session: null,
    ...changes,
  };
  return { value, sha256: hashOf(value, sha256) };
}

const decide = (finding: OpenFinding, ...reviews: readonly Pinned<Review>[]) => {
  const [decided] = applyReviews([finding], reviews, sha256);
  return [decided?.outcome, ...(decided?.reasons.map(({ code, severity }) => `${code} ${severity}`) ?? [])];
};

describe('what a review does to the finding that it judged', () => {
  test.each([
    ['passes it', open, [reviewOf(open)], ['pass', 'CONTRACT_TO_READ info', 'REVIEW_PASSED info']],
    ['fails it', open, [reviewOf(open, { outcome: 'fail' })], ['fail', 'CONTRACT_TO_READ info', 'REVIEW_FAILED fail']],
    [
      'the later of two counts, whatever their order',
      open,
      [reviewOf(open, { outcome: 'fail', at: '2026-03-03T09:00:00Z' }), reviewOf(open)],
      ['fail', 'CONTRACT_TO_READ info', 'REVIEW_FAILED fail'],
    ],
    ['of another service: nothing', open, [reviewOf(open, { service: 'notifiche' })], ['review', 'CONTRACT_TO_READ review']],
    ['a fail cannot be turned', failed, [reviewOf(failed)], ['fail', 'CONTRACT_MISSING fail', 'REVIEW_NOT_ADMITTED info']],
    [
      'a fail can be confirmed',
      failed,
      [reviewOf(failed, { outcome: 'fail' })],
      ['fail', 'CONTRACT_MISSING fail', 'REVIEW_CONFIRMED_FAIL info'],
    ],
    ['missing evidence stays missing', missing, [reviewOf(missing)], ['missing', 'CONTRACT_MISSING missing', 'REVIEW_NOT_ADMITTED info']],
    [
      'the session passes a SaaS',
      session,
      [reviewOf(session, { session: held })],
      ['pass', 'SYNC_SESSION_PENDING info', 'REVIEW_PASSED info'],
    ],
    [
      'the session fails a SaaS',
      session,
      [reviewOf(session, { session: held, outcome: 'fail' })],
      ['fail', 'SYNC_SESSION_PENDING info', 'SYNC_SESSION_KO fail', 'REVIEW_FAILED info'],
    ],
    [
      'a session held by the instant of the decision counts',
      session,
      [reviewOf(session, { session: { ...held, heldAt: '2026-03-02T10:00:00+01:00' } })],
      ['pass', 'SYNC_SESSION_PENDING info', 'REVIEW_PASSED info'],
    ],
    [
      'a session that is still to be held shows nothing',
      session,
      [reviewOf(session, { session: { ...held, heldAt: '2026-03-02T09:00:01Z' } })],
      ['missing', 'SYNC_SESSION_PENDING missing', 'REVIEW_NOT_ADMITTED info'],
    ],
    [
      'a session of the day on which the migration began counts, at any hour of Rome’s day',
      sessionSince('2026-03-01'),
      [reviewOf(sessionSince('2026-03-01'), { session: { ...held, heldAt: '2026-02-28T23:00:00Z' } })],
      ['pass', 'SYNC_SESSION_PENDING info', 'REVIEW_PASSED info'],
    ],
    ...(['pass', 'fail'] as const).map((outcome): [string, OpenFinding, readonly Pinned<Review>[], readonly string[]] => [
      `a session of before the migration began shows another system: ${outcome}`,
      sessionSince('2026-03-01'),
      [reviewOf(sessionSince('2026-03-01'), { outcome, session: { ...held, heldAt: '2026-02-28T22:59:59Z' } })],
      ['missing', 'SYNC_SESSION_PENDING missing', 'SESSION_BEFORE_MIGRATION info'],
    ]),
    ...['asseveratore-2', 'asseveratore-3', 'asseveratore-4', 'asseveratore-5'].map(
      (who): [string, OpenFinding, readonly Pinned<Review>[], readonly string[]] => [
        `contradicted at the same instant as ${who} passes it, it has not passed`,
        open,
        [reviewOf(open, { outcome: 'fail', at: '2026-03-02T10:00:00+01:00' }), reviewOf(open, { who })],
        ['fail', 'CONTRACT_TO_READ info', 'REVIEW_FAILED fail'],
      ],
    ),
    ['no session, no pass', session, [reviewOf(session)], ['missing', 'SYNC_SESSION_PENDING missing', 'REVIEW_NOT_ADMITTED info']],
  ] satisfies readonly (readonly [string, OpenFinding, readonly Pinned<Review>[], readonly string[]])[])(
    '%s',
    (_name, finding, reviews, expected) => {
      expect(decide(finding, ...reviews)).toEqual(expected);
    },
  );
});

describe('a review holds for what it judged, and for nothing else', () => {
  const review = reviewOf(open);
  test.each([
    ['another reason', { ...open, reasons: [...open.reasons, reason('CUP_NOT_IN_CONTRACT', { cup: 'x' })] }],
    ['other bytes', { ...open, evidence: [{ ...contract, digest: 'd2' }] }],
    ['one document more', { ...open, evidence: [contract, { ...contract, digest: 'd2' }] }],
    ['another word in the declaration', { ...open, declared: { signedOn: '2025-09-16' } }],
  ])('%s: expired, and told', (_name, changed) => {
    expect(decide(changed, review)[0]).toBe('review');
    expect(decide(changed, review)).toContain('REVIEW_EXPIRED info');
  });

  test.each([
    ['the same bytes under another name and version', { ...open, evidence: [{ ...contract, file: 'x', versionId: 'v9' }] }],
    ['the same document named twice', { ...open, evidence: [contract, contract] }],
    ['measures, which follow from evidence', { ...open, measured: [] }],
  ])('%s: it holds', (_name, same) => {
    expect(decide(same, review)[0]).toBe('pass');
  });
});
