import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { answer } from '../answers.ts';
import { describeApi } from '../describe-api.ts';
import { readRoute } from '../read-route.ts';

const descriptionSchema = z.looseObject({ openapi: z.string() }).meta({ id: 'Description' });

const route = readRoute({
  path: '/openapi.json',
  operationId: 'description',
  summary: 'Questa descrizione',
  description: 'La descrizione dell’API (OpenAPI 3.1), fatta dagli stessi schemi che controllano le risposte.',
  tag: 'servizio',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: {},
  answers: { 200: answer('La descrizione.', descriptionSchema, { openapi: '3.1.0' }) },
});

export function addDescription(app: OpenAPIHono): void {
  let described: z.infer<typeof descriptionSchema> | null = null;
  app.openapi(route, (c) => {
    // Only when somebody asks: most containers of the function never tell it.
    described ??= describeApi(app);
    return c.json(described, 200);
  });
}
