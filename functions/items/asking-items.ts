import * as z from 'zod';

/** Who asked last for the project to be judged (latest-ask.ts): the version of the upload. */
export const askItemSchema = z.object({ is: z.literal('ask'), by: z.string() });
export type AskItem = z.infer<typeof askItemSchema>;

/**
 * Our own fault over an upload, or over judging the project (`upload` null), shown as ours until an attempt ends well: retried, at last
 * in the dead-letter queue (DESIGN §1, invariant 3).
 */
export const faultItemSchema = z.object({
  is: z.literal('fault'),
  upload: z.object({ path: z.string(), versionId: z.string() }).nullable(),
  /** Of the upload; the empty text for judging. */
  sequencer: z.string(),
  open: z.boolean(),
});
export type FaultItem = z.infer<typeof faultItemSchema>;
