import type { Context } from 'hono';
import type { RouterRoute } from 'hono/types';
import { languageOf } from './language.ts';
import { problemResponse } from './problem.ts';

/** Answers what no route answers: 405 where the address exists and is not for that method, else 404. */
export function answerNowhere(app: { readonly routes: readonly RouterRoute[] }): (c: Context) => Response {
  let addresses: readonly Address[] | null = null;
  return (c) => {
    addresses ??= addressesOf(app.routes);
    const language = languageOf(c.req.header('Accept-Language'));
    const allowed = new Set(addresses.filter(({ pattern }) => pattern.test(c.req.path)).flatMap(({ methods }) => methods));
    if (allowed.size === 0) return problemResponse('unknown-route', { detail: nowhere }, language);
    const allow = [...allowed].sort().join(', ');
    return problemResponse('method-not-allowed', { detail: onlyThese(allow), headers: { Allow: allow } }, language);
  };
}

interface Address {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** What reads answers to HEAD as well. Middleware is for all methods, and no address. */
const addressesOf = (routes: readonly RouterRoute[]): Address[] =>
  routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ path, method }) => ({
      pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
      methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
    }));

const nowhere = {
  it: 'Gli indirizzi che esistono sono descritti in /openapi.json.',
  en: 'The addresses that exist are described in /openapi.json.',
};
const onlyThese = (allow: string) => ({ it: `Qui si può usare solo ${allow}.`, en: `Here only ${allow} may be used.` });
