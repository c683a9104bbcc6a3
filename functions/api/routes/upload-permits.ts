import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { uploadPatience } from '../../../infra/definitions/uploads.ts';
import type { Bilingual } from '../../../shared/reasons/define-reason.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { type FileRefusal, permitUploads } from '../../uploads/permit-uploads.ts';
import { largestUpload } from '../../uploads/upload-limits.ts';
import { userIdOf } from '../../user-id.ts';
import { answer } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { telling } from '../audit.ts';
import { readJson } from '../body.ts';
import { languageOf } from '../language.ts';
import { projectParameters } from '../parameters.ts';
import { ApiProblem, type RequestError } from '../problem.ts';
import { instantSchema, sha256Schema } from '../schemas.ts';
import { describing, writeRoute } from '../write-route.ts';

const mostFiles = 100;

const fileSchema = z.strictObject({
  path: z.string().min(1).max(400).meta({ description: 'Sotto `uploads/{ipa}/{cup}/`: `{servizio}/{tipo}/{nome}`, o `dossier.yaml`.' }),
  bytes: z
    .int()
    .min(1)
    .meta({ description: `Byte del file: al più ${largestUpload.evidence}; una dichiarazione o una mappatura ${largestUpload.text}.` }),
  sha256: sha256Schema.meta({ description: 'Di tutto il file, 64 cifre esadecimali minuscole.' }),
});
const wantedSchema = z.strictObject({ files: z.array(fileSchema).min(1).max(mostFiles) }).meta({ id: 'WantedUploads' });

const putSchema = z.strictObject({
  method: z.literal('PUT'),
  url: z.string().meta({ description: 'Di S3: chi ce l’ha può mandare quel file e nessun altro.' }),
  headers: z
    .record(z.string(), z.string())
    .meta({ description: 'Da mandare come sono. La lunghezza la manda da sé ogni programma; `Content-Type` è libero.' }),
  until: instantSchema.meta({ description: `L’invio deve cominciare entro quest’ora: ${uploadPatience / 60} minuti dalla richiesta.` }),
});

const receiptSchema = z.strictObject({
  path: z.string(),
  key: z.string().meta({ description: 'La chiave nel bucket.' }),
  bytes: z.int(),
  sha256: sha256Schema,
  state: z
    .enum(['to-send', 'already-there'])
    .meta({ description: '`already-there`: a questo percorso ci sono già questi stessi byte, e non c’è nulla da mandare.' }),
  versionId: z.string().nullable().meta({ description: 'La versione che li ha; null: ancora nessuna.' }),
  put: putSchema.nullable().meta({ description: 'Come mandare il file; null: non serve.' }),
});
export const receiptsSchema = z.strictObject({ files: z.array(receiptSchema) }).meta({ id: 'UploadReceipts' });

const example = {
  path: 'protocollo/usage-report/cpu.csv',
  bytes: 1024,
  sha256: '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f',
};
const exampleHeaders = { 'x-amz-checksum-sha256': 'C41anpwrTW+AkaO1x9nh8wQVjxscbAwPWzt9Hgwfe28=', 'x-amz-meta-attesta-who': 'ente-1' };

const write = writeRoute({
  method: 'post',
  path: '/projects/{ipa}/{cup}/uploads',
  operationId: 'requestUploads',
  summary: 'Chiedere di caricare uno o più file',
  description: `Per ciascun file una ricevuta e l’indirizzo a cui mandarlo con un PUT: vale solo per quella chiave, quella lunghezza, quello sha256, e per
${uploadPatience / 60} minuti. Chiedere non scrive nulla, e si può ripetere. O tutti o nessuno: se uno non va, \`errors\` li dice tutti. Il PUT
risponde con \`x-amz-version-id\`: con il percorso e la versione, \`GET\` a questo stesso indirizzo dice che cosa ne è stato.`,
  tag: 'caricamenti',
  access: ['entity'],
  params: projectParameters,
  query: {},
  body: {
    description: `I file da mandare: al più ${mostFiles} per richiesta.`,
    content: { 'application/json': { schema: wantedSchema, example: { files: [example] } } },
  },
  answers: {
    200: answer('Una ricevuta per file, nell’ordine della richiesta.', receiptsSchema, {
      files: [
        {
          ...example,
          key: 'uploads/p_vd/D19B25999990006/protocollo/usage-report/cpu.csv',
          state: 'to-send',
          versionId: null,
          put: {
            method: 'PUT',
            url: 'https://attesta-prod.s3.eu-south-1.amazonaws.com/uploads/p_vd/D19B25999990006/protocollo/usage-report/cpu.csv?X-Amz-Algorithm=…',
            headers: exampleHeaders,
            until: '2026-03-20T09:15:00Z',
          },
        },
      ],
    }),
  },
});

export function addUploadPermits(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(describing(app, write), async (c) => {
    const { files } = await readJson(c, wantedSchema);
    const permitted = await permitUploads(ports, c.req.valid('param'), files, userIdOf(c.var.caller.subject, ports.means));
    if (!permitted.permitted) throw notTaken(permitted.refusals, languageOf(c.req.header('Accept-Language')));
    telling(c, { did: 'uploads permitted', files: permitted.files.length });
    return c.json({ files: permitted.files.map(tellReceipt) }, 200);
  });
}

type Permitted = Extract<Awaited<ReturnType<typeof permitUploads>>, { permitted: true }>['files'][number];

const tellReceipt = ({ put, ...file }: Permitted): z.infer<typeof receiptSchema> => ({
  ...file,
  state: put ? 'to-send' : 'already-there',
  put: put && { method: 'PUT', ...put, headers: { ...put.headers } },
});

function notTaken(refusals: readonly { readonly index: number; readonly refusal: FileRefusal }[], language: Language): ApiProblem {
  const errors = refusals.map(({ index, refusal }): RequestError => {
    const { field, code, text } = told(refusal);
    return { in: 'body', name: `files.${index}.${field}`, code, detail: text[language] };
  });
  return new ApiProblem('not-taken', { detail: someRefused, errors });
}

function told(refusal: FileRefusal): { readonly field: string; readonly code: string; readonly text: Bilingual } {
  switch (refusal.is) {
    case 'outside-grammar':
      return {
        field: 'path',
        code: 'KEY_OUTSIDE_GRAMMAR',
        text: {
          it: `Il percorso non è fra quelli previsti. Serve: ${refusal.wanted}.`,
          en: `The path is not one that is foreseen. Wanted: ${refusal.wanted}.`,
        },
      };
    case 'too-large':
      return {
        field: 'bytes',
        code: 'FILE_TOO_LARGE',
        text: {
          it: `Il file supera i ${refusal.largest} byte: dividerlo, per esempio per mese, o comprimerlo con gzip.`,
          en: `The file has more than ${refusal.largest} bytes: split it, by month for instance, or compress it with gzip.`,
        },
      };
    case 'twice':
      return {
        field: 'path',
        code: 'PATH_TWICE',
        text: { it: 'Lo stesso percorso c’è già più su nella richiesta.', en: 'The same path stands further up in the request.' },
      };
  }
}

const someRefused = {
  it: 'Nessun file è stato ammesso, perché almeno uno non va: «errors» dice quali e perché.',
  en: 'No file was permitted, because at least one is wrong: “errors” says which, and why.',
};
