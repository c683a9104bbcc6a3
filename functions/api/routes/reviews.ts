import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { listReviews, openReviews } from '../../reviews/stored-reviews.ts';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { cursorsOf } from '../cursor.ts';
import { findProject } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { pageParameters, projectParameters } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';
import { readRoute } from '../read-route.ts';
import { reviewAnswerSchema, reviewExample, tellReview } from '../review-answer.ts';
import { nextSchema } from '../schemas.ts';
import { reviewParameter } from '../writing-parameters.ts';

export const reviewPageSchema = z.strictObject({ reviews: z.array(reviewAnswerSchema), next: nextSchema }).meta({ id: 'ReviewPage' });
/** Instant and sha256 of the last review of the page before. */
const placeSchema = z.tuple([z.string(), z.string()]);

const list = readRoute({
  path: '/projects/{ipa}/{cup}/reviews',
  operationId: 'reviews',
  summary: 'Le valutazioni di un progetto',
  description: `Una pagina di valutazioni, la più recente per prima: tutte, anche quelle di cui un’altra ha preso il posto. Se una vale ancora lo dice il
punto nell’ultimo verbale (\`REVIEW_PASSED\`, \`REVIEW_EXPIRED\`…), che la nomina con il suo sha256.`,
  tag: 'valutazioni',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: pageParameters,
  answers: { 200: answer('Una pagina di valutazioni.', reviewPageSchema, { reviews: [reviewExample], next: null }), ...notThere },
});

const one = readRoute({
  path: '/projects/{ipa}/{cup}/reviews/{review}',
  operationId: 'review',
  summary: 'Una valutazione',
  description: 'Com’è stata scritta: non cambia mai.',
  tag: 'valutazioni',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, review: reviewParameter },
  query: {},
  answers: { 200: answer('La valutazione.', reviewAnswerSchema, reviewExample), ...notThere },
});

export function addReviews(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(list, async (c) => {
    const project = c.req.valid('param');
    const { limit, cursor } = c.req.valid('query');
    const cursors = cursorsOf(placeSchema, { list: 'reviews', ...project }, ports, languageOf(c.req.header('Accept-Language')));
    const before = cursors.read(cursor);
    const all = [...(await listReviews(ports.records, project))].reverse();
    if (all.length === 0) await findProject(ports, project);
    const rest = before === null ? all : all.filter(({ at, sha256 }) => at < before[0] || (at === before[0] && sha256 < before[1]));
    const shown = rest.slice(0, limit);
    const last = shown.at(-1);
    const opened = await openReviews(
      ports,
      project,
      shown.map(({ sha256 }) => sha256),
    );
    const next = cursors.write(last && rest.length > shown.length ? [last.at, last.sha256] : null);
    return c.json({ reviews: opened.map(tellReview), next }, 200);
  });
  app.openapi(one, async (c) => {
    const { review: sha256, ...project } = c.req.valid('param');
    const isThere = (await listReviews(ports.records, project)).some((item) => item.sha256 === sha256);
    if (!isThere) {
      await findProject(ports, project);
      throw new ApiProblem('nothing-there', { detail: noReview });
    }
    const [review] = await openReviews(ports, project, [sha256]);
    return c.json(tellReview(review as NonNullable<typeof review>), 200);
  });
}

const noReview = {
  it: 'Il progetto esiste, ma non ha questa valutazione.',
  en: 'The project exists, but has no such review.',
};
