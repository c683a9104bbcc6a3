import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { ApiProblem } from './problem.ts';

/** What fits one packet is not worth compressing. Bytes. */
const small = 1_400;

/** Lambda hands over 6 MB at most, of JSON with the answer in it as a text (AWS, "Lambda quotas"): a little less is sure to pass. */
const largestPayload = 6_000_000;

/** What the answer weighs in Lambda's payload: quotes and backslashes are escaped in it. */
const weightAsText = (text: string): number => Buffer.byteLength(JSON.stringify(text));
/** Handed to Lambda as bytes: a PDF is no text, and a text loses the mark at its beginning by which spreadsheets know UTF-8. */
export const isHandedAsBytes = (mediaType: string): boolean => mediaType.startsWith('text/csv') || mediaType === 'application/pdf';
const weightAsBytes = (bytes: Uint8Array): number => Math.ceil(bytes.length / 3) * 4;

/** RFC 9110 §12.5.3: what is said of gzip itself goes before what is said of every coding. */
function takesGzip(acceptEncoding: string | undefined): boolean {
  const codings = parseAccept((acceptEncoding ?? '').toLowerCase());
  const gzip = codings.find(({ type }) => type === 'gzip') ?? codings.find(({ type }) => type === '*');
  return gzip !== undefined && gzip.q > 0;
}

/**
 * Compresses for whoever takes it, and sees to it that an answer too large for Lambda is told as such and not cut off by the gateway. The
 * laptop keeps to the same limit, so that what works there works on AWS.
 */
export function sendable(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.body === null || c.res.headers.has('Content-Encoding')) return;
    const bytes = new Uint8Array(await c.res.clone().arrayBuffer());
    if (bytes.length < small) return;
    if (takesGzip(c.req.header('Accept-Encoding'))) {
      const packed = gzipSync(bytes);
      if (weightAsBytes(packed) > largestPayload) throw new ApiProblem('our-problem', { detail: tooLarge });
      const answer = new Response(packed, { status: c.res.status, headers: compressed(c.res.headers) });
      // Hono copies the headers of an answer onto the one that replaces it, unless there is none to replace.
      c.res = undefined;
      c.res = answer;
    } else if (weightOf(bytes, c.res.headers.get('Content-Type') ?? '') > largestPayload) {
      throw new ApiProblem('not-acceptable', { detail: onlyCompressed });
    }
  };
}

const weightOf = (bytes: Uint8Array, mediaType: string): number =>
  isHandedAsBytes(mediaType) ? weightAsBytes(bytes) : weightAsText(new TextDecoder().decode(bytes));

/** The same answer in another coding is another sequence of bytes: its tag is weak (RFC 9110 §8.8.1). */
function compressed(headers: Headers): Headers {
  const own = new Headers(headers);
  own.set('Content-Encoding', 'gzip');
  own.delete('Content-Length');
  const tag = own.get('ETag');
  if (tag !== null && !tag.startsWith('W/')) own.set('ETag', `W/${tag}`);
  return own;
}

const onlyCompressed = {
  it: 'La risposta è troppo grande per andare non compressa: chiederla con «Accept-Encoding: gzip».',
  en: 'The answer is too large to go uncompressed: ask for it with “Accept-Encoding: gzip”.',
};
const tooLarge = {
  it: 'La risposta è troppo grande anche compressa: chiederla a chi gestisce il servizio.',
  en: 'The answer is too large even when compressed: ask whoever runs the service for it.',
};
