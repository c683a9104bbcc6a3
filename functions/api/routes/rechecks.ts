import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Bilingual } from '../../../shared/reasons/define-reason.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import type { RecheckItem } from '../../items.ts';
import type { ProjectKey } from '../../ports.ts';
import { isJudgingFaulty } from '../../read-model.ts';
import { askRecheck, readRecheck, sameRequest } from '../../recheck/requested.ts';
import { userIdOf } from '../../user-id.ts';
import { answer, contentLanguage, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { telling } from '../audit.ts';
import { findProject } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { projectParameters } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';
import { readRoute } from '../read-route.ts';
import { instantSchema } from '../schemas.ts';
import { describing, writeRoute } from '../write-route.ts';
import { recheckParameter } from '../writing-parameters.ts';

const both = (it: string, en: string): Bilingual => ({ it, en });

const reasonTexts = {
  'nothing-new': both(
    'Non c’era nulla di nuovo da dire: vale il verbale indicato.',
    'There was nothing new to say: the record that is named stands.',
  ),
  'awaiting-declaration': both(
    'Nessun verbale: manca una dichiarazione valida. La carica l’ente.',
    'No record: there is no valid declaration. The entity has to upload one.',
  ),
  'our-problem': both(
    'Il giudizio è fermo per un problema nostro: riproviamo da soli, e non serve chiederlo di nuovo.',
    'Judging is held up by a problem of ours: we try again by ourselves, and there is no need to ask again.',
  ),
} as const;
type Reason = keyof typeof reasonTexts;

export const recheckSchema = z
  .strictObject({
    recheck: z.string().meta({ description: 'Il nome della richiesta.' }),
    askedAt: instantSchema.meta({ description: 'Il minuto della richiesta: il progetto è giudicato com’era allora.' }),
    askedBy: z.string().meta({ description: 'Id di chi l’ha chiesto.' }),
    state: z.enum(['waiting', 'done']),
    record: z
      .int()
      .positive()
      .nullable()
      .meta({ description: 'Il numero del verbale che ne è venuto, o di quello che continua a valere; null: ancora nessuno.' }),
    reason: z
      .enum(Object.keys(reasonTexts) as [Reason, ...Reason[]])
      .nullable()
      .meta({ description: 'Perché non c’è un verbale nuovo; null: c’è, o si sta ancora giudicando.' }),
    reasonText: z.string().nullable(),
  })
  .meta({ id: 'Recheck' });

const example: z.infer<typeof recheckSchema> = {
  ...{ recheck: '20260320T090000Z', askedAt: '2026-03-20T09:00:00Z', askedBy: 'asseveratore-1' },
  ...{ state: 'done', record: 4, reason: null, reasonText: null },
};

const write = writeRoute({
  method: 'post',
  path: '/projects/{ipa}/{cup}/rechecks',
  operationId: 'askRecheck',
  summary: 'Chiedere che il progetto sia giudicato di nuovo',
  description: `Come fa da sé la verifica di ogni giorno, con l’ora di adesso. Risponde subito: come è andata lo dice l’indirizzo in \`Location\`. Chiesto di
nuovo entro ${sameRequest / 60_000} minuti è la stessa richiesta. Ciò che si carica o si valuta è giudicato comunque, senza chiederlo.`,
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: {},
  body: null,
  answers: {
    202: {
      ...answer('La richiesta è in coda, o c’era già.', recheckSchema, { ...example, state: 'waiting', record: null }),
      headers: {
        ...contentLanguage,
        Location: { description: 'Dove si vede come è andata, relativo all’indirizzo chiesto.', schema: { type: 'string' } as const },
        'Retry-After': { description: 'Secondi da attendere prima di guardare.', schema: { type: 'integer', format: 'int32' } as const },
      },
    },
    ...notThere,
  },
});

const read = readRoute({
  path: '/projects/{ipa}/{cup}/rechecks/{recheck}',
  operationId: 'recheck',
  summary: 'Come è andata una richiesta di nuovo giudizio',
  description: 'Finisce nel numero di un verbale, o nel motivo per cui non ce n’è uno nuovo.',
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, recheck: recheckParameter },
  query: {},
  answers: { 200: { ...answer('La richiesta.', recheckSchema, example), headers: contentLanguage }, ...notThere },
});

/** Seconds: the queue's own delay, and a little for judging. */
const patience = '15';

export function addRechecks(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(describing(app, write), async (c) => {
    const project = c.req.valid('param');
    const language = languageOf(c.req.header('Accept-Language'));
    await findProject(ports, project);
    const who = userIdOf(c.var.caller.subject, ports.means);
    const { item, isNew } = await askRecheck(ports, project, who, (ports.clock ?? Date.now)());
    telling(c, { did: isNew ? 're-check asked' : 're-check repeated', id: item.id });
    // Relative to what was asked: the API may stand below a prefix of somebody's.
    const Location = `rechecks/${item.id}`;
    return c.json(await tell(ports, project, item, language), 202, { 'Content-Language': language, Location, 'Retry-After': patience });
  });
  app.openapi(read, async (c) => {
    const { recheck, ...project } = c.req.valid('param');
    const language = languageOf(c.req.header('Accept-Language'));
    const item = await readRecheck(ports, project, recheck);
    if (!item) {
      await findProject(ports, project);
      throw new ApiProblem('nothing-there', { detail: noRecheck });
    }
    return c.json(await tell(ports, project, item, language), 200, { 'Content-Language': language });
  });
}

async function tell(ports: ApiPorts, project: ProjectKey, item: RecheckItem, language: Language): Promise<z.infer<typeof recheckSchema>> {
  const { id, at, by, end } = item;
  const reason = await reasonOf(ports, project, end);
  return {
    recheck: id,
    askedAt: at,
    askedBy: by,
    state: end ? 'done' : 'waiting',
    record: end?.is === 'judged' ? end.sequence : null,
    reason,
    reasonText: reason && reasonTexts[reason][language],
  };
}

async function reasonOf({ records }: ApiPorts, project: ProjectKey, end: RecheckItem['end']): Promise<Reason | null> {
  if (end === null) return (await isJudgingFaulty(records, project)) ? 'our-problem' : null;
  if (end.is === 'awaiting-declaration') return 'awaiting-declaration';
  return end.isNew ? null : 'nothing-new';
}

const noRecheck = {
  it: 'Il progetto esiste, ma nessuno ha fatto questa richiesta.',
  en: 'The project exists, but nobody made this request.',
};
