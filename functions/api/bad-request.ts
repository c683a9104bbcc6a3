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

/** What a schema refused of a request, each parameter once, without a word of what was sent. @param queries every value of each parameter */
export function badRequest(
  error: z.ZodError,
  place: Place,
  queries: Readonly<Record<string, readonly string[]>>,
  language: Language,
): Response {
  const names = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')]));
  const errors = [...new Set(names)].slice(0, shownErrors).map((name) => ({
    in: place,
    name: name.slice(0, longestName).toWellFormed(),
    detail: wanted(whatIsWanted(name, place === 'query' && (queries[name]?.length ?? 0) > 1), language),
  }));
  return problemResponse('bad-request', { detail: wrong, errors }, language);
}

/** Names come from outside: `constructor` must not be found where nobody put it. */
function whatIsWanted(name: string, isRepeated: boolean): Bilingual {
  const known = Object.hasOwn(wantedOf, name) ? wantedOf[name] : undefined;
  if (!known) return unknown;
  return isRepeated ? once : known;
}

/** A request may be as long as somebody likes; the answer is not. */
const shownErrors = 20;
const longestName = 100;

/** A parameter that only the route itself can tell to be wrong. */
export const badParameter = (name: string, place: Place, language: Language): ApiProblem =>
  new ApiProblem('bad-request', { detail: wrong, errors: [{ in: place, name, detail: wanted(whatIsWanted(name, false), language) }] });
