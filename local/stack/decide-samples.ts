import { appendReview } from '../../functions/reviews/append-review.ts';
import { listReviews } from '../../functions/reviews/stored-reviews.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Review } from '../../shared/model/review.ts';
import type { ReviewRefusal } from '../../shared/verdict/review-refusals.ts';
import { readBesideDossier } from '../folder/read-beside-dossier.ts';
import { projectOf, sampleFolders } from './load-samples.ts';
import { recordOf } from './project-report.ts';
import type { Stack } from './start-stack.ts';

/** A decision of a sample that the stack did not take: at another instant than the samples' own, records are made of other registers. */
export interface UntakenDecision extends ProjectKey, Pick<Review, 'point' | 'service'> {
  readonly refusals: readonly ReviewRefusal[];
}

/**
 * Takes the decisions of the committed samples (`reviews/`) once their first records are there: reviews never come from uploads. Those that
 * the stack has already are not taken again.
 * @param now milliseconds
 */
export async function decideSamples({ ports }: Pick<Stack, 'ports'>, now: number): Promise<readonly UntakenDecision[]> {
  const untaken: UntakenDecision[] = [];
  for (const folder of await sampleFolders()) {
    const { reviews } = await readBesideDossier(folder, ports.means);
    if (reviews.length === 0) continue;
    const project = await projectOf(folder);
    const stored = await listReviews(ports.records, project);
    const record = await recordOf(ports, project);
    if (!record) continue;
    for (const { value } of reviews) {
      const { point, service } = value;
      if (stored.some((item) => item.point === point && item.service === service)) continue;
      const appended = await appendReview(ports, project, ofThisStack(value, record), now);
      if (!appended.taken) untaken.push({ ...project, point, service, refusals: appended.refusals });
    }
  }
  return untaken;
}

/**
 * The record of the folder and that of the stack differ by the versions of S3, and so by their hashes; what the decision is bound to,
 * `judged`, is the same in both. Decided when that record was there.
 */
const ofThisStack = (review: Review, { hash, asOf }: AttestaRecord): Review => ({
  ...review,
  record: hash,
  at: Date.parse(review.at) < Date.parse(asOf) ? asOf : review.at,
});
