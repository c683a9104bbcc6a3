import * as z from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });

/** The synchronous session in which a SaaS is shown in use (SAA-03): how, when, and what was seen. */
export const sessionSchema = z.strictObject({
  mode: z.enum(['video-call', 'on-site']),
  heldAt: instant,
  shown: z.array(z.string().min(1).max(300)).min(1).max(50),
  /** Roles, never names: "responsabile del protocollo". */
  participants: z.array(z.string().min(1).max(100)).max(20),
});
export type Session = z.infer<typeof sessionSchema>;

/**
 * A review (valutazione): what a person decided of one finding of one record. It is never edited; a later one of the same finding takes
 * its place. It holds as long as the finding is made of what it judged, and not a day longer (DESIGN §1 invariant 5).
 */
export const reviewSchema = z.strictObject({
  schema: z.literal('attesta/review@1'),
  /** `hash` of the record that was judged. */
  record: sha256,
  point: z.string().regex(/^[A-Z]{3}-\d{2}$/),
  /** null: a point of the package. */
  service: z.string().nullable(),
  /** `judged` of that record's finding: what it was made of. */
  judged: sha256,
  outcome: z.enum(['pass', 'fail']),
  reason: z.string().trim().min(10).max(2000),
  /** User id of the auditor: nothing else of a person goes into a record. */
  who: z.string().regex(/^[A-Za-z0-9._:-]{1,100}$/),
  at: instant,
  /** Ids of the digests, or paths of the files, that were looked at. */
  seen: z.array(z.string().min(1).max(400)).max(100),
  session: sessionSchema.nullable(),
});
export type Review = z.infer<typeof reviewSchema>;
