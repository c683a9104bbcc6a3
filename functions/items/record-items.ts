import * as z from 'zod';
import { projectOutcomes, purposes, serviceOutcomes } from '../../shared/model/outcomes.ts';
import { remedyHands } from '../../shared/reasons/define-reason.ts';
import { compactPointsSchema } from '../compact-points.ts';
import { instant, sha256 } from './shapes.ts';

const waitsForSchema = z.array(z.enum(remedyHands)).nullable().default(null);

export const recordItemSchema = z.object({
  is: z.literal('record'),
  sequence: z.number().int().positive(),
  hash: sha256,
  prevHash: sha256.nullable(),
  /** sha256 of what the record was made from (shared/verdict/next-record.ts): equal inputs make no second record. */
  inputsSha256: sha256,
  /** sha256 of the dossier alone, whenever and by whichever engine it was judged. */
  dossierSha256: sha256,
  purpose: z.enum(purposes),
  asOf: instant,
  ruleset: z.object({ id: z.string(), version: z.string(), sha256 }),
  engine: z.string(),
  outcome: z.enum(projectOutcomes),
  payableEur: z.number(),
  heldBackEur: z.number(),
  deadline: z.string().nullable(),
  /**
   * The Rome day on which the project is to be judged again (shared/verdict/next-check.ts); null: never. Not called as the sort key of
   * the due index: what is there must be text, in every item of the table.
   */
  nextCheckOn: z.iso.date().nullable(),
  services: z.array(z.object({ id: z.string(), destination: z.string(), outcome: z.enum(serviceOutcomes) })),
  /** Every point's outcome and codes. */
  points: compactPointsSchema,
  /** In whose hands the next steps are; empty: nothing is to be done. null: an item from before it was kept. */
  waitsFor: waitsForSchema,
});
export type RecordItem = z.infer<typeof recordItemSchema>;

export const awaitingDeclaration = 'awaiting-declaration';
export const projectStates = [...projectOutcomes, awaitingDeclaration] as const;

export const projectItemSchema = z.object({
  is: z.literal('project'),
  ipa: z.string(),
  cup: z.string(),
  /** Entity's name as declared. */
  name: z.string().nullable(),
  state: z.enum(projectStates),
  /** Of the latest record: what `state` is an outcome of; null while there is none. */
  purpose: z.enum(purposes).nullable(),
  /** Sequence of the latest record; 0 while there is none. */
  sequence: z.number().int().nonnegative(),
  hash: sha256.nullable(),
  asOf: instant.nullable(),
  deadline: z.string().nullable(),
  payableEur: z.number(),
  /** As in the latest record: a day in Rome; null: never. */
  nextCheckOn: z.iso.date().nullable(),
  /** As in the latest record; without one the entity has to declare. */
  waitsFor: waitsForSchema,
  /** `asOf` of the first of the latest records that come to the same outcome and wait for the same hands; null: no record. */
  waitingSince: instant.nullable().default(null),
  /** Points of the latest record that are open. */
  open: z.object({ fail: z.number().int(), missing: z.number().int(), review: z.number().int() }).nullable().default(null),
});
export type ProjectItem = z.infer<typeof projectItemSchema>;
