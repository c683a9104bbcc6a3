import * as z from 'zod';
import { remedyHands } from '../reasons/define-reason.ts';
import { findingSchema } from './finding.ts';
import { projectOutcomes, purposes, serviceOutcomes } from './outcomes.ts';

// Apart, since an item and a page name outcomes and need no schema of records.
export {
  type ProjectOutcome,
  type Purpose,
  projectOutcomes,
  purposes,
  type ServiceOutcome,
  serviceOutcomes,
} from './outcomes.ts';

export const nextStepSchema = z.strictObject({
  order: z.number().int(),
  point: z.string(),
  service: z.string().nullable(),
  remedy: z.string(),
  details: z.record(z.string(), z.unknown()),
  who: z.enum(remedyHands),
  by: z.string().nullable(),
});
export type NextStep = z.infer<typeof nextStepSchema>;

/** Everything an assessment was made from, by hash: what replaying it needs. */
export const recordInputsSchema = z.strictObject({
  /** sha256 of the declaration's bytes. */
  declaration: z.string(),
  digests: z.array(z.string()),
  /**
   * `{path}@{versionId, or sha256 in a folder}@{receivedAt}@{digest id}` of each upload that counts, sorted: which bytes, first received
   * when, read with which mapping (verdict/pinned-upload.ts writes and reads it).
   */
  uploads: z.array(z.string()),
  /**
   * `{path}@{versionId}@{receivedAt}` of each current upload that we had not read (verdict/pinned-upload.ts), sorted. Not there where there is
   * none: so was every record before this was an input.
   */
  unread: z.array(z.string()).min(1).optional(),
  reviews: z.array(z.string()),
  registers: z.array(z.strictObject({ id: z.string(), sha256: z.string() })),
  claims: z.array(z.strictObject({ sha: z.string(), otherProjects: z.number().int() })),
});

export type RecordInputs = z.infer<typeof recordInputsSchema>;

/** The record (verbale): contracts/record.example.json. `hash` = sha256 of its canonical JSON without `hash`. */
export const recordSchema = z.strictObject({
  schema: z.literal('attesta/record@1'),
  ipa: z.string(),
  cup: z.string(),
  sequence: z.number().int().positive(),
  purpose: z.enum(purposes),
  asOf: z.string(),
  ruleset: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
  /** What the rules apply though no source gives it (rulesets/assumptions.ts); absent in records from before it was printed. */
  assumptions: z.record(z.string(), z.unknown()).optional(),
  engine: z.string(),
  outcome: z.enum(projectOutcomes),
  payableEur: z.number(),
  heldBackEur: z.number(),
  deadline: z.string().nullable(),
  services: z.array(z.strictObject({ id: z.string(), destination: z.string(), outcome: z.enum(serviceOutcomes) })),
  findings: z.array(findingSchema),
  nextSteps: z.array(nextStepSchema),
  inputs: recordInputsSchema,
  prevHash: z.string().nullable(),
  hash: z.string(),
});
export type AttestaRecord = z.infer<typeof recordSchema>;
