import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import { rulesetBySha256 } from '../../../shared/rulesets/load.ts';
import { type Replay, replay } from '../../../shared/verdict/replay.ts';
import { ENGINE_VERSION } from '../../../shared/version.ts';
import { TooMuchToRead } from '../../faults.ts';
import { fullRecord } from '../../read-model.ts';
import { dossierOfRecord } from '../../record-inputs/dossier-of-record.ts';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findRecord } from '../find-project.ts';
import { projectParameters, recordParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { shelvesOfApi } from '../reading/opened-record.ts';
import { recordHeadOf, recordHeadSchema } from '../record-head.ts';

const states = ['same', 'different', 'too-much', 'rules-not-here'] as const;

export const replaySchema = z
  .strictObject({
    ipa: z.string(),
    cup: z.string(),
    record: recordHeadSchema,
    status: z.enum(states),
    engine: z
      .strictObject({ record: z.string(), now: z.string() })
      .meta({ description: 'Chi ha fatto il verbale, e chi l’ha rifatto ora.' }),
    digests: z.int().meta({ description: 'Quanti digest nomina il verbale.' }),
    difference: z
      .strictObject({ path: z.string(), stored: z.string(), recomputed: z.string() })
      .nullable()
      .meta({ description: 'Il primo posto in cui differiscono: JSON, accorciato; testo vuoto dove da quel lato non c’è nulla.' }),
  })
  .meta({ id: 'Replay' });

const route = readRoute({
  path: '/projects/{ipa}/{cup}/records/{sequence}/replay',
  operationId: 'recordReplay',
  summary: 'Il verbale, rifatto adesso',
  description: `Rifà il verbale dagli ingressi che nomina (dichiarazione, digest, valutazioni, registri, le sue stesse regole) e confronta byte per byte:
\`same\`, \`different\` (con il primo posto che differisce; un motore più nuovo può giudicare altrimenti), \`too-much\` (i digest sono più di quanti una
richiesta può aprire) e \`rules-not-here\`: questi due li rifà chi gestisce il servizio, con \`attesta replay\`. I file originali non vengono
riletti: per questo c’è \`attesta replay --from-files\`.`,
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, sequence: recordParameter('sequence') },
  query: {},
  answers: {
    200: answer('Come è andata.', replaySchema, {
      ipa: 'p_vd',
      cup: 'D19B25999990006',
      record: { sequence: 3, hash: '8f1b1c6c0c0f5b3b7d1e0c1f4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f30415', asOf: '2026-03-20T09:00:00Z' },
      status: 'same',
      engine: { record: '0.1.0', now: '0.1.0' },
      digests: 7,
      difference: null,
    }),
    ...notThere,
  },
});

export function addRecordReplay(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const { sequence: wanted, ...project } = c.req.valid('param');
    const line = await findRecord(ports, project, wanted);
    const record = await fullRecord(ports.evidence, line.hash);
    const { status, difference } = await replayed(ports, record);
    const engine = { record: record.engine, now: ENGINE_VERSION };
    return c.json({ ...project, record: recordHeadOf(line), status, engine, digests: record.inputs.digests.length, difference }, 200);
  });
}

type Outcome = Pick<z.infer<typeof replaySchema>, 'status' | 'difference'>;

async function replayed(ports: ApiPorts, record: AttestaRecord): Promise<Outcome> {
  if (!rulesetBySha256(record.ruleset.sha256)) return { status: 'rules-not-here', difference: null };
  try {
    const dossier = await dossierOfRecord(ports, shelvesOfApi(ports), record);
    return told(replay(record, dossier, ports.means.sha256));
  } catch (error) {
    if (error instanceof TooMuchToRead) return { status: 'too-much', difference: null };
    throw error;
  }
}

function told(result: Replay): Outcome {
  if (result.same) return { status: 'same', difference: null };
  const { path, stored, recomputed } = result;
  return { status: 'different', difference: { path, stored: shown(stored), recomputed: shown(recomputed) } };
}

/** A difference may be a whole list of findings. */
const longest = 2_000;
const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, longest).toWellFormed();
