import * as z from 'zod';
import { cellStates } from './cell-states.ts';
import { purposes } from './record.ts';
import { pointOutcomeSchema } from './severity.ts';
import { resourceClassSchema } from './usage.ts';

/**
 * Continuity of one service as a heat map shows it: a row per resource and class, a column per Rome civil day. What the cells say comes
 * from the very coverage that the verification point was judged on (DESIGN §5), never from a second reading of it.
 */

// Apart, since a page draws the states and needs no schema.
export { type CellState, cellStates } from './cell-states.ts';
export const cellStateSchema = z.enum(cellStates);

const day = z.iso.date();
const instant = z.iso.datetime();
const minutes = z.int().nonnegative();

/** Inclusive Rome civil days. */
export const dayRangeSchema = z.strictObject({ from: day, to: day });
export type DayRange = z.infer<typeof dayRangeSchema>;

/** `hours`: 23 and 25 on the two days a year on which clocks change. */
export const mapDaySchema = z.strictObject({ day, hours: z.union([z.literal(23), z.literal(24), z.literal(25)]) });
export type MapDay = z.infer<typeof mapDaySchema>;

/** One entry for each of the map's `days`, in their order. */
const cells = {
  states: z.array(cellStateSchema),
  /** Whole minutes of the day that are covered, rounded down. */
  coveredMinutes: z.array(minutes),
};

/** What was judged of one class: the union over all resources of the service, C(m) of DESIGN §5. */
export const mapClassSchema = z.strictObject({
  class: resourceClassSchema,
  /** W of statement 1; in maintenance the last 30 complete days. */
  window: dayRangeSchema,
  /** What was judged: W, or what statement 11 puts in its place. */
  judged: dayRangeSchema,
  /** Of this class alone, before anybody reviewed anything. */
  outcome: pointOutcomeSchema,
  /** Reason codes of this class, each once, in order. */
  codes: z.array(z.string()),
  /** T of statement 3: nothing after it was known. */
  knownUntil: instant,
  /** Billed rows completed the measured ones (statement 12). */
  billed: z.boolean(),
  /** Stamps whose zone or side nobody states were read as UTC and as starts (after statement 18). */
  stampsAssumed: z.boolean(),
  ...cells,
});
export type MapClass = z.infer<typeof mapClassSchema>;

/** A declared resource at the top of its tree: its children, and the members of a group, speak for it. */
export const mapResourceSchema = z.strictObject({
  /** As declared. */
  id: z.string(),
  /** Display name that an inventory gives it; null: none, or more than one. */
  name: z.string().nullable(),
  provider: z.string(),
  kind: z.string(),
  /** `dossier`, else the path of the list. */
  declaredIn: z.string(),
  createdOn: day.nullable(),
  deletedOn: day.nullable(),
  /** The classes that this resource has to show, in the order of the map's own. */
  classes: z.array(z.strictObject({ class: resourceClassSchema, ...cells })),
});
export type MapResource = z.infer<typeof mapResourceSchema>;

export const continuityMapSchema = z.strictObject({
  service: z.string(),
  serviceName: z.string(),
  purpose: z.enum(purposes),
  /** Point of the ruleset that judges it; null: none does for this destination, and there is nothing to show. */
  point: z.string().nullable(),
  /** Zone of every day. */
  timeZone: z.literal('Europe/Rome'),
  asOf: instant,
  /** Why nothing can be shown: codes such as `DATE_ORDER`, `NO_REQUIRED_CLASS`; else empty. */
  codes: z.array(z.string()),
  /** Ascending, without a hole: every class's W, and what is needed after it (`neededUntil`). */
  days: z.array(mapDaySchema),
  /** Days before the first one that the map leaves out, since nobody reads so many. */
  daysLeftOut: z.int().nonnegative(),
  classes: z.array(mapClassSchema),
  /** By id. */
  resources: z.array(mapResourceSchema),
});
export type ContinuityMap = z.infer<typeof continuityMapSchema>;
