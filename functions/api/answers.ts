import type { z } from 'zod';
import { type ProblemKind, problemKinds, problemSchema } from './problem.ts';

const described: Readonly<Record<number, string>> = {
  400: 'Parametri che non si possono leggere; `errors` li elenca.',
  401: 'Manca un token valido. Su AWS lo dice anche il gateway, con parole sue.',
  403: 'Il ruolo con cui si è entrati non può.',
  404: 'Non c’è.',
  405: 'Un altro metodo: quelli di questo indirizzo sono in `Allow`.',
  406: 'La forma chiesta (`Accept`, `Accept-Encoding`) non è disponibile.',
  409: 'Nel frattempo qualcun altro ha deciso o cambiato: rileggere e riprovare.',
  412: 'Nel frattempo è cambiato (`If-Match`, `If-None-Match`): rileggere e riprovare.',
  413: 'Più grande di quanto si può mandare: il limite è in `detail`.',
  415: 'Un tipo di contenuto che qui non si legge (`Content-Type`).',
  421: 'Richiesta per un altro server: il portatile risponde solo a 127.0.0.1 e a localhost.',
  422: 'Letto e non accolto: `errors` dice ogni cosa che non va, dove e che cosa fare.',
  428: 'Manca `If-Match` o `If-None-Match`: senza, si sovrascriverebbe il lavoro di altri.',
  500: 'Problema nostro: riprovare più tardi; `requestId` serve a chi ci scrive.',
  503: 'Servizio non disponibile: riprovare dopo i secondi di `Retry-After`.',
};

const problemContent = { 'application/problem+json': { schema: problemSchema } };

const header = (description: string) => ({ description, schema: { type: 'string' } as const });

/** On every answer with sentences in it. */
export const contentLanguage = { 'Content-Language': header('La lingua dei testi: it o en.') };

const refusal = (status: number) => ({
  description: described[status] ?? String(status),
  headers: contentLanguage,
  content: problemContent,
});

/** On AWS the gateway answers this before the API is asked, in its own words (docs/api.md). */
const gateway = {
  429: { description: 'Troppe richieste: riprovare fra qualche secondo (solo su AWS).' },
};

const retryAfter = {
  'Retry-After': { description: 'Secondi da attendere.', schema: { type: 'integer', format: 'int32', minimum: 1 } as const },
};

/** What every route may answer beside its 200: RFC 9457 for ours, the gateway's own for the rest. */
export const refusals = {
  400: refusal(400),
  401: { ...refusal(401), headers: { ...contentLanguage, 'WWW-Authenticate': header('`Bearer`, e che cosa non va nel token.') } },
  403: refusal(403),
  ...gateway,
  405: { ...refusal(405), headers: { ...contentLanguage, Allow: header('I metodi di questo indirizzo.') } },
  406: refusal(406),
  421: refusal(421),
  500: refusal(500),
  503: { ...refusal(503), headers: { ...contentLanguage, ...retryAfter } },
};

/** Of a route whose address may name what is not there. */
export const notThere = { 404: refusal(404) };

/** What every route that reads a body may answer beside that. */
export const refusalsOfBody = { 413: refusal(413), 415: refusal(415), 422: refusal(422) };
/** Of a route that decides between two who write at once. */
export const overtaken = { 409: refusal(409) };
export const versioned = { 412: refusal(412), 428: refusal(428) };

/** Of a route that opens digests: a dossier may be more than one request can read. */
export const tooMuch = {
  422: {
    ...refusal(422),
    description:
      'Le misure sono troppe per una richiesta, o le regole del verbale non sono in questa versione: chiedere a chi gestisce il servizio.',
  },
};

/** Of a route that makes something of a record by its own rules. */
export const byItsRules = {
  422: { ...refusal(422), description: 'Le regole del verbale non sono in questa versione: chiedere a chi gestisce il servizio.' },
};

/** A 200 with JSON. `example` is checked against the schema by the tests. */
export const answer = <T extends z.ZodType>(description: string, schema: T, example: z.output<T>) => ({
  description,
  content: { 'application/json': { schema, example } },
});

export const statusOf = (kind: ProblemKind): number => problemKinds[kind].status;
