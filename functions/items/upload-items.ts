import * as z from 'zod';
import { instant, problemSchema, sha256, version } from './shapes.ts';

export const evidenceItemSchema = z.object({
  is: z.literal('evidence'),
  ...version,
  sha256,
  bytes: z.number().int(),
  digest: sha256,
  mappingSha256: sha256.nullable(),
  reader: z.string(),
  status: z.enum(['recognised', 'document', 'unrecognised', 'ambiguous', 'refused']),
  format: z.string().nullable(),
  /** Distinct reason codes of the digest, a few: the digest has them all, with rows. */
  codes: z.array(z.string()),
});
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

export const mappingItemSchema = z.object({
  is: z.literal('mapping'),
  ...version,
  sha256,
  valid: z.boolean(),
  problems: z.array(problemSchema),
});
export type MappingItem = z.infer<typeof mappingItemSchema>;

export const uploadItemSchema = z.discriminatedUnion('is', [evidenceItemSchema, mappingItemSchema]);
export type UploadItem = z.infer<typeof uploadItemSchema>;

/** Which bytes one version of a path had, and S3's time of it: the earliest of a project is the first receipt of these bytes. */
export const receiptItemSchema = z.object({ is: z.literal('receipt'), sha256, receivedAt: instant });
export type ReceiptItem = z.infer<typeof receiptItemSchema>;
