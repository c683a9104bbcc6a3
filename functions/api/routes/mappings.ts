import type { OpenAPIHono } from '@hono/zod-openapi';
import type * as z from 'zod';
import { readDossierPath } from '../../../shared/model/keys.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { largestUpload } from '../../uploads/upload-limits.ts';
import { answer, contentLanguage, notThere, versioned } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { telling } from '../audit.ts';
import { badParameter } from '../bad-request.ts';
import { languageOf } from '../language.ts';
import { projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { describing, writeRoute } from '../write-route.ts';
import { folderParameters, uploadFilter } from '../writing-parameters.ts';
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

const params = { ...projectParameters, ...folderParameters };
const query = { upload: uploadFilter };
const path = 'protocollo/usage-report/cpu.csv.mapping.yaml';

const read = readRoute({
  path: '/projects/{ipa}/{cup}/mappings/{folder}/{kind}',
  operationId: 'mapping',
  summary: 'La mappatura di un file o di una cartella',
  description: 'L’ultima mandata, com’è stata scritta: con `upload` quella di quel file, senza quella di tutta la cartella.',
  tag: 'dichiarazioni',
  access: ['entity', 'auditor', 'operator'],
  params,
  query,
  answers: { 200: { ...answer('La mappatura.', writtenSchema, writtenExample(path, 'mapping')), headers: etagHeader }, ...notThere },
});

const check = writeRoute({
  method: 'post',
  path: '/projects/{ipa}/{cup}/mapping-checks',
  operationId: 'checkMapping',
  summary: 'Provare una mappatura',
  description:
    'Dice ciò che direbbe chi la legge dopo l’invio, senza scrivere nulla. Che i nomi siano quelli delle colonne del file non lo guarda.',
  tag: 'dichiarazioni',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: {},
  body: textBody('mapping'),
  answers: { 200: { ...answer('Com’è.', checkSchema, { valid: true, reasons: [] }), headers: contentLanguage } },
});

const put = writeRoute({
  method: 'put',
  path: '/projects/{ipa}/{cup}/mappings/{folder}/{kind}',
  operationId: 'sendMapping',
  summary: 'Mandare una mappatura',
  description: `Solo se è valida; se non lo è, 422 con ogni errore e nulla è scritto. Poi i file a cui si riferisce sono letti di nuovo, e il progetto è
giudicato.`,
  tag: 'dichiarazioni',
  access: ['entity'],
  params,
  query,
  headers: versionHeaders,
  body: textBody('mapping'),
  answers: {
    200: { ...answer('Scritta.', putSchema, { path, versionId: textExample.versionId, isNew: true }), headers: etagHeader },
    ...versioned,
  },
});

type Folder = z.infer<z.ZodObject<typeof params>>;

/** What reads YAML, and patterns, is loaded only when asked for. */
const problemsIn = async (text: string, language: Language) =>
  (await import('../../uploads/read-written.ts')).problemsOfMapping(text, language);

export function addMappings(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(read, async (c) => {
    const { ipa, cup, ...place } = c.req.valid('param');
    const project = { ipa, cup };
    const own = pathOf(place, c.req.valid('query').upload, c.req.header('Accept-Language'));
    const written = await findWritten(ports, project, [own], none);
    return c.json(written, 200, etagOf(written));
  });
  app.openapi(describing(app, check), async (c) => {
    const { told, language } = await checkRequest(c, largestUpload.text, problemsIn);
    return c.json(told, 200, { 'Content-Language': language });
  });
  app.openapi(describing(app, put), async (c) => {
    const { ipa, cup, ...place } = c.req.valid('param');
    const own = pathOf(place, c.req.valid('query').upload, c.req.header('Accept-Language'));
    const where = { project: { ipa, cup }, path: own, paths: [own] };
    const done = await putRequest(c, ports, { ...where, longest: largestUpload.text, problems: problemsIn });
    telling(c, { did: 'mapping put', id: done.versionId });
    return c.json(tellPut(done), 200, etagOf(done));
  });
}

/** Rejects with `bad-request` where such a name would be no mapping's. */
function pathOf({ folder, kind }: Pick<Folder, 'folder' | 'kind'>, upload: string | undefined, accepted: string | undefined): string {
  const own = `${folder}/${kind}/${upload === undefined ? '' : `${upload}.`}mapping.yaml`;
  if (readDossierPath(own).is !== 'mapping') throw badParameter('upload', 'query', languageOf(accepted));
  return own;
}

const none = {
  it: 'Nessuno ha mandato una mappatura per questo file o questa cartella.',
  en: 'Nobody has sent a mapping for this file or this folder.',
};
