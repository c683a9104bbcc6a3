import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { largestUpload } from '../../uploads/upload-limits.ts';
import { answer, contentLanguage, notThere, versioned } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { telling } from '../audit.ts';
import { projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { describing, writeRoute } from '../write-route.ts';
import {
  checkRequest,
  checkSchema,
  etagHeader,
  etagOf,
  findWritten,
  putRequest,
  putSchema,
  tellPut,
  versionHeaders,
  writtenSchema,
} from '../written-answer.ts';
import { textBody, textExample, writtenExample } from '../written-examples.ts';

const paths = ['dossier.yaml', 'dossier.json'] as const;

const read = readRoute({
  path: '/projects/{ipa}/{cup}/declaration',
  operationId: 'declaration',
  summary: 'L’ultima dichiarazione mandata',
  description: `Il testo com’è stato scritto, anche se non è valido o non è ancora letto: che cosa ne è stato lo dicono i caricamenti, e quella in vigore è
l’ultima valida.`,
  tag: 'dichiarazioni',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: {},
  answers: {
    200: { ...answer('La dichiarazione.', writtenSchema, writtenExample('dossier.yaml')), headers: etagHeader },
    ...notThere,
  },
});

const check = writeRoute({
  method: 'post',
  path: '/projects/{ipa}/{cup}/declaration-checks',
  operationId: 'checkDeclaration',
  summary: 'Provare una dichiarazione',
  description: 'Dice ciò che direbbe chi la legge dopo l’invio, senza scrivere nulla: ogni errore con riga, campo e rimedio.',
  tag: 'dichiarazioni',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: {},
  body: textBody('declaration'),
  answers: { 200: { ...answer('Com’è.', checkSchema, { valid: true, reasons: [] }), headers: contentLanguage } },
});

const put = writeRoute({
  method: 'put',
  path: '/projects/{ipa}/{cup}/declaration',
  operationId: 'sendDeclaration',
  summary: 'Mandare la dichiarazione',
  description: `Solo se è valida; se non lo è, 422 con ogni errore e nulla è scritto. \`If-Match\` con l’ETag di quella che si cambia, o \`If-None-Match: *\`
per la prima. Poi è come ogni caricamento: viene letta, e il progetto è giudicato.`,
  tag: 'dichiarazioni',
  access: ['entity'],
  params: projectParameters,
  query: {},
  headers: versionHeaders,
  body: textBody('declaration'),
  answers: {
    200: {
      ...answer('Scritta.', putSchema, { path: 'dossier.yaml', versionId: textExample.versionId, isNew: true }),
      headers: etagHeader,
    },
    ...versioned,
  },
});

/** What reads YAML is loaded only when asked for. */
const problemsIn = (project: ProjectKey) => async (text: string, language: Language) =>
  (await import('../../uploads/read-written.ts')).problemsOfDeclaration(text, project, language);

export function addDeclaration(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(read, async (c) => {
    const project = c.req.valid('param');
    const written = await findWritten(ports, project, paths, none);
    return c.json(written, 200, etagOf(written));
  });
  app.openapi(describing(app, check), async (c) => {
    const { told, language } = await checkRequest(c, largestUpload.text, problemsIn(c.req.valid('param')));
    return c.json(told, 200, { 'Content-Language': language });
  });
  app.openapi(describing(app, put), async (c) => {
    const project = c.req.valid('param');
    const own = { project, path: paths[0], paths, longest: largestUpload.text };
    const done = await putRequest(c, ports, { ...own, problems: problemsIn(project) });
    telling(c, { did: 'declaration put', id: done.versionId });
    return c.json(tellPut(done), 200, etagOf(done));
  });
}

const none = {
  it: 'Il progetto esiste, ma nessuno ha ancora mandato una dichiarazione.',
  en: 'The project exists, but nobody has sent a declaration yet.',
};
