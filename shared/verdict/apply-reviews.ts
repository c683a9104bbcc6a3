import type { Finding, Reason } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import { outcomeOf } from '../model/severity.ts';
import type { Pinned } from '../pipeline.ts';
import type { Hasher } from '../ports.ts';
import { reason } from '../reasons/reason.ts';
import { isBeforeMigration, isForPerson, isPending } from './for-person.ts';
import { judgedSha256, type OpenFinding } from './judged-finding.ts';

/**
 * Findings with what people decided of them. Of several reviews of a finding the latest counts, if it judged what the finding is made of
 * now; else it is told as expired and the finding stands. A person decides what only a person can (`review`), and the synchronous
 * session; a `fail` can be confirmed, never turned; missing evidence stays missing.
 */
export function applyReviews(findings: readonly OpenFinding[], reviews: readonly Pinned<Review>[], sha256: Hasher): readonly Finding[] {
  const latest = latestByPoint(reviews);
  return findings.map((open) => {
    const judged = judgedSha256(open, sha256);
    const { declared: _, ...finding } = open;
    const review = latest.get(placeOf(finding));
    if (!review) return { ...finding, judged };
    const reasons = review.value.judged === judged ? decided(finding, review) : [...finding.reasons, told('REVIEW_EXPIRED', review)];
    return { ...finding, judged, reasons, outcome: outcomeOf(reasons) };
  });
}

const placeOf = ({ service, point }: Pick<Review, 'service' | 'point'>): string => `${service ?? ''} ${point}`;

function latestByPoint(reviews: readonly Pinned<Review>[]): ReadonlyMap<string, Pinned<Review>> {
  const inOrder = [...reviews].sort(
    (a, b) =>
      Date.parse(a.value.at) - Date.parse(b.value.at) ||
      // Two people who contradict each other at one instant: the point has not passed, whatever their words hash to.
      Number(a.value.outcome === 'fail') - Number(b.value.outcome === 'fail') ||
      (a.sha256 < b.sha256 ? -1 : 1),
  );
  return new Map(inOrder.map((review) => [placeOf(review.value), review]));
}

type Told =
  | 'SYNC_SESSION_KO'
  | 'SESSION_BEFORE_MIGRATION'
  | 'REVIEW_PASSED'
  | 'REVIEW_FAILED'
  | 'REVIEW_CONFIRMED_FAIL'
  | 'REVIEW_EXPIRED'
  | 'REVIEW_NOT_ADMITTED';

/** User id, instant and hash: what was written in the review stays in the review. */
const told = (code: Told, { value, sha256 }: Pinned<Review>): Reason =>
  reason(code, { review: sha256, who: value.who, at: value.at, outcome: value.outcome });

function decided({ reasons, outcome }: Pick<Finding, 'reasons' | 'outcome'>, review: Pinned<Review>): readonly Reason[] {
  if (outcome === 'fail' && review.value.outcome === 'fail') return [...reasons, told('REVIEW_CONFIRMED_FAIL', review)];
  if (isBeforeMigration(reasons, review.value)) return [...reasons, told('SESSION_BEFORE_MIGRATION', review)];
  if (!isForPerson(reasons, outcome, review.value)) return [...reasons, told('REVIEW_NOT_ADMITTED', review)];
  // What the person looked at stays told; it weighs no more.
  const looked = reasons.map((one) =>
    one.severity === 'review' || one.severity === 'missing' ? { ...one, severity: 'info' as const } : one,
  );
  if (review.value.outcome === 'pass') return [...looked, told('REVIEW_PASSED', review)];
  if (!isPending(reasons)) return [...looked, told('REVIEW_FAILED', review)];
  // Of a SaaS there is nothing to upload anew: what it takes is another session, and that is what is asked for.
  return [...looked, told('SYNC_SESSION_KO', review), { ...told('REVIEW_FAILED', review), severity: 'info' }];
}
