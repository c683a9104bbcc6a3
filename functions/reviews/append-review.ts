import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Review } from '../../shared/model/review.ts';
import { type ReviewRefusal, refusalsOf } from '../../shared/verdict/review-refusals.ts';
import { type Asking, askToJudge } from '../latest-ask.ts';
import type { Ports } from '../ports.ts';
import { fullRecord, listRecords } from '../read-model.ts';
import { rulesOfRecord } from '../record-inputs/rules-of-record.ts';
import { storeReview } from './stored-reviews.ts';

export type AppendedReview =
  /** `sha256`: what the record that comes will name it by. */
  { readonly taken: true; readonly sha256: string } | { readonly taken: false; readonly refusals: readonly ReviewRefusal[] };

type Stores = Omit<Ports, 'queue' | 'uploads'> & Asking;

/**
 * Takes what a person decided of one finding of one record: appends it, never edits, and asks for the project to be judged. Who may call
 * this is the caller's question: a grant to upload is none.
 * @param now milliseconds
 */
export async function appendReview(ports: Stores, project: ProjectKey, review: Review, now: number): Promise<AppendedReview> {
  const judged = await recordToReview(ports, project, review.record);
  const refusals = judged ? judged.refusalsOf(review, now) : (['RECORD_UNKNOWN'] as const);
  if (refusals.length > 0) return { taken: false, refusals };
  return { taken: true, sha256: await keepReview(ports, project, review) };
}

/** A record that may be reviewed, and what stands against a review of it. */
export interface RecordToReview {
  /** RFC 3339 UTC. */
  readonly asOf: string;
  refusalsOf(review: Review, now: number): readonly ReviewRefusal[];
}

/** null: the project has no such record. Rejects with `RulesNotHere`. */
export async function recordToReview(
  { records, evidence }: Pick<Ports, 'records' | 'evidence'>,
  project: ProjectKey,
  hash: string,
): Promise<RecordToReview | null> {
  if (!(await listRecords(records, project)).some((record) => record.hash === hash)) return null;
  const record = await fullRecord(evidence, hash);
  const { ruleset } = rulesOfRecord(record);
  return { asOf: record.asOf, refusalsOf: (review, now) => refusalsOf(review, record, ruleset, now) };
}

/** Stores a review that is taken and asks for its project to be judged. Once more changes nothing. @returns its sha256 */
export async function keepReview(ports: Stores, project: ProjectKey, review: Review): Promise<string> {
  const sha256 = await storeReview(ports, project, review);
  await askToJudge(ports, project, sha256);
  return sha256;
}
