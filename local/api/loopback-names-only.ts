import { languageOf } from '../../functions/api/language.ts';
import { problemResponse } from '../../functions/api/problem.ts';

type Fetch = (request: Request) => Response | Promise<Response>;

const names: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/**
 * Answers only requests that name this machine. A page of somebody else's site can point its own name at 127.0.0.1 and so read what it
 * likes through the browser (DNS rebinding); but the name it asked for is in the request.
 */
export const loopbackNamesOnly =
  (fetch: Fetch): Fetch =>
  (request) => {
    if (names.has(new URL(request.url).hostname)) return fetch(request);
    return problemResponse('misdirected', { detail: elsewhere }, languageOf(request.headers.get('Accept-Language') ?? undefined));
  };

const elsewhere = {
  it: 'Questa API risponde solo a 127.0.0.1 e a localhost.',
  en: 'This API answers to 127.0.0.1 and to localhost only.',
};
