import type { OpenAPIHono } from '@hono/zod-openapi';
import { listStrays } from '../../read-model.ts';
import { byPlace } from '../../uploads-of-project.ts';
import { answer, contentLanguage } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { cursorsOf } from '../cursor.ts';
import { languageOf } from '../language.ts';
import { pageParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { tellUploads } from '../upload-answer.ts';
import { pageOf, uploadPageSchema, uploadPlaceSchema } from '../upload-page.ts';

const route = readRoute({
  path: '/stray-uploads',
  operationId: 'strayUploads',
  summary: 'Caricamenti che non nominano alcun progetto',
  description: 'Per chi gestisce il servizio: chiavi sotto `uploads/` senza un codice IPA e un CUP leggibili. `path` è la chiave intera.',
  tag: 'caricamenti',
  access: ['operator'],
  params: {},
  query: pageParameters,
  answers: {
    200: { ...answer('Una pagina di caricamenti.', uploadPageSchema, { uploads: [], next: null }), headers: contentLanguage },
  },
});

export function addStrayUploads(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const language = languageOf(c.req.header('Accept-Language'));
    const strays = (await listStrays(ports.records)).map((line) => ({ ...line, bytes: null })).sort(byPlace);
    const cursors = cursorsOf(uploadPlaceSchema, { list: 'stray-uploads' }, ports, language);
    const { shown, next } = pageOf(strays, c.req.valid('query'), cursors);
    return c.json({ uploads: await tellUploads(ports, shown, language, true), next }, 200, { 'Content-Language': language });
  });
}
