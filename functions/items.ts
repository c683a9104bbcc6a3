import * as z from 'zod';
import { projectOutcomes, purposes, serviceOutcomes } from '../shared/model/record.ts';
import { remedyHands } from '../shared/reasons/define-reason.ts';
import { compactPointsSchema } from './compact-points.ts';

/**
 * Every item of the table (DESIGN §6): its key and its shape. What is big (digests, records, uploads) stays in S3; an item says
 * which object, and enough for the queue and the pages. Items are parsed on the way in: DynamoDB is a boundary like any other.
 */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();

/** What is wrong with an upload that is not evidence, in the words of the catalogue, with its place. */
export const problemSchema = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });
export type Problem = z.infer<typeof problemSchema>;

/** Which object version an item speaks of. `sequencer`: padded (messages.ts), the order of the versions of one key. */
const version = {
  path: z.string(),
  versionId: z.string(),
  sequencer: z.string(),
  /** S3's time of this version. The first receipt of the same bytes is the RECEIPT item's business. */
  receivedAt: instant,
};

export const declarationItemSchema = z.object({
  is: z.literal('declaration'),
  ...version,
  sha256,
  valid: z.boolean(),
  problems: z.array(problemSchema),
});
export type DeclarationItem = z.infer<typeof declarationItemSchema>;

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

/** A key outside the grammar: refused where its owner sees it. `path` is the whole key where even the project is unreadable. */
export const refusedItemSchema = z.object({ is: z.literal('refused'), ...version, problems: z.array(problemSchema) });
export type RefusedItem = z.infer<typeof refusedItemSchema>;

/** Which bytes one version of a path had, and S3's time of it: the earliest of a project is the first receipt of these bytes. */
export const receiptItemSchema = z.object({ is: z.literal('receipt'), sha256, receivedAt: instant });
export type ReceiptItem = z.infer<typeof receiptItemSchema>;

/** The latest scheduled instant that asked for the project to be judged. */
export const tickItemSchema = z.object({ is: z.literal('tick'), tick: instant });
export type TickItem = z.infer<typeof tickItemSchema>;

/**
 * Our own fault over an upload, or over judging the project (`upload` null), shown as ours until an attempt ends well: retried, at last
 * in the dead-letter queue (DESIGN §1, invariant 3).
 */
export const faultItemSchema = z.object({
  is: z.literal('fault'),
  upload: z.object({ path: z.string(), versionId: z.string() }).nullable(),
  /** Of the upload; the empty text for judging. */
  sequencer: z.string(),
  open: z.boolean(),
});
export type FaultItem = z.infer<typeof faultItemSchema>;

/** Who asked last for the project to be judged (latest-ask.ts): the version of the upload. */
export const askItemSchema = z.object({ is: z.literal('ask'), by: z.string() });
export type AskItem = z.infer<typeof askItemSchema>;

/** Which object a review is: what it decides stays there. */
export const reviewItemSchema = z.object({
  is: z.literal('review'),
  sha256,
  point: z.string(),
  service: z.string().nullable(),
  at: instant,
  /** S3's time of the object. */
  receivedAt: instant,
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

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

/** When somebody decided a finding, so that a decision that is sent twice is dated once (reviews/decide.ts). */
export const decisionItemSchema = z.object({ is: z.literal('decision'), at: instant });
export type DecisionItem = z.infer<typeof decisionItemSchema>;

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

export { claimPartition, partitionOf, registerPartition, sortKeys, strayPartition, sweepKey } from './item-keys.ts';
