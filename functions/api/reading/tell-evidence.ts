import * as z from 'zod';
import type { Digest } from '../../../shared/model/digest.ts';
import { severitySchema } from '../../../shared/model/severity.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { toldReading } from '../../../shared/telling/told-reading.ts';
import { uploadReasonSchema } from '../upload-answer.ts';

/** What a file says, in short: the whole of it is its digest, and its series have an address of their own. */
export const readingSchema = z
  .strictObject({
    status: z.enum(['recognised', 'document', 'unrecognised', 'ambiguous', 'refused']),
    format: z.string().nullable(),
    needs: z.array(z.string()).meta({ description: 'Ciò che il file non dice e una mappatura deve dire.' }),
    reader: z.string().meta({ description: 'Versione di chi l’ha letto.' }),
    mappingSha256: z.string().nullable(),
    rows: z.strictObject({ read: z.int(), accepted: z.int(), rejected: z.int() }),
    seriesTotal: z.int(),
    resourcesTotal: z.int(),
    addressesTotal: z.int(),
    members: z
      .array(z.strictObject({ name: z.string(), format: z.string().nullable(), rows: z.int() }))
      .meta({ description: 'File di un archivio o fogli di una cartella di lavoro, i primi 100.' }),
    membersTotal: z.int(),
    issues: z
      .array(
        z.strictObject({
          ...uploadReasonSchema.shape,
          severity: severitySchema,
          member: z.string().nullable(),
          count: z.int().meta({ description: 'Quante righe, contate tutte.' }),
          firstRows: z.array(z.int()).meta({ description: 'Righe fisiche, dalla 1, intestazione compresa.' }),
        }),
      )
      .meta({ description: 'Le più gravi per prime, al più 200.' }),
    issuesTotal: z.int(),
  })
  .meta({ id: 'Reading' });
export type Reading = z.infer<typeof readingSchema>;

/** As `shared/telling` tells it: the console says the same of a file before it is sent. */
export function tellReading(digest: Digest, language: Language): Reading {
  const { needs, members, issues, ...told } = toldReading(digest, language);
  return {
    ...told,
    needs: [...needs],
    members: [...members],
    issues: issues.map(({ firstRows, ...issue }) => ({ ...issue, firstRows: [...firstRows] })),
  };
}
