import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { type Register, registerId } from '../../../shared/model/register.ts';
import type { YamlIssue } from '../../../shared/reading/parse-yaml.ts';
import { pinRegister } from '../../../shared/registers/pin-register.ts';
import { shippedRegisters } from '../../../shared/registers/shipped-registers.ts';
import { knownNotices } from '../../../shared/rulesets/load.ts';
import type { RegisterItem } from '../../items.ts';
import { listRegisters, storeRegister } from '../../registers/stored-registers.ts';
import { answer } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { telling } from '../audit.ts';
import { readText, shownErrors } from '../body.ts';
import { languageOf } from '../language.ts';
import { ApiProblem, type RequestError } from '../problem.ts';
import { readRoute } from '../read-route.ts';
import { daySchema, instantSchema, sha256Schema } from '../schemas.ts';
import { describing, writeRoute } from '../write-route.ts';
import { registerParameters } from '../writing-parameters.ts';

/** Bytes: what a request to Lambda may hold, with its text escaped (6 MB); a longer list is imported with `attesta register`. */
const longestRegister = 4_000_000;
const types = ['text/csv', 'application/json', 'application/yaml'] as const;

const snapshotSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Quale registro: `acn`, `funded-projects`, `service-list`, `ip-ranges/{provider}`.' }),
    notice: z.string().nullable().meta({ description: 'Di quale avviso; null: di tutti.' }),
    takenOn: daySchema,
    sha256: sha256Schema.meta({ description: 'Il nome con cui la citano i verbali.' }),
    entries: z.int(),
    partial: z.boolean().meta({ description: 'true: ciò che non vi si trova non prova nulla.' }),
    importedAt: instantSchema
      .nullable()
      .meta({ description: 'Da quando conta; null: è venuta con Attesta, e conta dove non se n’è importata una.' }),
  })
  .meta({ id: 'RegisterSnapshot' });
type Snapshot = z.infer<typeof snapshotSchema>;

const example: Snapshot = {
  ...{ id: 'funded-projects', notice: 'avviso-1.2-province-citta-metropolitane', takenOn: '2026-08-22', entries: 102, partial: false },
  ...{ sha256: '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f', importedAt: '2026-08-23T07:00:00Z' },
};
const csv =
  'id,family,provider,service,level,validFrom,validTo,revokedOn,hostingCsp,url\nIA-0001,IA,Esempio Cloud SpA,IaaS,QC1,2025-01-01,,,,\n';
const body = {
  description: 'Il file com’è pubblicato, o nella forma di Attesta (docs/registri.md): al più 4 MB.',
  content: {
    'text/csv': { schema: z.string(), example: csv },
    'application/json': { schema: z.string(), example: '{"syncToken":"…","prefixes":[]}' },
    'application/yaml': { schema: z.string(), example: 'schema: attesta/register@1\n' },
  },
};

const list = readRoute({
  path: '/registers',
  operationId: 'registers',
  summary: 'Le copie dei registri',
  description: 'Quelle che vengono con Attesta e quelle importate. Quale conta per un progetto lo dice il suo verbale, con lo sha256.',
  tag: 'registri',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: {},
  answers: {
    200: answer('Le copie.', z.strictObject({ registers: z.array(snapshotSchema) }).meta({ id: 'Registers' }), { registers: [example] }),
  },
});

const checked = z
  .strictObject({
    valid: z.boolean(),
    snapshot: snapshotSchema.nullable().meta({ description: 'Che cosa si importerebbe; null: non è un registro.' }),
    faults: z.array(
      z.strictObject({ line: z.int(), field: z.string(), text: z.string().meta({ description: 'Nella lingua di `Accept-Language`.' }) }),
    ),
  })
  .meta({ id: 'RegisterCheck' });

const check = writeRoute({
  method: 'post',
  path: '/register-checks',
  operationId: 'checkRegister',
  summary: 'Provare un registro',
  description: 'Legge il file come per importarlo e dice che cosa ne verrebbe, o ogni errore con riga e campo. Non scrive nulla.',
  tag: 'registri',
  access: ['operator'],
  params: {},
  query: registerParameters,
  body,
  answers: { 200: answer('Com’è.', checked, { valid: true, snapshot: { ...example, importedAt: null }, faults: [] }) },
});

const write = writeRoute({
  method: 'post',
  path: '/registers',
  operationId: 'importRegister',
  summary: 'Importare la copia di un registro',
  description: `Tutta o niente: se qualcosa non va, 422 con ogni errore. La stessa copia mandata due volte è una sola (200 la seconda). Conta per il prossimo
giudizio di ogni progetto; da sola non rigiudica nessuno.`,
  tag: 'registri',
  access: ['operator'],
  params: {},
  query: registerParameters,
  body,
  answers: {
    200: answer('C’era già.', snapshotSchema, example),
    201: answer('Importata.', snapshotSchema, example),
  },
});

type Stated = z.infer<z.ZodObject<typeof registerParameters>>;

export function addRegisters(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(list, async (c) => {
    const shipped = shippedRegisters().map(
      ({ pinned }): Snapshot => ({ ...sizeOf(pinned.value), sha256: pinned.sha256, importedAt: null }),
    );
    return c.json({ registers: [...shipped, ...(await listRegisters(ports.records)).map(tell)] }, 200);
  });
  app.openapi(describing(app, check), async (c) => {
    const read = await readRegister(c, c.req.valid('query'));
    if (!read.ok) return c.json({ valid: false, snapshot: null, faults: read.issues.slice(0, shownErrors).map(tellFault) }, 200);
    const { sha256 } = pinRegister(read.register, ports.means.sha256);
    return c.json({ valid: true, snapshot: { ...sizeOf(read.register), sha256, importedAt: null }, faults: [] }, 200);
  });
  app.openapi(describing(app, write), async (c) => {
    const read = await readRegister(c, c.req.valid('query'));
    if (!read.ok) throw notTaken(read.issues);
    const { item, isNew } = await storeRegister(ports, read.register);
    telling(c, { did: isNew ? 'register imported' : 'register repeated', id: item.sha256 });
    return isNew ? c.json(tell(item), 201) : c.json(tell(item), 200);
  });
}

async function readRegister(c: Context, stated: Stated) {
  const language = languageOf(c.req.header('Accept-Language'));
  const text = await readText(c, types, longestRegister);
  // Loaded only when asked for, with what reads YAML.
  const { importRegister } = await import('../../../shared/registers/import-register.ts');
  const { register: kind = null, 'taken-on': takenOn = null, complete, 'file-name': fileName = '' } = stated;
  return importRegister(text, { kind, takenOn, notice: stated.notice ?? knownNotices()[0] ?? '', complete, fileName, language });
}

const sizeOf = (value: Register) => ({
  ...{ id: registerId(value), notice: 'notice' in value ? value.notice : null, takenOn: value.takenOn },
  ...{ entries: value.entries.length, partial: value.partial },
});

const tell = ({ is: _is, ...item }: RegisterItem): Snapshot => item;

const tellFault = ({ line, path, message }: YamlIssue) => ({ line, field: path, text: message });

const notTaken = (issues: readonly YamlIssue[]): ApiProblem =>
  new ApiProblem('not-taken', {
    detail: refused,
    errors: issues
      .slice(0, shownErrors)
      .map(({ line, path, message }): RequestError => ({ in: 'body', name: path, line, detail: message })),
  });

const refused = {
  it: 'Nulla è stato importato: «errors» dice ogni cosa che non va, con la riga del file.',
  en: 'Nothing was imported: “errors” says everything that is wrong, with the line of the file.',
};
