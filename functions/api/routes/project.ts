import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import { purposes } from '../../../shared/model/record.ts';
import { projectStates } from '../../items.ts';
import { isJudgingFaulty, latestRecord } from '../../read-model.ts';
import { uploadsOfProject } from '../../uploads-of-project.ts';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { recordLineExample } from '../examples.ts';
import { findProject } from '../find-project.ts';
import { projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { tellRecordLine } from '../record-line.ts';
import { daySchema, deadlineSchema, recordLineSchema } from '../schemas.ts';
import { type UploadState, uploadStateOf, uploadStates } from '../upload-state.ts';

const countsSchema = z
  .strictObject(Object.fromEntries(uploadStates.map((state) => [state, z.int()])) as Record<UploadState, z.ZodInt>)
  .meta({ id: 'UploadCounts' });

export const projectSchema = z
  .strictObject({
    ipa: z.string(),
    cup: z.string(),
    name: z.string().nullable(),
    outcome: z
      .enum(projectStates)
      .nullable()
      .meta({ description: 'Esito proposto; null: ci sono caricamenti, il giudizio deve ancora arrivare.' }),
    purpose: z.enum(purposes).nullable().meta({ description: 'Che cosa giudica l’ultimo verbale; null: ancora nessuno.' }),
    deadline: deadlineSchema,
    payableEur: z.number(),
    record: recordLineSchema.nullable().meta({ description: 'L’ultimo verbale; null: nessuno.' }),
    uploads: countsSchema,
    judgingHeldUpByUs: z.boolean().meta({ description: 'Un problema nostro tiene fermo il giudizio: non serve fare nulla.' }),
    nextCheckOn: daySchema.nullable().meta({ description: 'Giorno in cui il progetto sarà giudicato di nuovo da sé; null: mai.' }),
  })
  .meta({ id: 'Project' });

const route = readRoute({
  path: '/projects/{ipa}/{cup}',
  operationId: 'project',
  summary: 'Un progetto: dove sta',
  description: 'L’ultimo verbale in breve, i caricamenti contati per stato, se siamo noi a tenere fermo il giudizio.',
  tag: 'progetti',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: {},
  answers: {
    200: answer('Il progetto.', projectSchema, {
      ipa: 'p_vd',
      cup: 'D19B25999990006',
      name: 'Provincia di Valdoro',
      outcome: 'incomplete',
      purpose: 'migration',
      deadline: '2026-03-31',
      payableEur: 0,
      record: recordLineExample,
      uploads: { received: 1, read: 4, document: 2, refused: 0, held: 0, 'our-problem': 0 },
      judgingHeldUpByUs: false,
      nextCheckOn: '2026-04-01',
    }),
    ...notThere,
  },
});

export function addProject(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const [item, record, uploads, judgingHeldUpByUs] = await Promise.all([
      findProject(ports, project),
      latestRecord(ports.records, project),
      countUploads(ports, project),
      isJudgingFaulty(ports.records, project),
    ]);
    const { outcome = item?.state ?? null, purpose = null, deadline = null, payableEur = 0, nextCheckOn = null } = record ?? {};
    const standing = { ...project, name: item?.name ?? null, outcome, purpose, deadline, payableEur };
    return c.json({ ...standing, record: record && tellRecordLine(record), uploads, judgingHeldUpByUs, nextCheckOn }, 200);
  });
}

async function countUploads(ports: ApiPorts, project: ProjectKey): Promise<z.infer<typeof countsSchema>> {
  const counts = Object.fromEntries(uploadStates.map((state) => [state, 0])) as Record<UploadState, number>;
  for (const { state } of await uploadsOfProject(ports, project)) counts[uploadStateOf(state)] += 1;
  return counts;
}
