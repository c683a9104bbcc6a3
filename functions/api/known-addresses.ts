import type { Context } from 'hono';
import type { RouterRoute } from 'hono/types';
import { languageOf } from './language.ts';
import { problemResponse } from './problem.ts';

/** Answers what no route answers: 405 where the address exists and the method is not one that reads, else 404. */
export function answerNowhere(app: { readonly routes: readonly RouterRoute[] }): (c: Context) => Response {
  let patterns: readonly RegExp[] | null = null;
  return (c) => {
    patterns ??= app.routes.filter(({ method }) => method === 'GET').map(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`));
    const language = languageOf(c.req.header('Accept-Language'));
    const exists = patterns.some((pattern) => pattern.test(c.req.path));
    if (!exists) return problemResponse('unknown-route', { detail: nowhere }, language);
    return problemResponse('method-not-allowed', { detail: onlyRead, headers: { Allow: 'GET, HEAD' } }, language);
  };
}

const nowhere = {
  it: 'Gli indirizzi che esistono sono descritti in /openapi.json.',
  en: 'The addresses that exist are described in /openapi.json.',
};
const onlyRead = { it: 'Qui si può solo leggere: GET o HEAD.', en: 'Here one can only read: GET or HEAD.' };
