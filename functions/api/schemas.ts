import * as z from 'zod';
import { projectOutcomes, purposes, serviceOutcomes } from '../../shared/model/record.ts';
import { pointOutcomes } from '../../shared/model/severity.ts';
import { remedyHands } from '../../shared/reasons/define-reason.ts';
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

/** Of what was judged last: maintenance has none, nor has a migration whose rules or dates nobody knows. */
export const deadlineSchema = daySchema
  .nullable()
  .meta({ description: 'Ultimo giorno per completare la migrazione; null: nessuno lo sa, o è manutenzione, che non ha scadenza.' });

export const projectLineSchema = z
  .strictObject({
    ipa: z.string().meta({ description: 'Codice IPA, in minuscolo.' }),
    cup: z.string(),
    name: z.string().nullable().meta({ description: 'Nome dell’ente come dichiarato; null senza una dichiarazione valida.' }),
    outcome: z.enum(projectStates).meta({ description: 'Esito proposto dall’ultimo verbale.' }),
    purpose: z
      .enum(purposes)
      .nullable()
      .meta({ description: 'Che cosa giudica l’ultimo verbale: la migrazione o la permanenza in uso; null: nessun verbale.' }),
    record: z
      .strictObject({ sequence: z.int().positive(), hash: sha256Schema, asOf: instantSchema })
      .nullable()
      .meta({ description: 'L’ultimo verbale; null: nessuno.' }),
    deadline: deadlineSchema,
    payableEur: z.number(),
    nextCheckOn: daySchema.nullable().meta({ description: 'Giorno in cui sarà giudicato di nuovo da sé; null: mai.' }),
    waitsFor: z
      .array(z.enum(remedyHands))
      .nullable()
      .meta({ description: 'A chi toccano i prossimi passi; vuoto: a nessuno. null: non si sa (un verbale di prima).' }),
    waitingSince: instantSchema
      .nullable()
      .meta({ description: 'Da quale verbale l’esito e chi deve muoversi sono questi; null: nessun verbale.' }),
    open: z
      .strictObject({ fail: z.int(), missing: z.int(), review: z.int() })
      .nullable()
      .meta({ description: 'Quanti punti dell’ultimo verbale sono aperti; null: nessun verbale.' }),
  })
  .meta({ id: 'ProjectLine' });
export type ProjectLine = z.infer<typeof projectLineSchema>;

/** A record's line: what its item says, every point included. */
export const recordLineSchema = z
  .strictObject({
    sequence: z.int().positive(),
    hash: sha256Schema,
    prevHash: sha256Schema.nullable(),
    purpose: z.enum(purposes),
    asOf: instantSchema,
    ruleset: z.strictObject({ id: z.string(), version: z.string(), sha256: sha256Schema }),
    engine: z.string(),
    outcome: z.enum(projectOutcomes),
    payableEur: z.number(),
    heldBackEur: z.number(),
    deadline: deadlineSchema,
    services: z.array(z.strictObject({ id: z.string(), destination: z.string(), outcome: z.enum(serviceOutcomes) })),
    points: z.array(
      z.strictObject({
        point: z.string(),
        service: z.string().nullable().meta({ description: 'null: un punto dell’intero pacchetto.' }),
        outcome: z.enum(pointOutcomes),
        codes: z.array(z.string()).meta({ description: 'Codici di motivo, in ordine, ciascuno una volta (docs/reasons.md).' }),
      }),
    ),
  })
  .meta({ id: 'RecordLine' });
export type RecordLineAnswer = z.infer<typeof recordLineSchema>;
