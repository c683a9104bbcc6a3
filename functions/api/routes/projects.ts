import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import { remedyHands } from '../../../shared/reasons/define-reason.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { type ProjectItem, projectStates } from '../../items.ts';
import { projectPage, queuePlaceSchema } from '../../project-pages.ts';
import { maySee, sightOf } from '../access/caller.ts';
import { answer } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { badParameter } from '../bad-request.ts';
import { cursorsOf } from '../cursor.ts';
import { languageOf } from '../language.ts';
import {
  deadlineFrom,
  deadlineTo,
  ipaFilter,
  outcomesParameter,
  pageParameters,
  purposeParameter,
  waitsForParameter,
} from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { nextSchema, type ProjectLine, projectLineSchema } from '../schemas.ts';

export const projectPageSchema = z.strictObject({ projects: z.array(projectLineSchema), next: nextSchema }).meta({ id: 'ProjectPage' });

const route = readRoute({
  path: '/projects',
  operationId: 'projects',
  summary: 'La coda dei progetti',
  description: `Una pagina di progetti, per esito e poi per scadenza, la più vicina per prima. Con \`ipa\`, \`purpose\` o \`waits-for\` una pagina può essere più corta di
\`limit\`, anche vuota, e avere comunque una pagina successiva: si continua finché \`next\` è null. Un progetto che cambia esito mentre si
sfoglia può comparire due volte o mancare.`,
  tag: 'progetti',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: {
    outcome: outcomesParameter,
    purpose: purposeParameter('Solo i progetti di cui l’ultimo verbale giudica questo: la migrazione o la permanenza in uso.'),
    ipa: ipaFilter,
    'waits-for': waitsForParameter,
    'deadline-from': deadlineFrom,
    'deadline-to': deadlineTo,
    ...pageParameters,
  },
  answers: {
    200: answer('Una pagina della coda.', projectPageSchema, {
      projects: [
        {
          ipa: 'p_vd',
          cup: 'D19B25999990006',
          name: 'Provincia di Valdoro',
          outcome: 'incomplete',
          purpose: 'migration',
          record: { sequence: 3, hash: '8f1b1c6c0c0f5b3b7d1e0c1f4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f30415', asOf: '2026-03-20T09:00:00Z' },
          deadline: '2026-03-31',
          payableEur: 0,
          nextCheckOn: '2026-04-01',
          waitsFor: ['entity', 'auditor'],
          waitingSince: '2026-03-02T10:00:00Z',
          open: { fail: 0, missing: 2, review: 1 },
        },
      ],
      next: null,
    }),
  },
});

export function addProjects(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const language = languageOf(c.req.header('Accept-Language'));
    const { limit, cursor, ...asked } = c.req.valid('query');
    const filter = filterOf(asked, language);
    const sight = sightOf(c.var.caller);
    const cursors = cursorsOf(queuePlaceSchema, { list: 'projects', ...filter, sight: sight ?? 'all' }, ports, language);
    const isVisible = sight === null ? null : (project: ProjectKey) => maySee(c.var.caller, project);
    const page = await projectPage(ports.records, { ...filter, isVisible }, limit, cursors.read(cursor));
    return c.json({ projects: page.projects.map(lineOf), next: cursors.write(page.next) }, 200);
  });
}

type Asked = Omit<z.infer<(typeof route)['request']['query']>, 'limit' | 'cursor'>;

function filterOf({ outcome = [...projectStates], purpose, ipa, ...days }: Asked, language: Language) {
  const { 'deadline-from': deadlineFrom, 'deadline-to': deadlineTo, 'waits-for': hands } = days;
  if (deadlineFrom !== undefined && deadlineTo !== undefined && deadlineFrom > deadlineTo) {
    throw badParameter('deadline-from', 'query', language);
  }
  const waitsFor = hands && remedyHands.filter((hand) => hands.includes(hand));
  // In the order of the queue, each once: the same filter whichever way it was asked for.
  return { states: projectStates.filter((state) => outcome.includes(state)), purpose, ipa, deadlineFrom, deadlineTo, waitsFor };
}

export function lineOf(item: ProjectItem): ProjectLine {
  const { ipa, cup, name, state, purpose, sequence, hash, asOf, deadline, payableEur, nextCheckOn, waitsFor, waitingSince, open } = item;
  const record = hash === null || asOf === null ? null : { sequence, hash, asOf };
  return { ipa, cup, name, outcome: state, purpose, record, deadline, payableEur, nextCheckOn, waitsFor, waitingSince, open };
}
