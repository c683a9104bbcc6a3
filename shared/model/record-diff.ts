import * as z from 'zod';
import { nextStepSchema, projectOutcomes, purposes, serviceOutcomes } from './record.ts';
import { pointOutcomes } from './severity.ts';

/** Of something that both records have. */
const change = <T extends z.ZodType>(value: T) => z.strictObject({ before: value, after: value });
/** null: it is the same in both. */
const changeOrNot = <T extends z.ZodType>(value: T) => change(value).nullable();
/** Of something that one of the two may not have: null there. */
const presence = <T extends z.ZodType>(value: T) => change(value.nullable());
const lists = <T extends z.ZodType>(value: T) => z.strictObject({ added: z.array(value), gone: z.array(value) });

/** `new`: the point stands in the way of a positive outcome and did not; `fixed`: the other way round; `changed`: it does, or does not, in both. */
export const pointChanges = ['new', 'fixed', 'changed'] as const;
export type PointChange = (typeof pointChanges)[number];

/** Which bytes a record counts under a path, since when they were known, and the digest that they were read to (pinned-upload.ts). */
const pinnedSchema = z.strictObject({ version: z.string(), receivedAt: z.string(), digest: z.string() });

/**
 * What differs between two records of a project: only that. `before` is the first record's, `after` the second's; a thing that one of
 * them does not have is null there. Figures of a point are not compared: its outcome and codes are.
 */
export const recordDiffSchema = z.strictObject({
  purpose: changeOrNot(z.enum(purposes)),
  asOf: changeOrNot(z.string()),
  outcome: changeOrNot(z.enum(projectOutcomes)),
  payableEur: changeOrNot(z.number()),
  heldBackEur: changeOrNot(z.number()),
  deadline: changeOrNot(z.string().nullable()),
  ruleset: changeOrNot(z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() })),
  engine: changeOrNot(z.string()),
  /** By id. */
  services: z.array(
    presence(z.strictObject({ destination: z.string(), outcome: z.enum(serviceOutcomes) })).extend({ service: z.string() }),
  ),
  /** By service (the package's first), then by point; codes sorted, each once. */
  points: z.array(
    presence(z.strictObject({ outcome: z.enum(pointOutcomes), codes: z.array(z.string()) })).extend({
      point: z.string(),
      service: z.string().nullable(),
      kind: z.enum(pointChanges),
    }),
  ),
  /** How many points are of each kind, and how many are the same in both. */
  pointCounts: z.record(z.enum([...pointChanges, 'same']), z.int().nonnegative()),
  /** Steps that ask for something else than any step of the other record; that only their order or their last day changed is no difference. */
  nextSteps: lists(nextStepSchema),
  inputs: z.strictObject({
    /** sha256 of its bytes. */
    declaration: changeOrNot(z.string()),
    /** By path. */
    uploads: z.array(presence(pinnedSchema).extend({ path: z.string() })),
    /** Uploads that were not read yet (verdict/pinned-upload.ts). */
    unread: lists(z.string()),
    reviews: lists(z.string()),
    /** By id, the sha256 of the list. */
    registers: z.array(presence(z.string()).extend({ id: z.string() })),
    /** By sha256 of what is claimed, how many other projects claim it. */
    claims: z.array(presence(z.number().int()).extend({ sha: z.string() })),
  }),
});
export type RecordDiff = z.infer<typeof recordDiffSchema>;
