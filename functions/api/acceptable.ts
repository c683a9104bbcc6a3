import type { MiddlewareHandler } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { ApiProblem } from './problem.ts';

/** What an address answers with, by how it ends; JSON where it says nothing. */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['html', 'text/html'],
  ['pdf', 'application/pdf'],
]);
const mediaTypeOf = (path: string): string => mediaTypes.get(/\.(\w+)$/.exec(path)?.[1] ?? '') ?? 'application/json';

/** The ranges that name what an address answers with, the most specific first. */
const rangesOf = (mediaType: string): readonly string[] => [mediaType, `${mediaType.split('/')[0]}/*`, '*/*'];

/** RFC 9110 §12.5.1: of the ranges that fit, the most specific one says what is taken. */
function isAcceptable(accept: string, ranges: readonly string[]): boolean {
  const asked = parseAccept(accept).map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const decisive = ranges.find((range) => asked.some(({ type }) => type === range));
  return asked.some(({ type, q }) => type === decisive && q > 0);
}

/** Refuses whoever takes no JSON, or of a table no CSV, of a report no HTML or PDF (RFC 9110 §15.5.7); without an `Accept` anything is taken. */
export function acceptable(): MiddlewareHandler {
  return async (c, next) => {
    const accept = c.req.header('Accept');
    const mediaType = mediaTypeOf(c.req.path);
    const ranges = rangesOf(mediaType);
    if (accept !== undefined && accept.trim() !== '' && !isAcceptable(accept, ranges)) {
      throw new ApiProblem('not-acceptable', { detail: onlyThis(mediaType) });
    }
    await next();
  };
}

/** What it is called, in a sentence of each language. */
const onlyThis = (mediaType: string) => {
  if (mediaType === 'application/json') return onlyJson;
  return {
    it: `Questa risposta è un documento di un solo tipo: «Accept: ${mediaType}».`,
    en: `This answer is a document of one type: “Accept: ${mediaType}”.`,
  };
};

const onlyJson = {
  it: 'Le risposte sono in JSON: «Accept: application/json».',
  en: 'The answers are JSON: “Accept: application/json”.',
};
