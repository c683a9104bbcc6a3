import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { continuityMapSchema } from '../../../shared/model/continuity-map.ts';
import { answer, notThere, tooMuch } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { cursorsOf } from '../cursor.ts';
import { languageOf } from '../language.ts';
import { ofRecord, pageParameters, projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { continuityExample } from '../reading/continuity-examples.ts';
import { pageByWeight } from '../reading/page-by-weight.ts';
import { serviceParameter } from '../reading/parameters.ts';
import { recordHeadOf, recordHeadSchema } from '../record-head.ts';
import { nextSchema } from '../schemas.ts';

export const continuityPageSchema = continuityMapSchema
  .extend({
    ipa: z.string(),
    cup: z.string(),
    record: recordHeadSchema.meta({ description: 'Il verbale da cui la mappa è fatta.' }),
    resourcesTotal: z.int().nonnegative().meta({ description: 'Quante risorse ha la mappa in tutto: `resources` è una pagina.' }),
    next: nextSchema,
  })
  .meta({ id: 'ContinuityMap' });

/** A record never changes, nor does its map: the place is a number in the list. */
const placeSchema = z.tuple([z.int().positive()]);

const route = readRoute({
  path: '/projects/{ipa}/{cup}/services/{service}/continuity',
  operationId: 'continuity',
  summary: 'La continuità d’uso di un servizio, giorno per giorno',
  description: `Server × giorno di Roma × classe, da ciò su cui il verbale ha giudicato: \`covered\`, \`partial\` (un silenzio di oltre 2 h 30), \`zero\`, \`gap\`
(fra due giorni coperti), \`missing\`, \`waiting\` (dopo ciò che si sapeva), \`outside\` (prima della creazione o dopo la cancellazione).
\`classes\` è tutto il servizio insieme, ed è ciò che conta per l’esito; \`resources\` è una pagina, per id. Di un servizio senza periodo d’uso
da mostrare (SaaS) \`point\` è null.`,
  tag: 'progetti',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, service: serviceParameter },
  query: { record: ofRecord, ...pageParameters },
  answers: { 200: answer('La mappa.', continuityPageSchema, continuityExample), ...notThere, ...tooMuch },
});

/** Loaded only when asked for: what judges the use of days. */
const looking = async () => ({
  ...(await import('../reading/opened-record.ts')),
  ...(await import('../../../shared/heat-map/continuity-map-of.ts')),
});

export function addContinuity(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const { service, ...project } = c.req.valid('param');
    const { record: wanted, limit, cursor } = c.req.valid('query');
    const { openService, continuityMapOf } = await looking();
    const { line, record, facts } = await openService(ports, project, service, wanted);
    const list = { list: 'continuity', ...project, service, record: line.hash };
    const cursors = cursorsOf(placeSchema, list, ports, languageOf(c.req.header('Accept-Language')));
    const [from = 0] = cursors.read(cursor) ?? [];
    const map = continuityMapOf(facts, record.purpose);
    const { shown, next } = pageByWeight(map.resources, { from, limit }, (resource) => resource);
    const page = { resources: shown, resourcesTotal: map.resources.length, next: cursors.write(next === null ? null : [next]) };
    return c.json({ ...map, ...page, ...project, record: recordHeadOf(line) }, 200);
  });
}
