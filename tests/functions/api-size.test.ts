import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { ApiProblem } from '../../functions/api/problem.ts';
import { sendable } from '../../functions/api/sendable.ts';

/** AWS, "Lambda quotas": what a function may hand back to a synchronous caller, as JSON. */
const lambdaLimit = 6_291_456;

const app = new Hono();
app.onError((error, c) => c.text(error instanceof ApiProblem ? error.kind : 'crash', 500));
app.use(sendable());
const texts: Readonly<Record<string, string>> = {
  short: 'x'.repeat(1_000),
  'a record of 5 services': 'x'.repeat(40_000),
  'just small enough': 'x'.repeat(5_999_998),
  'too large': 'x'.repeat(5_999_999),
  'too large only when its quotes are escaped': '"'.repeat(3_100_000),
  'too large in bytes, not in characters': 'è'.repeat(3_100_000),
  'a list of 50,000 wrong addresses': '{"code":"IP_NOT_PUBLIC"}'.repeat(340_000),
  'too large even compressed': Array.from({ length: 100_000 }, (_, index) => createHash('sha512').update(String(index)).digest('hex')).join(
    '',
  ),
};
app.get('/:name', (c) => c.text(texts[c.req.param('name')] ?? ''));

test.each([
  ['short', 'as it is', 'as it is'],
  ['a record of 5 services', 'as it is', 'compressed'],
  ['just small enough', 'as it is', 'compressed'],
  ['too large', 'not-acceptable', 'compressed'],
  ['too large only when its quotes are escaped', 'not-acceptable', 'compressed'],
  ['too large in bytes, not in characters', 'not-acceptable', 'compressed'],
  ['a list of 50,000 wrong addresses', 'not-acceptable', 'compressed'],
  ['too large even compressed', 'not-acceptable', 'our-problem'],
] as const)('%s: %s, to whoever takes gzip %s', async (name, plain, gzipped) => {
  for (const [coding, wanted] of [
    ['identity', plain],
    ['gzip', gzipped],
  ] as const) {
    const answer = await app.request(`/${name}`, { headers: { 'Accept-Encoding': coding } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (wanted === 'not-acceptable' || wanted === 'our-problem') {
      expect(bytes.toString()).toBe(wanted);
      continue;
    }
    const isCompressed = wanted === 'compressed';
    expect(answer.headers.get('Content-Encoding')).toBe(isCompressed ? 'gzip' : null);
    expect((isCompressed ? gunzipSync(bytes) : bytes).toString() === texts[name]).toBe(true);
    const payload = JSON.stringify({ body: isCompressed ? bytes.toString('base64') : bytes.toString() });
    expect(Buffer.byteLength(payload)).toBeLessThan(lambdaLimit);
  }
});

test.each(['gzip;q=0', 'br', '', 'gzip;q=0, *', 'GZIP;q=0.5, br'])('Accept-Encoding: %s', async (coding) => {
  const { headers } = await app.request('/a record of 5 services', { headers: { 'Accept-Encoding': coding } });
  expect(headers.get('Content-Encoding')).toBe(coding.startsWith('GZIP') ? 'gzip' : null);
});
