import * as z from 'zod';
import { meaningSchema, resourceClassSchema, statisticSchema } from './usage.ts';

export const patternWanted = {
  error: 'serve un’espressione regolare (sintassi RE2) con un gruppo (?<id>…), per esempio "^(?<id>.+)_cpu"',
} as const;

/** Whether it is an expression at all is asked by whoever reads a mapping, of a library that most mappings do not need. */
const fileNamePattern = z.string().refine((pattern) => pattern.includes('(?<id>'), patternWanted);

/** Where the resource id of a row is found. */
export const resourceIdRuleSchema = z.union(
  [
    z.strictObject({ column: z.string().min(1) }),
    z.strictObject({ constant: z.string().min(1) }),
    z.strictObject({ fileName: fileNamePattern }),
  ],
  { error: 'serve uno solo fra { column: nome della colonna }, { constant: identificativo } e { fileName: espressione con (?<id>…) }' },
);
export type ResourceIdRule = z.infer<typeof resourceIdRuleSchema>;

/** What one column (wide) or one metric name (long) holds. `resourceId` names the machine where columns are machines. */
export const mappedSeriesSchema = z.strictObject({
  column: z.string().min(1),
  class: resourceClassSchema,
  metric: z.string().min(1).optional(),
  meaning: meaningSchema.optional(),
  unit: z.string().min(1).nullish(),
  statistic: statisticSchema.optional(),
  resourceId: z.string().min(1).optional(),
});
export type MappedSeries = z.infer<typeof mappedSeriesSchema>;

/** ISO 8601 duration of hours, minutes, seconds or days: PT5M, PT1H, P1D. */
const durationSchema = z
  .string()
  .regex(
    /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
    'serve una durata ISO 8601: PT5M (5 minuti), PT1H (un’ora), P1D (un giorno)',
  );

/** Those that nearly every mapping names: asking Intl takes as long as reading the rest of the mapping. */
const knownZones: ReadonlySet<string> = new Set(['Europe/Rome', 'UTC']);

function isZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** One column, or the date's and the hour's: their cells are read together, a blank between them. */
const timeColumns = z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(3)], {
  error: 'serve il nome di una colonna, oppure un elenco di nomi come [Data, Ora]',
});

/** `X.mapping.yaml` beside the upload X, or `mapping.yaml` of its folder: what the file itself does not say (DESIGN §4). */
export const mappingSchema = z.strictObject({
  schema: z.literal('attesta/mapping@1'),
  format: z.string().optional(),
  layout: z.enum(['long', 'wide']).optional(),
  zone: z.string().refine(isZone, { error: 'serve un fuso orario IANA, per esempio Europe/Rome oppure UTC' }).optional(),
  dateFormat: z.string().min(1).optional(),
  decimal: z.enum([',', '.']).optional(),
  stamp: z.enum(['start', 'end']).optional(),
  interval: durationSchema.optional(),
  columns: z
    .strictObject({
      time: timeColumns.optional(),
      id: z.string().optional(),
      metric: z.string().optional(),
      value: z.string().optional(),
      unit: z.string().optional(),
      end: timeColumns.optional(),
    })
    .optional(),
  resourceId: resourceIdRuleSchema.optional(),
  series: z.array(mappedSeriesSchema).optional(),
  producer: z.strictObject({ name: z.string().min(1), kind: z.enum(['csp', 'supplier', 'entity', 'other']) }).optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;
