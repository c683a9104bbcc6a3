import * as z from 'zod';
import { problemSchema, sha256, version } from './shapes.ts';

export const declarationItemSchema = z.object({
  is: z.literal('declaration'),
  ...version,
  sha256,
  valid: z.boolean(),
  problems: z.array(problemSchema),
});
export type DeclarationItem = z.infer<typeof declarationItemSchema>;
