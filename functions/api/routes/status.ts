import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { ENGINE_VERSION, READER_VERSION } from '../../../shared/version.ts';
import { answer } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { ApiProblem } from '../problem.ts';
import { readRoute } from '../read-route.ts';

const statusSchema = z
  .strictObject({
    status: z.literal('up'),
    engine: z.string().meta({ description: 'Versione del motore che giudica.' }),
    reader: z.string().meta({ description: 'Versione di chi legge i file.' }),
  })
  .meta({ id: 'Status' });

const route = readRoute({
  path: '/status',
  operationId: 'status',
  summary: 'Il servizio risponde?',
  description: 'Legge la tabella: se non ci riesce risponde 503.',
  tag: 'servizio',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: {},
  answers: {
    200: answer('Il servizio risponde.', statusSchema, { status: 'up', engine: ENGINE_VERSION, reader: READER_VERSION }),
  },
});

/** A key that no item has: reading it says whether the table answers, and costs next to nothing. */
const nothing = { PK: 'STATUS', SK: 'STATUS' };

export function addStatus(app: OpenAPIHono, { records }: ApiPorts): void {
  app.openapi(route, async (c) => {
    try {
      await records.get(nothing);
    } catch (error) {
      throw new ApiProblem('unavailable', {
        detail: { it: 'La tabella non risponde.', en: 'The table does not answer.' },
        headers: { 'Retry-After': '30' },
        cause: error,
      });
    }
    return c.json({ status: 'up' as const, engine: ENGINE_VERSION, reader: READER_VERSION }, 200);
  });
}
