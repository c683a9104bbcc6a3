import * as z from 'zod';
import { hoursOfLists } from './hours-of-lists.ts';
import { resourceIdRuleSchema } from './mapping.ts';
import { arePlainDays } from './plain-days.ts';
import { severitySchema } from './severity.ts';
import { evidenceKindSchema } from './upload.ts';
import { evidenceNatureSchema, meanings, resourceClassSchema, resourceIdKindSchema, statistics } from './usage.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Milliseconds since the epoch (see `Milliseconds`). */
const ms = z.number().int();

/**
 * A stretch of rows of one series closed at 2 h 30 (DESIGN §5 statements 5 and 17):
 * [start, end, the row start before the last one or null, the last row start, does it end with a reading?].
 * start = end: a lone reading, which covers nothing by itself.
 */
export const runSchema = z.tuple([ms, ms, ms.nullable(), ms, z.boolean()]);
export type Run = z.infer<typeof runSchema>;

/** [start, end) in milliseconds. */
export const intervalSchema = z.tuple([ms, ms]);
export type Interval = z.infer<typeof intervalSchema>;

/** Where one series has rows, for one way of reading its stamps. */
export const presenceSchema = z.strictObject({
  runs: z.array(runSchema),
  /** Rows longer than 6 h (statement 15, CADENCE_COARSE). */
  coarse: z.array(intervalSchema),
  /** Rows longer than 2 h 30 of which only the mapping says so (CADENCE_DECLARED). */
  declared: z.array(intervalSchema),
  /** Rows longer than 25 h: they cover nothing (INTERVAL_TOO_LONG). */
  tooLong: z.array(intervalSchema),
  /** The latest start of any row with a value: is anything from after the receipt (TS_IN_FUTURE)? */
  lastStart: ms.nullable(),
});
export type Presence = z.infer<typeof presenceSchema>;

/** The other ways of reading stamps whose zone or side nobody states (DESIGN §5, after statement 18). */
export const alternativeSchema = z.strictObject({
  zone: z.enum(['UTC', 'Europe/Rome']).nullable(),
  stamp: z.enum(['start', 'end']),
  presence: presenceSchema,
});

/** A list of numbers, looked at in one go and not copied: a dossier has millions of them, and a schema for each took half of its reading. */
const numbers = z.custom<number[]>((given) => Array.isArray(given) && given.every(Number.isFinite));

