import * as z from 'zod';
import { evidenceKinds } from './evidence-kinds.ts';

// Apart, since a page names the kinds and needs no schema.
export { type EvidenceKind, evidenceKinds, readableKinds } from './evidence-kinds.ts';
export const evidenceKindSchema = z.enum(evidenceKinds);

/** One version of one uploaded file: the receipt. The digest says what is in it; this says when and where it arrived. */
export const uploadSchema = z.strictObject({
  /** Key below `uploads/{ipa}/{cup}/`: `{service|project}/{kind}/{filename}`. */
  path: z.string(),
  service: z.string(),
  kind: evidenceKindSchema,
  filename: z.string(),
  versionId: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number().int().nonnegative(),
  /** RFC 3339 UTC: the first time these very bytes were received in this project (DESIGN §5 statement 3). */
  receivedAt: z.string(),
  /** Id of the digest made with the mapping in force. */
  digest: z.string(),
});
export type Upload = z.infer<typeof uploadSchema>;

/**
 * A current upload that we have not read, or not with the mapping now in force: it waits in a queue, or our own fault keeps it from being
 * read (DESIGN §1, invariant 3). Evidence, a mapping or the declaration.
 */
export interface UnreadUpload {
  readonly path: string;
  readonly versionId: string;
  /** RFC 3339 UTC: S3's time of this version; whether the same bytes were here before, nobody has looked. */
  readonly receivedAt: string;
}
