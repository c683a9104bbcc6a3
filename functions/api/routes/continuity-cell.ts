import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { continuityCellSchema } from '../../../shared/model/continuity-cell.ts';
import { answer, notThere, tooMuch } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { ofRecord, projectParameters } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';
import { readRoute } from '../read-route.ts';
import { cellExample } from '../reading/continuity-examples.ts';
import { classParameter, dayParameter, resourceParameter, serviceParameter } from '../reading/parameters.ts';
import { recordHeadOf, recordHeadSchema } from '../record-head.ts';

export const cellAnswerSchema = continuityCellSchema
  .extend({ ipa: z.string(), cup: z.string(), record: recordHeadSchema })
  .meta({ id: 'ContinuityCell' });

const route = readRoute({
  path: '/projects/{ipa}/{cup}/services/{service}/continuity/{class}/{day}',
  operationId: 'continuityCell',
  summary: 'Un giorno di una classe di una risorsa: su che cosa poggia',
  description: `La casella della mappa, i silenzi di quel giorno e i file con le righe: percorso, versione, membro, prima e ultima riga fisica. Di un file
che non dice il fuso il giorno è quello di UTC. Al più 200 posti, \`evidenceTotal\` li conta tutti.`,
  tag: 'progetti',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, service: serviceParameter, class: classParameter, day: dayParameter },
  query: { resource: resourceParameter, record: ofRecord },
  answers: { 200: answer('La casella.', cellAnswerSchema, cellExample), ...notThere, ...tooMuch },
});

/** Loaded only when asked for: what judges the use of days. */
const looking = async () => ({
  ...(await import('../reading/opened-record.ts')),
  ...(await import('../../../shared/heat-map/continuity-cell-of.ts')),
});

export function addContinuityCell(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const { service, class: resourceClass, day, ...project } = c.req.valid('param');
    const { resource, record: wanted } = c.req.valid('query');
    const { openService, continuityCellOf } = await looking();
    const { line, record, facts } = await openService(ports, project, service, wanted);
    const cell = continuityCellOf(facts, record.purpose, { class: resourceClass, resource, day });
    if (!cell) throw new ApiProblem('nothing-there', { detail: noCell });
    return c.json({ ...cell, ...project, record: recordHeadOf(line) }, 200);
  });
}

const noCell = {
  it: 'La mappa del servizio non ha questa risorsa in questa classe: «resource» va scritto come nella mappa.',
  en: 'The map of the service has no such resource in this class: write “resource” as the map does.',
};
