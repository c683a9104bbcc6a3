import * as z from 'zod';
import { instant, sha256 } from './shapes.ts';

/** Which object a review is: what it decides stays there. */
export const reviewItemSchema = z.object({
  is: z.literal('review'),
  sha256,
  point: z.string(),
  service: z.string().nullable(),
  at: instant,
  /** S3's time of the object. */
  receivedAt: instant,
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** When somebody decided a finding, so that a decision that is sent twice is dated once (reviews/decide.ts). */
export const decisionItemSchema = z.object({ is: z.literal('decision'), at: instant });
export type DecisionItem = z.infer<typeof decisionItemSchema>;
