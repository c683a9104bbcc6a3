import type { AttestaRecord } from '../../../shared/model/record.ts';
import type { VerificationPoint } from '../../../shared/model/ruleset.ts';
import { isForPerson } from '../../../shared/verdict/for-person.ts';

type Finding = AttestaRecord['findings'][number];
type Judged = Parameters<typeof isForPerson>;

/**
 * How a person may decide a point. `decide`: as it stands; `session`: by having seen the SaaS live; `confirm`: that it has not passed, and
 * nothing else. Else nobody may: `unread`: a file has not been read, which is our problem; `evidence`: something is missing that has to be
 * uploaded; `settled`: it passed, or does not apply; `whole`: what all other points came to decides it.
 */
export type Way = 'decide' | 'session' | 'confirm' | 'unread' | 'evidence' | 'settled' | 'whole';

export const isOpenWay = (way: Way): way is 'decide' | 'session' | 'confirm' => ['decide', 'session', 'confirm'].includes(way);

/** What the API would take (shared/verdict/review-refusals.ts), so that no form is shown in vain; whether it takes it the API alone says. */
export function wayOf({ reasons, outcome }: Pick<Finding, 'reasons' | 'outcome'>, rule: VerificationPoint | null): Way {
  const has = (...codes: readonly string[]) => reasons.some(({ code }) => codes.includes(code));
  const isFor = (session: Judged[2]['session']) => isForPerson(reasons as Judged[0], outcome, { at: later, session });
  if (rule?.check === 'whole-package-conforms') return 'whole';
  if (has('UNREAD_BY_US')) return 'unread';
  const isDecided = has('REVIEW_PASSED', 'REVIEW_FAILED');
  if (has('SYNC_SESSION_PENDING')) return isDecided || isFor(held) ? 'session' : 'evidence';
  if (isDecided) return 'decide';
  if (outcome === 'fail') return 'confirm';
  if (isFor(null)) return 'decide';
  return outcome === 'missing' ? 'evidence' : 'settled';
}

/** Any session that was held by the time of the decision: which one, the form asks. */
const held = { mode: 'on-site' as const, heldAt: '2026-01-01T00:00:00Z', shown: [], participants: [] };
const later = '2026-01-02T00:00:00Z';

/** Does the point wait for a person to decide it? */
export const isWaiting = (finding: Pick<Finding, 'reasons' | 'outcome'>, rule: VerificationPoint | null): boolean =>
  (finding.outcome === 'review' || finding.outcome === 'missing') && ['decide', 'session'].includes(wayOf(finding, rule));
