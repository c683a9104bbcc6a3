import type { MiddlewareHandler } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { ApiProblem } from './problem.ts';

/** The ranges that name what we answer with, the most specific first. */
const ranges = ['application/json', 'application/*', '*/*'] as const;

/** RFC 9110 §12.5.1: of the ranges that fit, the most specific one says what is taken. */
function isAcceptable(accept: string): boolean {
  const asked = parseAccept(accept).map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const decisive = ranges.find((range) => asked.some(({ type }) => type === range));
  return asked.some(({ type, q }) => type === decisive && q > 0);
}

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
