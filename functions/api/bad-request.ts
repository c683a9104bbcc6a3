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
/** Of a parameter that no text was written for (parameters.ts): a slip of ours, which must not read as if there were no such parameter. */
const something: Bilingual = { it: 'un altro valore', en: 'another value' };
const unknown: Bilingual = { it: 'nessuno: questo parametro non esiste qui', en: 'none: there is no such parameter here' };

const wanted = (what: Bilingual, language: Language): string => `${language === 'it' ? 'Serve' : 'Wanted'}: ${what[language]}.`;

/** What a schema refused of a request, each parameter once, without a word of what was sent. @param queries every value of each parameter */
export function badRequest(
  error: z.ZodError,
  place: Place,
  queries: Readonly<Record<string, readonly string[]>>,
  language: Language,
): Response {
  const isRepeated = (name: string) => place === 'query' && (queries[name]?.length ?? 0) > 1;
  const refused = error.issues.flatMap((issue): readonly (readonly [string, Bilingual])[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => [name, unknown]);
    const name = String(issue.path[0] ?? '');
    return [[name, isRepeated(name) ? once : whatIsWanted(name)]];
  });
  const errors = [...new Map(refused)].slice(0, shownErrors).map(([name, what]) => ({
    in: place,
    name: name.slice(0, longestName).toWellFormed(),
    detail: wanted(what, language),
  }));
  return problemResponse('bad-request', { detail: wrong, errors }, language);
}

const whatIsWanted = (name: string): Bilingual => wantedOf(name) ?? something;

/** A request may be as long as somebody likes; the answer is not. */
const shownErrors = 20;
const longestName = 100;

/** A parameter that only the route itself can tell to be wrong. */
export const badParameter = (name: string, place: Place, language: Language): ApiProblem =>
  new ApiProblem('bad-request', { detail: wrong, errors: [{ in: place, name, detail: wanted(whatIsWanted(name), language) }] });
