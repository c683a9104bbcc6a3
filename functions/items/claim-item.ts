import * as z from 'zod';
import { sha256 } from './shapes.ts';

/**
 * Claims of one thing (DESIGN §6). One of a declaration holds while that declaration is in force; one of an upload while the UPLOAD item of
 * its path names that digest and no declaration withdraws it. An item that does not hold any more stays, and says nothing.
 */
export const claimItemSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('claim'),
    ipa: z.string(),
    cup: z.string(),
    service: z.string(),
    /** sha256 of its bytes. */ declaration: sha256,
  }),
  z.object({ is: z.literal('upload-claim'), ipa: z.string(), cup: z.string(), path: z.string(), digest: sha256 }),
]);
export type ClaimItem = z.infer<typeof claimItemSchema>;
