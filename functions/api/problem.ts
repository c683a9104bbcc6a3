import * as z from 'zod';
import type { Bilingual } from '../../shared/reasons/define-reason.ts';
import type { Language } from '../../shared/reasons/render.ts';

const both = (it: string, en: string): Bilingual => ({ it, en });

/** Every kind of problem that the API answers with; its `type` is `urn:problem-type:attesta:{kind}`. */
export const problemKinds = {
  'bad-request': { status: 400, title: both('Richiesta sbagliata', 'Bad request') },
  unauthenticated: { status: 401, title: both('Serve un accesso', 'Sign-in needed') },
  forbidden: { status: 403, title: both('Non permesso', 'Not allowed') },
  'unknown-project': { status: 404, title: both('Progetto sconosciuto', 'Unknown project') },
  'unknown-record': { status: 404, title: both('Verbale inesistente', 'No such record') },
  'unknown-route': { status: 404, title: both('Indirizzo inesistente', 'No such address') },
  'method-not-allowed': { status: 405, title: both('Metodo non ammesso', 'Method not allowed') },
  'not-acceptable': { status: 406, title: both('Risposta non disponibile in questa forma', 'Not available in this form') },
  'nothing-there': { status: 404, title: both('Non c’è', 'Not there') },
  superseded: { status: 409, title: both('Nel frattempo è cambiato', 'Changed meanwhile') },
  'changed-meanwhile': { status: 412, title: both('Nel frattempo è cambiato', 'Changed meanwhile') },
  'too-large': { status: 413, title: both('Richiesta troppo grande', 'Request too large') },
  'unsupported-media': { status: 415, title: both('Forma della richiesta non prevista', 'Form of the request not known') },
  misdirected: { status: 421, title: both('Richiesta per un altro server', 'Request for another server') },
  'too-much-to-read': { status: 422, title: both('Troppo per una richiesta', 'Too much for one request') },
  'rules-not-here': { status: 422, title: both('Regole non disponibili', 'Rules not available') },
  'not-taken': { status: 422, title: both('Contenuto non accolto', 'Content not taken') },
  'which-version': { status: 428, title: both('Dire quale versione si cambia', 'Say which version is changed') },
  'our-problem': { status: 500, title: both('Problema nostro', 'Our problem') },
  unavailable: { status: 503, title: both('Servizio non disponibile', 'Service unavailable') },
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** One thing that is wrong with a request. */
const requestErrorSchema = z.strictObject({
  in: z.enum(['path', 'query', 'header', 'body']),
  /** Of a body: dotted path of the field; empty for the body as a whole. */
  name: z.string(),
  detail: z.string(),
  /** Of a text that people write (declaration, mapping, register): 1-based line. */
  line: z.int().positive().optional(),
  /** Of what we refuse by a code of ours: it never changes its meaning. */
  code: z.string().optional(),
});
export type RequestError = z.infer<typeof requestErrorSchema>;

/** RFC 9457. `requestId` only with our own problems: what to quote when asking about one. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(requestErrorSchema).optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export interface ProblemFacts {
  readonly detail: Bilingual;
  readonly errors?: readonly RequestError[];
  readonly requestId?: string;
  /** Of the answer, beside the media type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What went wrong on our side: for the log alone. */
  readonly cause?: unknown;
}

/** Thrown by a route that cannot answer; the one place that renders it is make-api.ts. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ProblemKind;
  readonly facts: ProblemFacts;
  constructor(kind: ProblemKind, facts: ProblemFacts) {
    super(kind, { cause: facts.cause });
    this.kind = kind;
    this.facts = facts;
  }
}

/** The answer that tells a problem, in the language of whoever asked. */
export function problemResponse(kind: ProblemKind, { detail, errors, requestId, headers }: ProblemFacts, language: Language): Response {
  const { status, title } = problemKinds[kind];
  const body: Problem = {
    type: `urn:problem-type:attesta:${kind}`,
    title: title[language],
    status,
    detail: detail[language],
    ...(errors ? { errors: [...errors] } : {}),
    ...(requestId ? { requestId } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': language, ...headers },
  });
}
