import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import type { ReviewItem } from '../items.ts';
import type { Ports } from '../ports.ts';
import { listReviews, putReviewItem, readReview } from '../reviews/stored-reviews.ts';
import type { Note } from './report.ts';
import { storedKeys } from './stored-groups.ts';

/**
 * Restores the items of a project's reviews. One whose item was not put before the table was lost comes in too: somebody decided it, and
 * it is told of nowhere that it was not taken.
 */
export async function restoreReviews(
  ports: Ports,
  project: ProjectKey,
): Promise<{ readonly reviews: readonly ReviewItem[]; readonly notes: readonly Note[] }> {
  const notes: Note[] = [];
  for await (const { key, versions } of storedKeys(ports.evidence, keys.reviews(project))) {
    const sha256 = key.slice(keys.reviews(project).length).replace(/\.json$/, '');
    const review = readReview(await ports.evidence.read(key), sha256, ports.means);
    if (review) await putReviewItem(ports, project, { value: review, sha256 }, versions[0].lastModified);
    else notes.push({ is: 'damaged-review', key });
  }
  return { reviews: await listReviews(ports.records, project), notes };
}
