import * as z from 'zod';
import type { DigestSeries } from '../../../shared/model/digest.ts';
import { evidenceNatureSchema, meanings, resourceClassSchema, statistics } from '../../../shared/model/usage.ts';
import { daySchema, instantSchema } from '../schemas.ts';

export interface SeriesOfResource {
  readonly member: string | null;
  readonly resourceId: string | null;
  readonly series: DigestSeries;
}

const figure = z.number().nullable();

export const seriesSchema = z
  .strictObject({
    member: z.string().nullable().meta({ description: 'File di un archivio o foglio; null: il caricamento stesso.' }),
    resourceId: z
      .string()
      .nullable()
      .meta({ description: 'Come il file la scrive, o come la dice il nome del file; null: nessuno lo dice.' }),
    class: resourceClassSchema.nullable(),
    metric: z.string().nullable(),
    meaning: z.enum(meanings).nullable(),
    statistic: z.enum(statistics).nullable(),
    unit: z.string().nullable(),
    nature: evidenceNatureSchema,
    zone: z.string().nullable().meta({ description: 'null: nessuno dice il fuso, gli istanti sono come se fosse UTC.' }),
    cadenceSeconds: figure,
    samples: z.int(),
    nulls: z.int(),
    zeros: z.int(),
    min: figure,
    mean: figure,
    max: figure,
    first: instantSchema.nullable(),
    last: instantSchema.nullable(),
    coveredSeconds: z.number(),
    longestGapSeconds: z.number(),
    runs: z.array(z.strictObject({ from: instantSchema, to: instantSchema })).meta({ description: 'Tratti coperti, i primi 1000.' }),
    runsTotal: z.int(),
    days: z
      .array(
        z.strictObject({
          day: daySchema,
          samples: z.int(),
          nulls: z.int(),
          zeros: z.int(),
          min: figure,
          mean: figure,
          max: figure,
          rows: z.tuple([z.int(), z.int()]).meta({ description: 'Prima e ultima riga fisica.' }),
        }),
      )
      .meta({ description: 'Giorni con righe, gli ultimi 3000.' }),
    daysTotal: z.int(),
  })
  .meta({ id: 'Series' });
export type SeriesAnswer = z.infer<typeof seriesSchema>;
