import type { MiddlewareHandler } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { ApiProblem } from './problem.ts';

/** The ranges that name what an address answers with, the most specific first. */
const rangesOf = (path: string): readonly string[] =>
  path.endsWith('.csv') ? ['text/csv', 'text/*', '*/*'] : ['application/json', 'application/*', '*/*'];

/** RFC 9110 §12.5.1: of the ranges that fit, the most specific one says what is taken. */
function isAcceptable(accept: string, ranges: readonly string[]): boolean {
  const asked = parseAccept(accept).map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const decisive = ranges.find((range) => asked.some(({ type }) => type === range));
  return asked.some(({ type, q }) => type === decisive && q > 0);
}

/** Refuses whoever takes no JSON, or of a table no CSV (RFC 9110 §15.5.7); without an `Accept` anything is taken. */
export function acceptable(): MiddlewareHandler {
  return async (c, next) => {
    const accept = c.req.header('Accept');
    const ranges = rangesOf(c.req.path);
    if (accept !== undefined && accept.trim() !== '' && !isAcceptable(accept, ranges)) {
      throw new ApiProblem('not-acceptable', { detail: c.req.path.endsWith('.csv') ? onlyCsv : onlyJson });
    }
    await next();
  };
}

const onlyJson = {
  it: 'Le risposte sono in JSON: «Accept: application/json».',
  en: 'The answers are JSON: “Accept: application/json”.',
};
const onlyCsv = {
  it: 'Questa risposta è una tabella CSV: «Accept: text/csv».',
  en: 'This answer is a CSV table: “Accept: text/csv”.',
};
