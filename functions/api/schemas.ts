import { z } from 'zod';
import { projectStates } from '../items.ts';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** RFC 3339 UTC. */
export const instantSchema = z.iso.datetime();
/** A civil day in Rome. */
export const daySchema = z.iso.date();

export const nextSchema = z
  .string()
  .nullable()
  .meta({ description: 'Da passare come `cursor` per la pagina successiva; null: non ce n’è.' });

export const projectLineSchema = z
  .strictObject({
    ipa: z.string().meta({ description: 'Codice IPA, in minuscolo.' }),
    cup: z.string(),
    name: z.string().nullable().meta({ description: 'Nome dell’ente come dichiarato; null senza una dichiarazione valida.' }),
    outcome: z.enum(projectStates).meta({ description: 'Esito proposto dall’ultimo verbale.' }),
    record: z
      .strictObject({ sequence: z.int().positive(), hash: sha256Schema, asOf: instantSchema })
      .nullable()
      .meta({ description: 'L’ultimo verbale; null: nessuno.' }),
    deadline: daySchema.nullable().meta({ description: 'Ultimo giorno per completare.' }),
    payableEur: z.number(),
  })
  .meta({ id: 'ProjectLine' });
export type ProjectLine = z.infer<typeof projectLineSchema>;
