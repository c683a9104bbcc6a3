import type { OpenAPIHono } from '@hono/zod-openapi';
import { uploadsOfProject } from '../../uploads-of-project.ts';
import { answer, contentLanguage, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { cursorsOf } from '../cursor.ts';
import { findProject } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { pageParameters, projectParameters, uploadStatesParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { tellUploads } from '../upload-answer.ts';
import { pageOf, uploadExample, uploadPageSchema, uploadPlaceSchema } from '../upload-page.ts';
import { uploadStateOf, uploadStates } from '../upload-state.ts';

const route = readRoute({
  path: '/projects/{ipa}/{cup}/uploads',
  operationId: 'uploads',
  summary: 'I caricamenti di un progetto',
  description: `Una pagina di caricamenti correnti per percorso, ciascuno con che cosa ne è stato: ricevuto, letto, documento, rifiutato con i
motivi, trattenuto, problema nostro. Di una chiave caricata di nuovo c’è l’ultima versione; la precedente resta in vista solo finché la nuova
non è letta. I testi sono nella lingua di \`Accept-Language\` (it, en).`,
  tag: 'caricamenti',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: { state: uploadStatesParameter, ...pageParameters },
  answers: {
    200: {
      ...answer('Una pagina di caricamenti.', uploadPageSchema, { uploads: [uploadExample], next: null }),
      headers: contentLanguage,
    },
    ...notThere,
  },
});

export function addUploads(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const { state: states = uploadStates, ...page } = c.req.valid('query');
    const language = languageOf(c.req.header('Accept-Language'));
    const list = { list: 'uploads', ...project, states: uploadStates.filter((state) => states.includes(state)) };
    const cursors = cursorsOf(uploadPlaceSchema, list, ports, language);
    const uploads = await uploadsOfProject(ports, project);
    if (uploads.length === 0) await findProject(ports, project);
    const asked = uploads.filter(({ state }) => states.includes(uploadStateOf(state)));
    const { shown, next } = pageOf(asked, page, cursors);
    return c.json({ uploads: await tellUploads(ports, shown, language), next }, 200, { 'Content-Language': language });
  });
}
