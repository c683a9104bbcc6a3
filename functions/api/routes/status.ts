import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { ENGINE_VERSION, READER_VERSION } from '../../../shared/version.ts';
import { answer, refusals } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { ApiProblem } from '../problem.ts';

const statusSchema = z
  .strictObject({
    status: z.literal('up'),
    engine: z.string().meta({ description: 'Versione del motore che giudica.' }),
    reader: z.string().meta({ description: 'Versione di chi legge i file.' }),
  })
  .meta({ id: 'Status' });

const route = createRoute({
  method: 'get',
  path: '/status',
  operationId: 'status',
  summary: 'Il servizio risponde?',
  description: 'Legge la tabella: se non ci riesce risponde 503.',
  tags: ['servizio'],
  responses: {
    200: answer('Il servizio risponde.', statusSchema, { status: 'up', engine: ENGINE_VERSION, reader: READER_VERSION }),
    ...refusals(),
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
