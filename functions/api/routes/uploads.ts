import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { uploadsOfProject } from '../../uploads-of-project.ts';
import { answer, refusals } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findProject } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { projectParameters, uploadStatesParameter } from '../parameters.ts';
import { tellUploads } from '../upload-answer.ts';
import { pageOf, pageParameters, uploadExample, uploadPageSchema } from '../upload-page.ts';
import { uploadStateOf, uploadStates } from '../upload-state.ts';

const route = createRoute({
  method: 'get',
  path: '/projects/{ipa}/{cup}/uploads',
  operationId: 'uploads',
  summary: 'I caricamenti di un progetto',
  description: `Una pagina di caricamenti correnti per percorso, ciascuno con che cosa ne è stato: ricevuto, letto, documento, rifiutato con i
motivi, trattenuto, problema nostro. Di una chiave caricata di nuovo c’è l’ultima versione; la precedente resta in vista solo finché la nuova
non è letta. I testi sono nella lingua di \`Accept-Language\` (it, en).`,
  tags: ['caricamenti'],
  request: { params: projectParameters, query: z.strictObject({ state: uploadStatesParameter, ...pageParameters }) },
  responses: {
    200: answer('Una pagina di caricamenti.', uploadPageSchema, { uploads: [uploadExample], next: null }),
    ...refusals(400, 404),
  },
});

export function addUploads(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const { state: states = uploadStates, ...page } = c.req.valid('query');
    const language = languageOf(c.req.header('Accept-Language'));
    const uploads = await uploadsOfProject(ports, project);
    if (uploads.length === 0) await findProject(ports, project);
    const asked = uploads.filter(({ state }) => states.includes(uploadStateOf(state)));
    const { shown, next } = pageOf(asked, page, language);
    return c.json({ uploads: await tellUploads(ports, shown, language), next }, 200, { 'Content-Language': language });
  });
}
