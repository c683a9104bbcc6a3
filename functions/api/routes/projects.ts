import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { type ProjectItem, projectStates } from '../../items.ts';
import { type ProjectState, projectPage, type QueuePlace, queuePlaceSchema } from '../../project-pages.ts';
import { answer, refusals } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { badParameter } from '../bad-request.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { languageOf } from '../language.ts';
import { cursorParameter, dayParameter, ipaFilter, limitParameter, outcomesParameter } from '../parameters.ts';
import { nextSchema, type ProjectLine, projectLineSchema } from '../schemas.ts';

const pageSchema = z.strictObject({ projects: z.array(projectLineSchema), next: nextSchema }).meta({ id: 'ProjectPage' });

const route = createRoute({
  method: 'get',
  path: '/projects',
  operationId: 'projects',
  summary: 'La coda dei progetti',
  description: `Una pagina di progetti, per esito e poi per scadenza, la più vicina per prima. Con \`ipa\` una pagina può essere più corta di
\`limit\`, anche vuota, e avere comunque una pagina successiva: si continua finché \`next\` è null. Un progetto che cambia esito mentre si
sfoglia può comparire due volte o mancare.`,
  tags: ['progetti'],
  request: {
    query: z.strictObject({
      outcome: outcomesParameter,
      ipa: ipaFilter,
      'deadline-from': dayParameter('deadline-from', 'Scadenza da questo giorno in poi.').optional(),
      'deadline-to': dayParameter('deadline-to', 'Scadenza fino a questo giorno compreso.').optional(),
      limit: limitParameter,
      cursor: cursorParameter,
    }),
  },
  responses: {
    200: answer('Una pagina della coda.', pageSchema, {
      projects: [
        {
          ipa: 'p_vd',
          cup: 'D19B25999990006',
          name: 'Provincia di Valdoro',
          outcome: 'incomplete',
          record: { sequence: 3, hash: '8f1b1c6c0c0f5b3b7d1e0c1f4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f30415', asOf: '2026-03-20T09:00:00Z' },
          deadline: '2026-03-31',
          payableEur: 0,
        },
      ],
      next: null,
    }),
    ...refusals(400),
  },
});

export function addProjects(app: OpenAPIHono, { records }: ApiPorts): void {
  app.openapi(route, async (c) => {
    const { outcome: states = projectStates, ipa, limit, cursor, ...days } = c.req.valid('query');
    const filter = { states, ipa, deadlineFrom: days['deadline-from'], deadlineTo: days['deadline-to'] };
    const after = cursor === undefined ? null : placeOf(cursor, states, c.req.header('Accept-Language'));
    const page = await projectPage(records, filter, limit, after);
    return c.json({ projects: page.projects.map(lineOf), next: page.next && writeCursor(page.next) }, 200);
  });
}

function placeOf(cursor: string, states: readonly ProjectState[], acceptLanguage: string | undefined): QueuePlace {
  const read = queuePlaceSchema.safeParse(readCursor(cursor));
  if (!read.success || !states.includes(read.data[0])) throw badParameter('cursor', 'query', languageOf(acceptLanguage));
  return read.data;
}

export function lineOf({ ipa, cup, name, state, sequence, hash, asOf, deadline, payableEur }: ProjectItem): ProjectLine {
  const record = hash === null || asOf === null ? null : { sequence, hash, asOf };
  return { ipa, cup, name, outcome: state, record, deadline, payableEur };
}
