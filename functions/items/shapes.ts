import * as z from 'zod';

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** RFC 3339 UTC. */
export const instant = z.iso.datetime();

/** What is wrong with an upload that is not evidence, in the words of the catalogue, with its place. */
export const problemSchema = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });
export type Problem = z.infer<typeof problemSchema>;

/** Which object version an item speaks of. `sequencer`: padded (messages.ts), the order of the versions of one key. */
export const version = {
  path: z.string(),
  versionId: z.string(),
  sequencer: z.string(),
  /** S3's time of this version. The first receipt of the same bytes is the RECEIPT item's business. */
  receivedAt: instant,
};
