import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { partsOf } from '../../../shared/model/digest-parts.ts';
import { namesOf, resolveResourceId } from '../../../shared/usage/resolve-resource-id.ts';
import { answer, notThere, tooMuch } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { cursorsOf } from '../cursor.ts';
import { languageOf } from '../language.ts';
import { pageParameters, projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { seriesExample } from '../reading/evidence-examples.ts';
import { shelvesOfApi, tellingTooMuch } from '../reading/opened-record.ts';
import { pageByWeight } from '../reading/page-by-weight.ts';
import { fromRecord, pathParameter, resourceFilter } from '../reading/parameters.ts';
import { findEvidence } from '../reading/stored-evidence.ts';
import { type SeriesOfResource, seriesSchema, tellSeries } from '../reading/tell-series.ts';
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

/** By resource, those of nobody last; of one resource in the order of the file. */
async function seriesOf(ports: ApiPorts, id: string, path: string): Promise<readonly SeriesOfResource[]> {
  const digest = (await tellingTooMuch(shelvesOfApi(ports).digests([id]))).get(id);
  const filename = path.slice(path.lastIndexOf('/') + 1);
  const all = (digest ? partsOf(digest) : []).flatMap(({ member, digest: part }) =>
    part.series.map((series) => ({ member, series, resourceId: resolveResourceId(part, series, namesOf(member, filename)) })),
  );
  return all.sort((a, b) => compare(a.resourceId, b.resourceId));
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
