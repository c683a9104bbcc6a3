import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { listStrays } from '../../read-model.ts';
import { byPlace } from '../../uploads-of-project.ts';
import { answer, refusals } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { languageOf } from '../language.ts';
import { tellUploads } from '../upload-answer.ts';
import { pageOf, pageParameters, uploadPageSchema } from '../upload-page.ts';

const route = createRoute({
  method: 'get',
  path: '/stray-uploads',
  operationId: 'strayUploads',
  summary: 'Caricamenti che non nominano alcun progetto',
  description: 'Per chi gestisce il servizio: chiavi sotto `uploads/` senza un codice IPA e un CUP leggibili. `path` è la chiave intera.',
  tags: ['caricamenti'],
  request: { query: z.strictObject(pageParameters) },
  responses: {
    200: answer('Una pagina di caricamenti.', uploadPageSchema, { uploads: [], next: null }),
    ...refusals(400),
  },
});

export function addStrayUploads(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const language = languageOf(c.req.header('Accept-Language'));
    const strays = (await listStrays(ports.records)).map((line) => ({ ...line, bytes: null })).sort(byPlace);
    const { shown, next } = pageOf(strays, c.req.valid('query'), language);
    return c.json({ uploads: await tellUploads(ports, shown, language, true), next }, 200, { 'Content-Language': language });
  });
}
