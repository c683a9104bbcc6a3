import type { MiddlewareHandler } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { ApiProblem } from './problem.ts';

/** What we answer with, and the ranges that name it. */
const taken: ReadonlySet<string> = new Set(['application/json', 'application/problem+json', 'application/*', '*/*']);

const isAcceptable = (accept: string): boolean => parseAccept(accept).some(({ type, q }) => q > 0 && taken.has(type.toLowerCase()));

/** Refuses whoever takes no JSON (RFC 9110 §15.5.7); without an `Accept` anything is taken. */
export function acceptable(): MiddlewareHandler {
  return async (c, next) => {
    const accept = c.req.header('Accept');
    if (accept !== undefined && accept.trim() !== '' && !isAcceptable(accept)) throw new ApiProblem('not-acceptable', { detail: onlyJson });
    await next();
  };
}

const onlyJson = {
  it: 'Le risposte sono in JSON: «Accept: application/json».',
  en: 'The answers are JSON: “Accept: application/json”.',
};
