import * as z from 'zod';
import { cupSchema } from '../shared/model/identifiers.ts';

/**
 * S3's sequencer orders the versions of one key: hexadecimal of varying length, compared after padding the shorter with zeros on
 * the right (AWS knowledge centre, "duplicate messages in Amazon SQS for the same Amazon S3 event"). Padded here once, so that
 * plain string comparison orders it everywhere.
 */
const sequencerSchema = z
  .string()
  .regex(/^[0-9A-Fa-f]{1,32}$/)
  .transform((digits) => digits.toUpperCase().padEnd(32, '0'));

/** One created object version: what the ingest works on, whether S3 or we ourselves asked. */
export const arrivalSchema = z.strictObject({ key: z.string().min(1), versionId: z.string().min(1), sequencer: sequencerSchema });
export type Arrival = z.infer<typeof arrivalSchema>;

/** Our own request to read an upload again. */
const rereadSchema = z.strictObject({ schema: z.literal('attesta/reread@1'), arrival: arrivalSchema });

/**
 * S3's "Object Created" through EventBridge: of its fields those that are used. The version and the sequencer are required (the bucket is
 * versioned). Powertools' schema of it takes a third of a function's start to load, and IPv4 senders alone; it checks our endpoint's events in
 * tests/local/queue-events.test.ts.
 */
const objectCreatedSchema = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), 'version-id': z.string(), sequencer: sequencerSchema }),
  }),
});

const uploadMessageSchema = z.union([
  rereadSchema.transform(({ arrival }) => arrival),
  objectCreatedSchema.transform(({ detail: { object } }) => ({
    key: object.key,
    versionId: object['version-id'],
    sequencer: object.sequencer,
  })),
]);

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

/** The body of a message on the uploads queue. Throws on anything else: only S3 and we write there, so it is our fault. */
export const readUploadMessage = (body: string): Arrival => uploadMessageSchema.parse(JSON.parse(body));
export const readAssessmentMessage = (body: string): AssessmentRequest => assessmentRequestSchema.parse(JSON.parse(body));

export const writeRereadMessage = (arrival: Arrival): string => JSON.stringify({ schema: 'attesta/reread@1', arrival });
export const writeAssessmentMessage = (request: AssessmentRequest): string => JSON.stringify(request);
