import * as z from 'zod';
import { cellStateSchema } from './continuity-map.ts';
import { evidenceNatureSchema, meanings, resourceClassSchema, statistics } from './usage.ts';

/** What one file says of one class of one resource on one day: where to look it up. */
export const cellEvidenceSchema = z.strictObject({
  /** Path of the upload. */
  file: z.string(),
  /** The version that was judged; null: of a folder, which has none. */
  versionId: z.string().nullable(),
  /** File of an archive or sheet of a workbook; null: the upload itself. */
  member: z.string().nullable(),
  digest: z.string(),
  /** The id as the file writes it: a child or another name of the resource. */
  resourceId: z.string(),
  metric: z.string().nullable(),
  meaning: z.enum(meanings).nullable(),
  statistic: z.enum(statistics).nullable(),
  unit: z.string().nullable(),
  nature: evidenceNatureSchema,
  /** Rows that start on this day; where the file states no zone, on this day of UTC. */
  samples: z.int(),
  nulls: z.int(),
  zeros: z.int(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** First and last physical row, the header counted. */
  rows: z.tuple([z.int(), z.int()]),
});
export type CellEvidence = z.infer<typeof cellEvidenceSchema>;

/** One cell of a continuity map, and what it rests on. */
export const continuityCellSchema = z.strictObject({
  service: z.string(),
  /** As declared. */
  resource: z.string(),
  class: resourceClassSchema,
  day: z.iso.date(),
  hours: z.union([z.literal(23), z.literal(24), z.literal(25)]),
  state: cellStateSchema,
  coveredMinutes: z.int().nonnegative(),
  /** Silences of the day up to what was known, of 2 h 30 and less too: instants, [from, to). */
  silences: z.array(z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() })),
  /** By file, member, id, metric. */
  evidence: z.array(cellEvidenceSchema),
  /** How many there are, also where `evidence` holds fewer. */
  evidenceTotal: z.int().nonnegative(),
});
export type ContinuityCell = z.infer<typeof continuityCellSchema>;
