import * as z from 'zod';
import { cupSchema } from '../shared/model/identifiers.ts';

/** Names a request to be judged again by the minute in which it was made. */
export const recheckIdSchema = z.string().regex(/^\d{8}T\d{4}00Z$/);

/**
 * Asks for one project to be judged. `askedBy`: the version of the upload that asked (latest-ask.ts); `tick`: the scheduled instant
 * that asked, RFC 3339 UTC in whole seconds (DESIGN §4, Record). With neither, the project is judged whoever else asks. `recheck`: the
 * request of a person that the tick stands for, whose end is to be told (recheck/requested.ts).
 */
export const assessmentRequestSchema = z.strictObject({
  ipa: z.string().regex(/^[a-z0-9_-]{2,20}$/),
  cup: cupSchema,
  askedBy: z.string().min(1).optional(),
  tick: z.iso
    .datetime()
    .transform((instant) => `${instant.slice(0, 19)}Z`)
    .optional(),
  recheck: z.strictObject({ id: recheckIdSchema, by: z.string().min(1) }).optional(),
});
export type AssessmentRequest = z.infer<typeof assessmentRequestSchema>;

/** The body of a message on the assessments queue. Throws on anything else: only we write there, so it is our fault. */
export const readAssessmentMessage = (body: string): AssessmentRequest => assessmentRequestSchema.parse(JSON.parse(body));
