import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Bilingual } from '../../../shared/reasons/define-reason.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import type { ReviewRefusal } from '../../../shared/verdict/review-refusals.ts';
import { userIdOf } from '../../user-id.ts';
import { answer, notThere, overtaken } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { telling } from '../audit.ts';
import { readJson } from '../body.ts';
import { findProject } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { projectParameters } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';
import { decisionExample, decisionSchema, reviewAnswerSchema, reviewExample, tellReview } from '../review-answer.ts';
import { describing, writeRoute } from '../write-route.ts';

const location = {
  Location: { description: 'L’indirizzo della valutazione, relativo a quello chiesto.', schema: { type: 'string' } as const },
};

const write = writeRoute({
  method: 'post',
  path: '/projects/{ipa}/{cup}/reviews',
  operationId: 'appendReview',
  summary: 'Valutare un punto',
  description: `Aggiunge la valutazione di un punto di un verbale, anche con la sessione dal vivo di un SaaS: non se ne modifica né toglie nessuna, e
una nuova dello stesso punto prende il posto di quella che nomina. Chi valuta è chi ha il token, l’ora è la nostra: nel corpo non ci stanno. Il progetto è
giudicato di nuovo da sé. La stessa richiesta mandata due volte è una valutazione sola (200 la seconda volta).`,
  tag: 'valutazioni',
  access: ['auditor'],
  params: projectParameters,
  query: {},
  body: {
    description: 'Che cosa si decide, di quale punto di quale verbale.',
    content: { 'application/json': { schema: decisionSchema, example: decisionExample } },
  },
  answers: {
    200: answer('C’era già: la stessa richiesta, mandata prima.', reviewAnswerSchema, reviewExample),
    201: { ...answer('Aggiunta.', reviewAnswerSchema, reviewExample), headers: location },
    ...notThere,
    ...overtaken,
  },
});

export function addReviewDecisions(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(describing(app, write), async (c) => {
    const project = c.req.valid('param');
    const decision = await readJson(c, decisionSchema);
    await findProject(ports, project);
    const who = userIdOf(c.var.caller.subject, ports.means);
    // Loaded only when asked for: what may be reviewed is known by what judges.
    const [{ decide }, { reviewRefusals }] = await Promise.all([
      import('../../reviews/decide.ts'),
      import('../../../shared/verdict/review-refusals.ts'),
    ]);
    const decided = await decide(ports, project, decision, who, (ports.clock ?? Date.now)());
    if (decided.is === 'refused') throw notTaken(decided.refusals, reviewRefusals, languageOf(c.req.header('Accept-Language')));
    if (decided.is === 'superseded') throw new ApiProblem('superseded', { detail: decidedMeanwhile(decided.by) });
    const { review, isNew } = decided;
    telling(c, { did: isNew ? 'review appended' : 'review repeated', id: review.sha256 });
    if (!isNew) return c.json(tellReview(review), 200);
    // Relative to what was asked: the API may stand below a prefix of somebody's.
    return c.json(tellReview(review), 201, { Location: `reviews/${review.sha256}` });
  });
}

/** The field that a refusal is about. */
const fields: Readonly<Record<ReviewRefusal, string>> = {
  RECORD_UNKNOWN: 'record',
  FINDING_UNKNOWN: 'point',
  FINDING_OTHERWISE: 'judged',
  BEFORE_ITS_RECORD: 'record',
  IN_FUTURE: 'session.heldAt',
  NOT_READ_YET: 'record',
  NOT_FOR_A_PERSON: 'point',
  SESSION_BEFORE_MIGRATION: 'session.heldAt',
  SESSION_MISSING: 'session',
};

const notTaken = (refusals: readonly ReviewRefusal[], words: Readonly<Record<ReviewRefusal, Bilingual>>, language: Language): ApiProblem =>
  new ApiProblem('not-taken', {
    detail: refused,
    errors: refusals.map((code) => ({ in: 'body', name: fields[code], code, detail: words[code][language] })),
  });

const refused = {
  it: 'La valutazione non è accolta: «errors» dice perché.',
  en: 'The review is not taken: “errors” says why.',
};

const decidedMeanwhile = (by: string | null) =>
  by === null
    ? {
        it: 'Questo punto non ha valutazioni: «supersedes» deve essere null.',
        en: 'This point has no reviews: “supersedes” has to be null.',
      }
    : {
        it: `L’ultima valutazione di questo punto è ${by}: leggerla, e se si vuole decidere altro nominarla in «supersedes».`,
        en: `The latest review of this point is ${by}: read it and, to decide otherwise, name it in “supersedes”.`,
      };
