import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Review } from '../../shared/model/review.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import type { ReviewRefusal } from '../../shared/verdict/review-refusals.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import { StorageFault } from '../faults.ts';
import { type DecisionItem, decisionItemSchema, partitionOf, type ReviewItem, sortKeys } from '../items.ts';
import type { Asking } from '../latest-ask.ts';
import type { Ports } from '../ports.ts';
import { keepReview, recordToReview } from './append-review.ts';
import { listReviews, openReviews } from './stored-reviews.ts';

/** What somebody decides of a finding; who and when is not for them to say. */
export interface Decision extends Omit<Review, 'schema' | 'who' | 'at'> {
  /** sha256 of the review of this finding whose place it takes; null: nobody has reviewed it. */
  readonly supersedes: string | null;
}

export type Decided =
  /** `isNew` false: the same was sent before, and is there. */
  | { readonly is: 'taken'; readonly review: Pinned<Review>; readonly isNew: boolean }
  | { readonly is: 'refused'; readonly refusals: readonly ReviewRefusal[] }
  /** Somebody else decided meanwhile: `by` is the sha256 of that review; null: there is none to take the place of. */
  | { readonly is: 'superseded'; readonly by: string | null };

type Stores = Omit<Ports, 'queue' | 'uploads'> & Asking;

/**
 * Takes a decision over HTTP, where an answer may be lost and the same is sent twice, and where two people may look at one finding. It says
 * whose place it takes, so that nobody overrules a colleague unseen; sent again it is the one that is there.
 * @param who user id, of the verified token
 * @param now milliseconds
 */
export async function decide(ports: Stores, project: ProjectKey, decision: Decision, who: string, now: number): Promise<Decided> {
  const latest = latestOf(await listReviews(ports.records, project), decision);
  if (!isInPlaceOf(decision, latest)) return repeatedOrSuperseded(ports, project, decision, who, latest);
  const judged = await recordToReview(ports, project, decision.record);
  if (!judged) return { is: 'refused', refusals: ['RECORD_UNKNOWN'] };
  const at = instantOf(now, judged.asOf, latest);
  const refusals = judged.refusalsOf(reviewOf(decision, who, at), Date.parse(at));
  if (refusals.length > 0) return { is: 'refused', refusals };
  const review = reviewOf(decision, who, await datedOnce(ports, project, { ...decision, who }, at));
  return { is: 'taken', review: { value: review, sha256: await keepReview(ports, project, review) }, isNew: true };
}

/** The reviews of the finding that were decided last: one, or several of one instant. */
function latestOf(reviews: readonly ReviewItem[], { point, service }: Decision): readonly ReviewItem[] {
  const own = reviews.filter((review) => review.point === point && review.service === service);
  return own.filter(({ at }) => at === own.at(-1)?.at);
}

const isInPlaceOf = ({ supersedes }: Decision, latest: readonly ReviewItem[]): boolean =>
  latest.length === 0 ? supersedes === null : latest.some(({ sha256 }) => sha256 === supersedes);

/** Judging is asked for again: the attempt that stored the review may have ended there. */
async function repeatedOrSuperseded(
  ports: Stores,
  project: ProjectKey,
  decision: Decision,
  who: string,
  latest: readonly ReviewItem[],
): Promise<Decided> {
  const opened = await openReviews(
    ports,
    project,
    latest.map(({ sha256 }) => sha256),
  );
  const same = opened.find(
    ({ value }) => hashOf(reviewOf(decision, who, value.at), ports.means.sha256) === hashOf(value, ports.means.sha256),
  );
  if (!same) return { is: 'superseded', by: latest.at(-1)?.sha256 ?? null };
  await keepReview(ports, project, same.value);
  return { is: 'taken', review: same, isNew: false };
}

/**
 * After the record that is judged, which S3's clock may have dated a moment after ours, and after the review whose place is taken: of two of
 * one instant neither would be the later one. RFC 3339 UTC in whole seconds, so that text order is time order.
 */
function instantOf(now: number, asOf: string, latest: readonly ReviewItem[]): string {
  const after = latest.map(({ at }) => Date.parse(at) + 1_000);
  return instantText(Math.max(Math.floor(now / 1_000) * 1_000, Date.parse(asOf), ...after));
}

function reviewOf({ supersedes: _supersedes, ...decision }: Decision, who: string, at: string): Review {
  return { schema: 'attesta/review@1', ...decision, who, at };
}

/** The same, sent twice at once, is dated by whoever came first: two dates would be two decisions. */
async function datedOnce(
  { records, means }: Stores,
  project: ProjectKey,
  sent: Decision & { readonly who: string },
  at: string,
): Promise<string> {
  const key = { PK: partitionOf(project), SK: sortKeys.decision(hashOf(sent, means.sha256)) };
  const item: DecisionItem = { is: 'decision', at };
  if (await records.put({ ...key, ...item }, { when: 'absent' })) return at;
  const stored = await records.get(key);
  if (stored === undefined) throw new StorageFault('an item that was in the way of another is not there');
  return decisionItemSchema.parse(stored).at;
}
