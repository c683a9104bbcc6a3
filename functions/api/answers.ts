import type { z } from 'zod';
import { type ProblemKind, problemKinds, problemSchema } from './problem.ts';

const described: Readonly<Record<number, string>> = {
  400: 'Parametri che non si possono leggere; `errors` li elenca.',
  404: 'Non c’è.',
  406: 'La forma chiesta (`Accept`, `Accept-Encoding`) non è disponibile.',
  500: 'Problema nostro: riprovare più tardi; `requestId` serve a chi ci scrive.',
  503: 'Servizio non disponibile: riprovare dopo i secondi di `Retry-After`.',
};

const problemContent = { 'application/problem+json': { schema: problemSchema } };

const refusal = (status: number) => ({ description: described[status] ?? String(status), content: problemContent });

/** On AWS the gateway answers these before the API is asked, in its own words (docs/api.md). */
const gateway = {
  401: { description: 'Manca un token valido (solo su AWS).' },
  403: { description: 'Il token non dà questo diritto (solo su AWS).' },
  429: { description: 'Troppe richieste: riprovare fra qualche secondo (solo su AWS).' },
};

/** What a route may answer beside its 200: RFC 9457 for ours, the gateway's own for the rest. */
export const refusals = <const S extends readonly (400 | 404)[]>(...statuses: S) => ({
  ...(Object.fromEntries(statuses.map((status) => [status, refusal(status)])) as Record<S[number], ReturnType<typeof refusal>>),
  ...gateway,
  406: refusal(406),
  500: refusal(500),
  503: { ...refusal(503), headers: retryAfter },
});

const retryAfter = {
  'Retry-After': { description: 'Secondi da attendere.', schema: { type: 'integer', format: 'int32', minimum: 1 } as const },
};

/** A 200 with JSON. `example` is checked against the schema by the tests. */
export const answer = <T extends z.ZodType>(description: string, schema: T, example: z.output<T>) => ({
  description,
  content: { 'application/json': { schema, example } },
});

export const statusOf = (kind: ProblemKind): number => problemKinds[kind].status;
