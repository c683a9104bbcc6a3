import * as z from 'zod';
import { pointOutcomeSchema, severitySchema } from './severity.ts';
import { resourceClassSchema } from './usage.ts';

/** One reason of a finding: a word that never changes meaning, how much it weighs here, and the facts of this case. */
export const reasonSchema = z.strictObject({
  code: z.string(),
  severity: severitySchema,
  details: z.record(z.string(), z.unknown()),
});
export interface Reason {
  readonly code: import('../reasons/catalogue.ts').ReasonCode;
  readonly severity: z.infer<typeof severitySchema>;
  readonly details: Readonly<Record<string, unknown>>;
}

const instant = z.string().nullable();

/** The numbers of one class in the window (DESIGN §5 statement 16). Silences of one series up to 2 h 30 are not counted. */
export const measuredSchema = z.strictObject({
  class: resourceClassSchema,
  windowStart: instant,
  windowEnd: instant,
  daysRequired: z.number().int(),
  daysCovered: z.number().int(),
  first: instant,
  last: instant,
  coveredSeconds: z.number(),
  longestGapSeconds: z.number(),
  longestGap: z.tuple([z.string(), z.string()]).nullable(),
  blockStart: instant,
  blockEnd: instant,
  neededUntil: instant,
  knownUntil: instant,
  cadenceSeconds: z.number().nullable(),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  mean: z.number().nullable(),
  max: z.number().nullable(),
  zeroDays: z.number().int(),
});
export type Measured = z.infer<typeof measuredSchema>;

/** Where a finding was read: digest, file (upload path), S3 version, sheet and physical rows. */
export const evidenceRefSchema = z.strictObject({
  digest: z.string(),
  file: z.string(),
  versionId: z.string().nullable(),
  sheet: z.string().nullable(),
  rows: z.tuple([z.number().int(), z.number().int()]).nullable(),
});
export type EvidenceRef = z.infer<typeof evidenceRefSchema>;

/** What one verification point came to, for one service (package points: service null). */
export const findingSchema = z.strictObject({
  point: z.string(),
  service: z.string().nullable(),
  outcome: pointOutcomeSchema,
  reasons: z.array(reasonSchema),
  measured: z.array(measuredSchema),
  evidence: z.array(evidenceRefSchema),
  /** sha256 of what it is made of: what a review of it is bound to (verdict/judged-finding.ts). */
  judged: z.string(),
});
export interface Finding {
  readonly point: string;
  readonly service: string | null;
  readonly outcome: z.infer<typeof pointOutcomeSchema>;
  readonly reasons: readonly Reason[];
  readonly measured: readonly Measured[];
  readonly evidence: readonly EvidenceRef[];
  readonly judged: string;
}
