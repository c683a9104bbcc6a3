import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { ProjectItem } from '../../items.ts';
import { answer } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { languageOf } from '../language.ts';
import { projectQuery, projectsAsked } from '../project-filter.ts';
import { readRoute } from '../read-route.ts';
import { nextSchema, type ProjectLine, projectLineSchema } from '../schemas.ts';

export const projectPageSchema = z.strictObject({ projects: z.array(projectLineSchema), next: nextSchema }).meta({ id: 'ProjectPage' });

const route = readRoute({
  path: '/projects',
  operationId: 'projects',
  summary: 'La coda dei progetti',
  description: `Una pagina di progetti. Prima ciò che aspetta solo una decisione (\`under-review\`), poi ciò che aspetta l’asseveratore e altri, poi ciò che
aspetta altri, poi i negativi, in fondo i positivi e i mantenuti; in ogni gruppo la scadenza più vicina per prima. Con \`ipa\`, \`purpose\` o \`waits-for\` una pagina può essere più corta di
\`limit\`, anche vuota, e avere comunque una pagina successiva: si continua finché \`next\` è null. Un progetto che cambia esito mentre si
sfoglia può comparire due volte o mancare.`,
  tag: 'progetti',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: projectQuery,
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
    const asker = { caller: c.var.caller, language: languageOf(c.req.header('Accept-Language')) };
    const { projects, next } = await projectsAsked(ports, asker, c.req.valid('query'));
    return c.json({ projects: projects.map(lineOf), next }, 200);
  });
}

export function lineOf(item: ProjectItem): ProjectLine {
  const { ipa, cup, name, state, purpose, sequence, hash, asOf, deadline, payableEur, nextCheckOn, waitsFor, waitingSince, open } = item;
  const record = hash === null || asOf === null ? null : { sequence, hash, asOf };
  return { ipa, cup, name, outcome: state, purpose, record, deadline, payableEur, nextCheckOn, waitsFor, waitingSince, open };
}
