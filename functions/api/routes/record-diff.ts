import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { recordDiffSchema } from '../../../shared/model/record-diff.ts';
import { diffRecords, isSameRecord } from '../../../shared/verdict/diff-records.ts';
import { fullRecord } from '../../read-model.ts';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { recordDiffExample } from '../examples.ts';
import { findRecord } from '../find-project.ts';
import { projectParameters, recordParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { recordHeadOf, recordHeadSchema } from '../record-head.ts';

export const comparisonSchema = z
  .strictObject({
    ipa: z.string(),
    cup: z.string(),
    before: recordHeadSchema,
    after: recordHeadSchema,
    same: z.boolean().meta({ description: 'Dicono le stesse cose, fatte dagli stessi ingressi.' }),
    changes: recordDiffSchema.meta({ id: 'RecordDiff' }),
  })
  .meta({ id: 'RecordComparison' });

const route = readRoute({
  path: '/projects/{ipa}/{cup}/records/{before}/diff/{after}',
  operationId: 'recordDiff',
  summary: 'Che cosa cambia fra due verbali',
  description: `Solo le differenze: esito, importi, punti di verifica (esito e codici), servizi, passi chiesti o non più chiesti, ingressi (i file
per percorso), regole e motore. null in \`before\` o \`after\`: in quel verbale non c’è. Da \`latest-migration\` a \`latest\`: che cosa dice la manutenzione. Le cifre di un punto non si confrontano.`,
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, before: recordParameter('before'), after: recordParameter('after') },
  query: {},
  answers: { 200: answer('Le differenze.', comparisonSchema, recordDiffExample), ...notThere },
});

export function addRecordDiff(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const { before: first, after: second, ...project } = c.req.valid('param');
    const [before, after] = await Promise.all([findRecord(ports, project, first), findRecord(ports, project, second)]);
    const [old, fresh] = await Promise.all([fullRecord(ports.evidence, before.hash), fullRecord(ports.evidence, after.hash)]);
    const changes = diffRecords(old, fresh);
    return c.json({ ...project, before: recordHeadOf(before), after: recordHeadOf(after), same: isSameRecord(changes), changes }, 200);
  });
}
