import * as z from 'zod';

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

/** The body of a message on the uploads queue. Throws on anything else: only S3 and we write there, so it is our fault. */
export const readUploadMessage = (body: string): Arrival => uploadMessageSchema.parse(JSON.parse(body));
