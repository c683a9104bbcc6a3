import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { ENGINE_VERSION, READER_VERSION } from '../../../shared/version.ts';
import { answer } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { ApiProblem } from '../problem.ts';
import { readRoute } from '../read-route.ts';
import { operationsOf, operationsSchema } from '../reading/operations.ts';

const statusSchema = z
  .strictObject({
    status: z.literal('up'),
    engine: z.string().meta({ description: 'Versione del motore che giudica.' }),
    reader: z.string().meta({ description: 'Versione di chi legge i file.' }),
    operations: operationsSchema.nullable().meta({ description: 'Solo per chi gestisce il servizio; null per gli altri.' }),
  })
  .meta({ id: 'Status' });

const route = readRoute({
  path: '/status',
  operationId: 'status',
  summary: 'Il servizio risponde?',
  description: `Legge la tabella: se non ci riesce risponde 503. A chi gestisce il servizio dice anche l’ultimo giro dei ricontrolli, ciò che è rimasto
indietro, e quanti messaggi aspettano o sono falliti. Da quanto aspettano non lo dice: per quello ci sono gli allarmi.`,
  tag: 'servizio',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: {},
  answers: {
    200: answer('Il servizio risponde.', statusSchema, {
      status: 'up',
      engine: ENGINE_VERSION,
      reader: READER_VERSION,
      operations: {
        lastSweep: { tick: '2026-03-20T03:00:00Z', endedAt: '2026-03-20T03:00:07Z', queued: 12, skipped: 0, failed: 0 },
        overdue: { projects: 0, oldestOn: null },
        strayUploads: 1,
        queues: [
          { queue: 'uploads', waiting: 2, underWay: 1, dead: 0 },
          { queue: 'assessments', waiting: 0, underWay: 0, dead: 0 },
          { queue: 'sweeps', waiting: 0, underWay: 0, dead: 0 },
        ],
      },
    }),
  },
});

/** A key that no item has: reading it says whether the table answers, and costs next to nothing. */
const nothing = { PK: 'STATUS', SK: 'STATUS' };

export function addStatus(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    try {
      await ports.records.get(nothing);
    } catch (error) {
      throw new ApiProblem('unavailable', {
        detail: { it: 'La tabella non risponde.', en: 'The table does not answer.' },
        headers: { 'Retry-After': '30' },
        cause: error,
      });
    }
    const operations = c.var.caller.role === 'operator' ? await operationsOf(ports) : null;
    return c.json({ status: 'up' as const, engine: ENGINE_VERSION, reader: READER_VERSION, operations }, 200);
  });
}