/** Statistics of the rows that start in one Rome civil day (UTC day when the zone is open). Entries add up. */
export const daySchema = z.strictObject({
  day: z.iso.date(),
  samples: z.number().int(),
  nulls: z.number().int(),
  zeros: z.number().int(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Exact decimal sum as text. */
  sum: z.string(),
  /** Its hours since midnight as one text: values, exact sum and order-free fingerprint of (time, value) of each (`usage/day-hours.ts`). */
  hours: z.union([z.string(), hoursOfLists]),
  /** First and last physical row. */
  rows: z.tuple([z.number().int(), z.number().int()]),
  /** Seconds since midnight of the first eight distinct rows with a value: "8 rows or more" (statement 13) without counting repeats. */
  earliest: numbers,
  /** The first eight distinct rows from 10:00 on: seconds after 10:00, value, seconds, value, … (`usage/working-sample.ts`). Absent: none. */
  sample: numbers.optional(),
  /** First and last (stamp, value) of a counter: what differencing across a file border needs. */
  ends: z.tuple([z.tuple([ms, z.number()]), z.tuple([ms, z.number()])]).optional(),
});
export type DigestDay = z.infer<typeof daySchema>;
/** Days as the present reader writes them are looked at and not copied; what is not such a list is for the schema to say. */
const daysSchema = z.union([z.custom<DigestDay[]>(arePlainDays), z.array(daySchema)]);

export const seriesSchema = z.strictObject({
  resourceId: z.string().nullable(),
  resourceKind: resourceIdKindSchema,
  resourceClass: resourceClassSchema.nullable(),
  metric: z.string().nullable(),
  meaning: z.enum(meanings).nullable(),
  unit: z.string().nullable(),
  statistic: z.enum(statistics).nullable(),
  evidence: evidenceNatureSchema,
  zone: z.string().nullable(),
  stamp: z.enum(['start', 'end']).nullable(),
  lengthFrom: z.enum(['file', 'mapping']).nullable(),
  /** Most common step between rows, seconds; for show only. */
  cadenceSeconds: z.number().nullable(),
  samples: z.number().int(),
  nulls: z.number().int(),
  zeros: z.number().int(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  sum: z.string(),
  /** First and last row start. */
  first: ms.nullable(),
  last: ms.nullable(),
  presence: presenceSchema,
  alternatives: z.array(alternativeSchema),
  /** Runs of the rows as the file writes them, where reading daily rows as Rome civil days moved them; for show. Else null. */
  asWritten: z.array(runSchema).nullable(),
  days: daysSchema,
});
export type DigestSeries = z.infer<typeof seriesSchema>;

/** A resource named by an inventory or a resource list. */
export const resourceSeenSchema = z.strictObject({
  resourceId: z.string(),
  resourceKind: resourceIdKindSchema,
  provider: z.string().nullable(),
  name: z.string().nullable(),
  aliases: z.array(z.string()),
  parentId: z.string().nullable(),
  state: z.string().nullable(),
  vcpu: z.number().nullable(),
  ramBytes: z.number().nullable(),
  storageBytes: z.number().nullable(),
  row: z.number().int(),
});
export type ResourceSeen = z.infer<typeof resourceSeenSchema>;

export const recognitionSchema = z.strictObject({
  status: z.enum(['recognised', 'document', 'unrecognised', 'ambiguous', 'refused']),
  format: z.string().nullable(),
  /** What the file does not say and a mapping must: zone, resourceId, metric, mapping. */
  needs: z.array(z.string()),
  /** Reason code where refused or unrecognised. */
  reason: z.string().nullable(),
  /** Formats that all say yes, where ambiguous. */
  candidates: z.array(z.string()),
});
export type Recognition = z.infer<typeof recognitionSchema>;

export const issueSchema = z.strictObject({
  code: z.string(),
  severity: severitySchema,
  /** Exact number of rows (or cells) concerned. */
  count: z.number().int(),
  firstRows: z.array(z.number().int()),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Issue = z.infer<typeof issueSchema>;

/** What was read as one: a file, or one file of an archive, or one sheet of a workbook. */
const contentShape = {
  recognition: recognitionSchema,
  /** How a null resource id is completed from the name of the file, which is not part of its bytes. */
  resourceIdRule: resourceIdRuleSchema.nullable(),
  rows: z.strictObject({ read: z.number().int(), accepted: z.number().int(), rejected: z.number().int() }),
  series: z.array(seriesSchema),
  resources: z.array(resourceSeenSchema),
  /** Every address or network as written, also the wrong ones: the point judges them. */
  publicIps: z.array(z.strictObject({ text: z.string(), row: z.number().int(), resourceId: z.string().nullable() })),
  issues: z.array(issueSchema),
};

/** A file inside an archive, or a sheet of a workbook: read as if it had been uploaded by itself. */
export const memberSchema = z.strictObject({
  /** Path inside the container, folders and containers separated by `/`: `export.xlsx/Foglio1`. */
  name: z.string(),
  ...contentShape,
});
export type DigestMember = z.infer<typeof memberSchema>;

/** What one file says: a pure function of its bytes, its kind, its mapping and the reader's version (DESIGN §4). */
export const digestSchema = z.strictObject({
  schema: z.literal('attesta/digest@1'),
  id: sha256,
  reader: z.string(),
  fileSha256: sha256,
  bytes: z.number().int(),
  kind: evidenceKindSchema.nullable(),
  mappingSha256: sha256.nullable(),
  /** Who made the report, as the mapping says. */
  producer: z.strictObject({ name: z.string(), kind: z.enum(['csp', 'supplier', 'entity', 'other']) }).nullable(),
  /** Of a container: what it is as a whole, the rows of all members, and issues about itself; the rest is its members'. */
  ...contentShape,
  /** Empty unless the file is an archive or a workbook. */
  members: z.array(memberSchema),
});
export type Digest = z.infer<typeof digestSchema>;
