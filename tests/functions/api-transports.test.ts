import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiHandler } from '../../functions/api/api-handler.ts';
import { makeApi } from '../../functions/api/make-api.ts';
import { startApi } from '../../local/api/start-api.ts';
import type { LoopbackEndpoint } from '../../local/machine/serve-on-loopback.ts';
import { type Api, openPopulatedWorld, projectPath } from './rig/api.ts';
import { captured, speakingTelemetry } from './rig/captured-output.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { bearer, signedInAs, testIdentify } from './rig/sign-in.ts';
import { context, type World } from './rig/world.ts';

let endpoints: Endpoints;
let world: World;
let api: Api;
let laptop: LoopbackEndpoint;
/** Of an operator. */
let signed: { readonly Authorization: string };
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ world, api } = await openPopulatedWorld(endpoints));
  signed = await bearer();
  laptop = await startApi(world.ports, 0, testIdentify);
});
afterAll(async () => {
  await laptop.stop();
  await endpoints.stop();
});

const paths = [
  '/status',
  '/projects?limit=1',
  projectPath,
  `${projectPath}/records/latest`,
  `${projectPath}/uploads`,
  '/stray-uploads',
  '/nowhere',
  '/projects?limit=x',
];

describe('on the laptop', () => {
  const url = (path: string) => `http://127.0.0.1:${laptop.port}${path}`;

  test.each(paths)('%s answers over HTTP what the app answers', async (path) => {
    const [over, own] = await Promise.all([fetch(url(path), { headers: signed }), api.request(path)]);
    expect([over.status, await over.text()]).toEqual([own.status, await own.text()]);
    expect(over.headers.get('Content-Type')).toBe(own.headers.get('Content-Type'));
  });

  /** `fetch` would not let a caller name another host. */
  const asked = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port: laptop.port, path: '/projects', headers: { ...headers, ...signed }, setHost: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on('error', reject);
    });

  test.each([
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['LOCALHOST', 200],
    ['valdoro.example', 421],
    ['127.0.0.1.valdoro.example', 421],
    ['127.0.0.1@valdoro.example', 400],
    ['[::1]', 421],
    ['', 400],
  ])('a request for the host "%s": %i', async (host, status) => {
    expect(await asked({ Host: host === '' || host.includes('@') ? host : `${host}:${laptop.port}` })).toBe(status);
  });

  test('two on one port: told in the words of every other port', async () => {
    await expect(startApi(world.ports, laptop.port, testIdentify)).rejects.toThrow(
      /^Port \d+ on 127\.0\.0\.1 is already in use: .* ATTESTA_API_PORT=<port>\.$/,
    );
  });

  test('the method and a body of anything', async () => {
    expect((await fetch(url('/projects'), { method: 'POST', headers: signed, body: 'x'.repeat(100_000) })).status).toBe(405);
  });
});

const event = JSON.parse(readFileSync(new URL('events/http-api-get.json', import.meta.url), 'utf8')) as APIGatewayProxyEventV2;

/** The same event for another address, with other headers beside its own. */
function eventFor(path: string, headers: Readonly<Record<string, string>> = {}): APIGatewayProxyEventV2 {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const { http } = event.requestContext;
  return {
    ...event,
    rawPath,
    rawQueryString,
    headers: { ...event.headers, authorization: signed.Authorization, ...headers },
    requestContext: { ...event.requestContext, http: { ...http, path: rawPath } },
  };
}

describe('on Lambda', () => {
  const handler = () => apiHandler(world.ports, speakingTelemetry('api', Date.now), testIdentify);
  const invoked = async (sent: APIGatewayProxyEventV2) => {
    let answer: Awaited<ReturnType<ReturnType<typeof handler>>> | undefined;
    const output = await captured(async () => {
      answer = await handler()(sent, context);
    });
    if (!answer) throw new Error('no answer');
    return { answer, output };
  };

  test.each(paths)('%s answers an event what the app answers', async (path) => {
    const { answer } = await invoked(eventFor(path));
    const own = await api.request(path, { headers: { 'Accept-Language': 'en' } });
    expect([answer.statusCode, answer.body]).toEqual([own.status, await own.text()]);
    expect(answer.headers?.['content-type']).toBe(own.headers.get('Content-Type'));
    expect(answer.isBase64Encoded).toBe(false);
  });

  test('a body is nothing to a request that reads', async () => {
    const { answer, output } = await invoked({ ...eventFor('/status'), body: 'eA==', isBase64Encoded: true });
    expect([answer.statusCode, output.text.includes('Error processing request')]).toEqual([200, false]);
  });

  test('a compressed answer goes as bytes', async () => {
    const { answer } = await invoked(eventFor(`${projectPath}/records/1`, { 'accept-encoding': 'gzip' }));
    expect([answer.isBase64Encoded, answer.headers?.['content-encoding']]).toEqual([true, 'gzip']);
    const own = await api.request(`${projectPath}/records/1`);
    expect(gunzipSync(Buffer.from(answer.body ?? '', 'base64')).toString('utf8')).toBe(await own.text());
  });

  test('one line a request: what was asked, by whom, what came of it; nothing of the query, the token or the answer', async () => {
    const { output } = await invoked(eventFor('/projects?ipa=p_vd&cursor=segreto'));
    const lines = output.lines.filter(({ message }) => message === 'request');
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'INFO',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        requestId: 'JKJaXmPLvHcESHA=',
        method: 'GET',
        route: '/projects',
        status: 400,
        ms: expect.any(Number),
        consumer: 'operatore-1',
      }),
    ]);
    expect(output.text).not.toMatch(/segreto|Bearer|eyJ/);
    expect(output.metrics.map(({ name, value, dimensions }) => [name, value, dimensions])).toEqual([['handled', 1, [{ service: 'api' }]]]);
  });

  test.each([
    [projectPath, '/projects/:ipa/:cup', 'p_vd/D19B25999990006'],
    [`${projectPath}/records/1/diff/2`, '/projects/:ipa/:cup/records/:before/diff/:after', 'p_vd/D19B25999990006'],
    ['/projects/p_vd/Mario%20Rossi', '/projects/:ipa/:cup', undefined],
    ['/nowhere/Mario%20Rossi', '/*', undefined],
  ])('%s is logged as %s', async (path, route, logged) => {
    const { output } = await invoked(eventFor(path));
    expect(output.lines.find(({ message }) => message === 'request')).toMatchObject({ route, ...(logged ? { project: logged } : {}) });
    expect(output.text).not.toContain('Rossi');
  });

  test('our own problem is an error with its place in our code, counted as a fault, and quotes nothing', async () => {
    const records = { ...world.ports.records, get: () => Promise.reject(new Error('D19B25999990006 is secret')) };
    const app = signedInAs(makeApi({ ...world.ports, records }, speakingTelemetry('api', Date.now), testIdentify));
    const output = await captured(async () => void (await app.request(projectPath)));
    expect(output.lines).toEqual([
      expect.objectContaining({
        level: 'ERROR',
        message: 'our problem',
        status: 500,
        error: expect.objectContaining({ name: 'Error', frames: expect.any(Array) }),
      }),
    ]);
    expect(output.text).not.toContain('is secret');
    expect(output.metrics.map(({ name, value }) => [name, value])).toEqual([['faults', 1]]);
  });
});
