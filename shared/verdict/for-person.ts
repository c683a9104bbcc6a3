import type { Finding, Reason } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import { dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';

/**
 * May a person decide a finding that has these reasons? The session is the evidence that SAA-03 misses, and only a review can bring it: one
 * that was held by the time of the decision.
 */
export function isForPerson(
  reasons: readonly Reason[],
  outcome: Finding['outcome'],
  { at, session }: Pick<Review, 'at' | 'session'>,
): boolean {
  if (!isPending(reasons)) return outcome === 'review';
  return (
    session !== null &&
    Date.parse(session.heldAt) <= Date.parse(at) &&
    reasons.every(({ code, severity }) => severity !== 'missing' || code === 'SYNC_SESSION_PENDING') &&
    outcome === 'missing'
  );
}

/** Was the session of a review held before the day, in Rome, on which the migration began? Where that day is not declared nobody can tell. */
export function isBeforeMigration(reasons: readonly Reason[], { session }: Pick<Review, 'session'>): boolean {
  const pending = reasons.find(({ code }) => code === 'SYNC_SESSION_PENDING');
  if (!pending || session === null) return false;
  const { migrationStartedOn } = pending.details;
  return typeof migrationStartedOn === 'string' && dayText(romeDayOf(Date.parse(session.heldAt))) < migrationStartedOn;
}

/** Does the finding wait for the live session of a SaaS, or rest on one? */
export const isPending = (reasons: readonly Reason[]): boolean => reasons.some(({ code }) => code === 'SYNC_SESSION_PENDING');
