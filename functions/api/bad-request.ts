import type { z } from 'zod';
import type { Bilingual } from '../../shared/reasons/define-reason.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { wantedOf } from './parameters.ts';
import { ApiProblem, problemResponse, type RequestError } from './problem.ts';

type Place = RequestError['in'];

const wrong: Bilingual = {
  it: 'La richiesta ha parametri che non si possono leggere: «errors» dice quali e che cosa serve.',
  en: 'The request has parameters that cannot be read: “errors” says which, and what is wanted.',
};

const once: Bilingual = { it: 'una volta sola', en: 'once only' };
const unknown: Bilingual = { it: 'nessuno: questo parametro non esiste qui', en: 'none: there is no such parameter here' };

const wanted = (what: Bilingual, language: Language): string => `${language === 'it' ? 'Serve' : 'Wanted'}: ${what[language]}.`;

/** What a schema refused of a request, each parameter once, without a word of what was sent. */
export function badRequest(error: z.ZodError, place: Place, sent: Readonly<Record<string, unknown>>, language: Language): Response {
  const names = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')]));
  const errors = [...new Set(names)].slice(0, shownErrors).map((name) => ({
    in: place,
    name: name.slice(0, longestName).toWellFormed(),
    detail: wanted(Array.isArray(sent[name]) ? once : (wantedOf[name] ?? unknown), language),
  }));
  return problemResponse('bad-request', { detail: wrong, errors }, language);
}

/** A request may be as long as somebody likes; the answer is not. */
const shownErrors = 20;
const longestName = 100;

/** A parameter that only the route itself can tell to be wrong. */
export const badParameter = (name: string, place: Place, language: Language): ApiProblem =>
  new ApiProblem('bad-request', { detail: wrong, errors: [{ in: place, name, detail: wanted(wantedOf[name] ?? unknown, language) }] });
