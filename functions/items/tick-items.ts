import * as z from 'zod';
import { instant } from './shapes.ts';

/** The latest scheduled instant that asked for the project to be judged. */
export const tickItemSchema = z.object({ is: z.literal('tick'), tick: instant });
export type TickItem = z.infer<typeof tickItemSchema>;

/** A request of a person to have a project judged again, and how it ended; null: not yet. */
export const recheckItemSchema = z.object({
  is: z.literal('recheck'),
  id: z.string(),
  at: instant,
  /** User id. */
  by: z.string(),
  end: z
    .discriminatedUnion('is', [
      /** `isNew` false: there was nothing new to say, and this record stands. */
      z.object({ is: z.literal('judged'), sequence: z.number().int().positive(), isNew: z.boolean() }),
      z.object({ is: z.literal('awaiting-declaration') }),
    ])
    .nullable(),
});
export type RecheckItem = z.infer<typeof recheckItemSchema>;

/** What the last sweep came to: for whoever operates the system. */
export const sweepItemSchema = z.object({
  is: z.literal('sweep'),
  tick: instant,
  /** When it ended. */
  at: instant,
  queued: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
});
export type SweepItem = z.infer<typeof sweepItemSchema>;
