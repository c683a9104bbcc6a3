import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleHeaders } from '../../infra/definitions/console.ts';
import { type Identity, startIdentity } from '../../local/identity/start-identity.ts';
import { type LoopbackEndpoint, serveOnLoopback } from '../../local/machine/serve-on-loopback.ts';
import { whatIsMissing } from '../../local/publish/what-is-missing.ts';
import { type RunningS3, startTestS3 } from '../local/s3-fixture.ts';

/** A console, an issuer and a bucket that answer over HTTP, each of which may be wrong in one way. */
let identity: Identity;
let s3: RunningS3;
const directory = mkdtempSync(join(tmpdir(), 'attesta-missing-'));
const stopping: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  identity = await startIdentity(join(directory, 'identity'), 0);
  s3 = await startTestS3();
});
afterAll(async () => {
  for (const stop of [...stopping, () => identity.stop(), () => s3.stop()]) await stop();
  rmSync(directory, { recursive: true, force: true });
});

interface Wrong {
  readonly page?: number;
  readonly connect?: readonly string[];
  readonly api?: number;
  readonly issuer?: string;
  readonly evidence?: string;
}

async function looking({ page = 200, api = 401, connect, issuer = identity.settings.issuer, evidence = s3.url }: Wrong) {
  const headers = consoleHeaders({ connect: connect ?? [identity.settings.issuer, evidence] });
  const site = await served((path) => (path === '/' ? new Response('', { status: page, headers }) : new Response('', { status: api })));
  const config = { api: '/api', signIn: { issuer, clientId: 'x', scope: 'openid' }, now: null };
  return whatIsMissing({ url: `${site}/`, evidenceOrigin: evidence, target: 'd1.cloudfront.example', config });
}

/** @returns its origin */
async function served(answer: (path: string) => Response): Promise<string> {
  const endpoint: LoopbackEndpoint = await serveOnLoopback((request) => answer(new URL(request.url).pathname), 0, 'PORT');
  stopping.push(() => endpoint.stop());
  return `http://127.0.0.1:${endpoint.port}`;
}

const closed = { issuer: 'https://accesso.valdoro.example', token_endpoint: 'https://token.valdoro.example/token' };

const cases: [string, () => Promise<Wrong>, readonly string[], RegExp][] = [
  ['nothing', async () => ({}), [], /^$/],
  ['files, or the name of the domain', async () => ({ page: 403 }), ['page'], /risponde 403.*d1\.cloudfront\.example/],
  ['the way to the API', async () => ({ api: 404 }), ['api'], /deve rispondere 401, e risponde 404/],
  ['an issuer', async () => ({ issuer: await served(() => new Response('', { status: 404 })) }), ['issuer'], /risponde 404: jwtIssuer/],
  ['anybody at the issuer’s address', async () => ({ issuer: 'http://127.0.0.1:1' }), ['issuer'], /risponde nulla/],
  [
    'all that an issuer has to be',
    async () => ({ issuer: await served(() => Response.json(closed)) }),
    ['issuer', 'issuer', 'connect', 'connect'],
    /accesso\.valdoro\.example.*CORS.*consoleConnect=http.*consoleConnect=https:\/\/token\.valdoro\.example/s,
  ],
  ['the issuer in the policy of the pages', async () => ({ connect: [s3.url] }), ['connect'], /-c consoleConnect=http:\/\/127/],
  ['the bucket in the policy of the pages', async () => ({ connect: [identity.settings.issuer] }), ['connect'], /bucket delle prove/],
  [
    'the console among those whom a bucket lets',
    async () => ({
      evidence: await served(() => new Response(null, { headers: { 'Access-Control-Allow-Origin': 'https://altri.example' } })),
    }),
    ['uploads'],
    /-c consoleOrigins=http:\/\/127/,
  ],
  [
    'the console among the origins of the bucket',
    async () => ({ evidence: await served(() => new Response(null, { status: 403 })) }),
    ['uploads'],
    /-c consoleOrigins=http:\/\/127/,
  ],
];

test.each(cases)('missing: %s', async (_what, wrong, kinds, words) => {
  const missing = await looking(await wrong());
  expect(missing.map(({ what }) => what)).toEqual(kinds);
  expect(missing.map(({ it }) => it).join('\n')).toMatch(words);
  for (const { it, en } of missing) expect([it.length, en.length].every((length) => length > 30)).toBe(true);
});
