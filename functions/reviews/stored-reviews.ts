import type { ProjectKey } from '../../shared/model/keys.ts';
import { keys } from '../../shared/model/keys.ts';
import { type Review, reviewSchema } from '../../shared/model/review.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import { StorageFault } from '../faults.ts';
import { partitionOf, type ReviewItem, reviewItemSchema, sortKeys } from '../items.ts';
import type { Ports } from '../ports.ts';

type Stores = Pick<Ports, 'evidence' | 'records' | 'means'>;

/** S3 reads under way at once. */
const abreast = 8;

/** Puts the object, then the item that points at it. Once more changes nothing. @returns sha256 of the object's bytes */
export async function storeReview({ evidence, records, means }: Stores, project: ProjectKey, review: Review): Promise<string> {
  const sha256 = hashOf(review, means.sha256);
  const key = keys.review(project, sha256);
  await evidence.putOnce(key, canonicalJson(review));
  await putReviewItem({ records }, project, { value: review, sha256 }, await receiptOf({ evidence }, key));
  return sha256;
}

/** When S3 took the object first: a later version of the same bytes is no other decision. */
async function receiptOf({ evidence }: Pick<Ports, 'evidence'>, key: string): Promise<string> {
  let receivedAt: string | null = null;
  for await (const version of evidence.versions(key)) receivedAt = version.lastModified;
  if (receivedAt === null) throw new StorageFault(`${key} was put a moment ago and is not listed`);
  return receivedAt;
}

export async function putReviewItem(
  { records }: Pick<Ports, 'records'>,
  project: ProjectKey,
  { value: { point, service, at }, sha256 }: Pinned<Review>,
  receivedAt: string,
): Promise<void> {
  const item: ReviewItem = { is: 'review', sha256, point, service, at: instantText(Date.parse(at)), receivedAt };
  await records.put({ PK: partitionOf(project), SK: sortKeys.review(item), ...item }, { when: 'absent' });
}

/** Every review of a project, in the order of their decisions. Consistent. */
export async function listReviews(records: Ports['records'], project: ProjectKey): Promise<readonly ReviewItem[]> {
  return (await records.query(partitionOf(project), sortKeys.reviews)).map((item) => reviewItemSchema.parse(item));
}

/** Opens reviews by their hashes. Rejects with `StorageFault` where one is not there, or is not what its hash says. */
export async function openReviews(
  { evidence, means }: Pick<Ports, 'evidence' | 'means'>,
  project: ProjectKey,
  hashes: readonly string[],
): Promise<readonly Pinned<Review>[]> {
  const reviews: Pinned<Review>[] = [];
  for (let start = 0; start < hashes.length; start += abreast) {
    const texts = hashes.slice(start, start + abreast).map(async (sha256) => {
      const review = readReview(await evidence.read(keys.review(project, sha256)), sha256, means);
      if (!review) throw new StorageFault(`review ${sha256} of ${project.ipa}/${project.cup} is named and is not in S3 as it was`);
      return { value: review, sha256 };
    });
    reviews.push(...(await Promise.all(texts)));
  }
  return reviews;
}

/** A review's object as it was written; null where the text is another, or none. */
export function readReview(text: string | null, sha256: string, { sha256: hasher }: Ports['means']): Review | null {
  if (text === null) return null;
  try {
    const parsed = reviewSchema.safeParse(JSON.parse(text));
    return parsed.success && hashOf(parsed.data, hasher) === sha256 ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
