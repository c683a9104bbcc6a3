import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { answer, notThere, tooMuch } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { cursorsOf } from '../cursor.ts';
import { languageOf } from '../language.ts';
import { pageParameters, projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { seriesExample } from '../reading/evidence-examples.ts';
import { pageByWeight } from '../reading/page-by-weight.ts';
import { fromRecord, pathParameter, resourceFilter } from '../reading/parameters.ts';
import { seriesSchema } from '../reading/series-schema.ts';
import { findEvidence } from '../reading/stored-evidence.ts';
import { nextSchema, sha256Schema } from '../schemas.ts';

export const seriesPageSchema = z
  .strictObject({
    path: z.string(),
    versionId: z.string(),
    digest: sha256Schema.nullable().meta({ description: 'null: nessuno l’ha ancora letta.' }),
    series: z.array(seriesSchema),
    seriesTotal: z.int().nonnegative(),
    next: nextSchema,
  })
  .meta({ id: 'SeriesPage' });

/** A digest never changes: the place is a number in the list. */
const placeSchema = z.tuple([z.int().positive()]);

const route = readRoute({
  path: '/projects/{ipa}/{cup}/evidence/series',
  operationId: 'evidenceSeries',
  summary: 'Le serie di una prova, giorno per giorno',
  description: `Ciò che il file dice per conto suo, prima di ogni giudizio: ogni serie (risorsa × misura) con i tratti coperti e i giorni, per risorsa.
Una pagina si ferma prima del peso che una risposta può avere. Giorni di Roma, di UTC se il file non dice il fuso.`,
  tag: 'caricamenti',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: { path: pathParameter, record: fromRecord, resource: resourceFilter, ...pageParameters },
  answers: { 200: answer('Una pagina di serie.', seriesPageSchema, seriesExample), ...notThere, ...tooMuch },
});

export function addEvidenceSeries(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const { path, record, resource, limit, cursor } = c.req.valid('query');
    const { version, digest } = await findEvidence(ports, project, { path, record });
    // Loaded only when asked for.
    const { seriesOf, tellSeries } = await import('../reading/tell-series.ts');
    const all = digest === null ? [] : await seriesOf(ports, digest, path);
    const asked = resource === undefined ? all : all.filter(({ resourceId }) => resourceId === resource);
    const list = { list: 'series', ...project, path, digest: digest ?? undefined, resource };
    const cursors = cursorsOf(placeSchema, list, ports, languageOf(c.req.header('Accept-Language')));
    const [from = 0] = cursors.read(cursor) ?? [];
    const { shown, next } = pageByWeight(asked, { from, limit }, tellSeries);
    const page = { series: shown, seriesTotal: asked.length, next: cursors.write(next === null ? null : [next]) };
    return c.json({ path, versionId: version.versionId, digest, ...page }, 200);
  });
}
