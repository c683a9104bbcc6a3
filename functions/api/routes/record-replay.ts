import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { ENGINE_VERSION } from '../../../shared/version.ts';
import { fullRecord } from '../../read-model.ts';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findRecord } from '../find-project.ts';
import { projectParameters, recordParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
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
export type ReplayAnswer = z.infer<typeof replaySchema>;

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
    // Loaded only when asked for: to judge takes every check there is.
    const { replayRecord } = await import('../reading/replay-record.ts');
    const { status, difference } = await replayRecord(ports, record);
    const engine = { record: record.engine, now: ENGINE_VERSION };
    return c.json({ ...project, record: recordHeadOf(line), status, engine, digests: record.inputs.digests.length, difference }, 200);
  });
}
