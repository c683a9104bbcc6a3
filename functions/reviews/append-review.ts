import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Review } from '../../shared/model/review.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { type ReviewRefusal, refusalsOf } from '../../shared/verdict/review-refusals.ts';
import { StorageFault } from '../faults.ts';
import { type Asking, askToJudge } from '../latest-ask.ts';
import type { Ports } from '../ports.ts';
import { fullRecord, listRecords } from '../read-model.ts';
import { storeReview } from './stored-reviews.ts';

export type AppendedReview =
  /** `sha256`: what the record that comes will name it by. */
  { readonly taken: true; readonly sha256: string } | { readonly taken: false; readonly refusals: readonly ReviewRefusal[] };

/**
 * Takes what a person decided of one finding of one record: appends it, never edits, and asks for the project to be judged. Who may call
 * this is the caller's question: a grant to upload is none.
 * @param now milliseconds
 */
export async function appendReview(
  ports: Omit<Ports, 'queue' | 'uploads'> & Asking,
  project: ProjectKey,
  review: Review,
  now: number,
): Promise<AppendedReview> {
  const isOfProject = (await listRecords(ports.records, project)).some(({ hash }) => hash === review.record);
  if (!isOfProject) return { taken: false, refusals: ['RECORD_UNKNOWN'] };
  const record = await fullRecord(ports.evidence, review.record);
  const pinned = rulesetBySha256(record.ruleset.sha256);
  if (!pinned) throw new StorageFault(`the rules ${record.ruleset.id} ${record.ruleset.version} of a record are not in this version`);
  const refusals = refusalsOf(review, record, pinned.ruleset, now);
  if (refusals.length > 0) return { taken: false, refusals };
  const sha256 = await storeReview(ports, project, review);
  await askToJudge(ports, project, sha256);
  return { taken: true, sha256 };
}
