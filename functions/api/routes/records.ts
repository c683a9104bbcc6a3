import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import { StorageFault } from '../../faults.ts';
import { latestRecord, type RecordLine, recordAt } from '../../read-model.ts';
import { answer, refusals } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { badParameter } from '../bad-request.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { recordLineExample } from '../examples.ts';
import { findProject } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { cursorParameter, limitParameter, projectParameters } from '../parameters.ts';
import { tellRecordLine } from '../record-line.ts';
import { nextSchema, recordLineSchema } from '../schemas.ts';

const pageSchema = z.strictObject({ records: z.array(recordLineSchema), next: nextSchema }).meta({ id: 'RecordPage' });

const route = createRoute({
  method: 'get',
  path: '/projects/{ipa}/{cup}/records',
  operationId: 'records',
  summary: 'I verbali di un progetto',
  description: 'Una pagina di verbali in breve, il più recente per primo. Nulla si modifica: un verbale nuovo si aggiunge in testa.',
  tags: ['verbali'],
  request: { params: projectParameters, query: z.strictObject({ limit: limitParameter, cursor: cursorParameter }) },
  responses: {
    200: answer('Una pagina di verbali.', pageSchema, { records: [recordLineExample], next: 'WzNd' }),
    ...refusals(400, 404),
  },
});

export function addRecords(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const { limit, cursor } = c.req.valid('query');
    const before = cursor === undefined ? null : sequenceOf(cursor, c.req.header('Accept-Language'));
    const latest = await latestRecord(ports.records, project);
    if (!latest) await findProject(ports, project);
    const newest = Math.min((before ?? Number.POSITIVE_INFINITY) - 1, latest?.sequence ?? 0);
    const oldest = Math.max(newest - limit + 1, 1);
    const lines = await linesBetween(ports, project, oldest, newest);
    return c.json({ records: lines.map(tellRecordLine), next: oldest > 1 ? writeCursor([oldest]) : null }, 200);
  });
}

/** The number of the last record that the page before showed. */
function sequenceOf(cursor: string, acceptLanguage: string | undefined): number {
  const read = z.tuple([z.int().positive()]).safeParse(readCursor(cursor));
  if (!read.success) throw badParameter('cursor', 'query', languageOf(acceptLanguage));
  return read.data[0];
}

/** Numbers have no holes (append-record.ts), so that a page is so many reads by key, and no more. The newest first. */
function linesBetween({ records }: ApiPorts, project: ProjectKey, oldest: number, newest: number): Promise<RecordLine[]> {
  const sequences = Array.from({ length: Math.max(newest - oldest + 1, 0) }, (_, index) => newest - index);
  return Promise.all(
    sequences.map(async (sequence) => {
      const line = await recordAt(records, project, sequence);
      if (!line) throw new StorageFault(`${project.ipa}/${project.cup} has a record after ${sequence} and none of that number`);
      return line;
    }),
  );
}
