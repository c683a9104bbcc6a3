import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { latestRecord } from '../../read-model.ts';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { cursorsOf } from '../cursor.ts';
import { recordLineExample } from '../examples.ts';
import { findProject } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { pageParameters, projectParameters, purposeParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { tellRecordLine } from '../record-line.ts';
import { recordPage } from '../record-page.ts';
import { nextSchema, recordLineSchema } from '../schemas.ts';

export const recordPageSchema = z.strictObject({ records: z.array(recordLineSchema), next: nextSchema }).meta({ id: 'RecordPage' });
/** The number of the last record that the page before looked at. */
const placeSchema = z.tuple([z.int().positive()]);

const route = readRoute({
  path: '/projects/{ipa}/{cup}/records',
  operationId: 'records',
  summary: 'I verbali di un progetto',
  description: `Una pagina di verbali in breve, il più recente per primo. Nulla si modifica: un verbale nuovo si aggiunge in testa. Con
\`purpose\` una pagina può essere più corta di \`limit\`, anche vuota, e avere comunque una pagina successiva.`,
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: { purpose: purposeParameter('Solo i verbali che giudicano questo: la migrazione o la permanenza in uso.'), ...pageParameters },
  answers: {
    200: answer('Una pagina di verbali.', recordPageSchema, { records: [recordLineExample], next: 'WyI4YTFjMDQyZiIsM10' }),
    ...notThere,
  },
});

export function addRecords(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const { limit, cursor, purpose } = c.req.valid('query');
    const cursors = cursorsOf(placeSchema, { list: 'records', ...project, purpose }, ports, languageOf(c.req.header('Accept-Language')));
    const [before = Number.POSITIVE_INFINITY] = cursors.read(cursor) ?? [];
    const latest = await latestRecord(ports.records, project);
    if (!latest) await findProject(ports, project);
    const { shown, next } = await recordPage(ports, project, { before: Math.min(before, (latest?.sequence ?? 0) + 1), limit, purpose });
    return c.json({ records: shown.map(tellRecordLine), next: cursors.write(next === null ? null : [next]) }, 200);
  });
}
