import * as z from 'zod';
import { problemSchema, version } from './shapes.ts';

/** A key outside the grammar: refused where its owner sees it. `path` is the whole key where even the project is unreadable. */
export const refusedItemSchema = z.object({ is: z.literal('refused'), ...version, problems: z.array(problemSchema) });
export type RefusedItem = z.infer<typeof refusedItemSchema>;
