import * as z from 'zod';
import { instant, sha256 } from './shapes.ts';

/** Which object a snapshot of a register is, and enough to choose among snapshots without opening any. */
export const registerItemSchema = z.object({
  is: z.literal('register'),
  /** shared/model/register.ts, `registerId`. */
  id: z.string(),
  notice: z.string().nullable(),
  takenOn: z.iso.date(),
  sha256,
  /** S3's time of the object: from then on assessments count it. */
  importedAt: instant,
  entries: z.number().int(),
  partial: z.boolean(),
});
export type RegisterItem = z.infer<typeof registerItemSchema>;
