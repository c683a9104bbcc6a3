import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { makeApi } from '../../functions/api/make-api.ts';
import { recordSchema } from '../../shared/model/record.ts';
import { isSealIntact } from '../../shared/verdict/seal.ts';
import { sdkError } from './failures/sdk-errors.ts';
import { type Api, ask, openPopulatedWorld, projectPath } from './rig/api.ts';
import { project } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { signedInAs, testIdentify } from './rig/sign-in.ts';
import type { World } from './rig/world.ts';

let endpoints: Endpoints;
let world: World;
let api: Api;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ world, api } = await openPopulatedWorld(endpoints));
});
afterAll(() => endpoints.stop());

describe('routes', () => {
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  test.each<[string, number, unknown]>([
    ['/status', 200, { status: 'up' }],
    [
      '/projects',
      200,
      { projects: [{ ...project, name: 'Provincia di Valdoro', outcome: 'partially-positive', deadline: '2026-03-22' }], next: null },
    ],
    ['/projects?outcome=partially-positive,positive', 200, { projects: [{ cup: project.cup }] }],
    ['/projects?outcome=positive', 200, { projects: [], next: null }],
    ['/projects?ipa=P_VD', 200, { projects: [{ cup: project.cup }] }],
    ['/projects?ipa=p_altro', 200, { projects: [], next: null }],
    ['/projects?deadline-from=2026-03-22&deadline-to=2026-03-22', 200, { projects: [{ cup: project.cup }] }],
    ['/projects?deadline-from=2026-03-23', 200, { projects: [] }],
    ['/projects?deadline-to=2026-03-21', 200, { projects: [] }],
    ['/projects?deadline-from=2026-03-23&deadline-to=2026-03-22', 400, { errors: [{ in: 'query', name: 'deadline-from' }] }],
    ['/projects', 200, { projects: [{ purpose: 'migration', nextCheckOn: '2026-02-09' }] }],
    ['/projects?purpose=migration', 200, { projects: [{ cup: project.cup }] }],
    ['/projects?purpose=maintenance', 200, { projects: [], next: null }],
    [projectPath, 200, { ...project, outcome: 'partially-positive', judgingHeldUpByUs: false, record: { sequence: 2, prevHash: hash } }],
    [projectPath, 200, { uploads: { received: 1, read: 4, document: 1, refused: 3, held: 0, 'our-problem': 0 } }],
    [projectPath.replace('p_vd', 'P_Vd'), 200, { ipa: 'p_vd' }],
    [`${projectPath}/records`, 200, { records: [{ sequence: 2 }, { sequence: 1, prevHash: null }], next: null }],
    [projectPath, 200, { purpose: 'migration' }],
    [`${projectPath}/records?purpose=maintenance`, 200, { records: [], next: null }],
    [`${projectPath}/records/latest-migration`, 200, { sequence: 2 }],
    [`${projectPath}/records/latest-migration/diff/1`, 200, { before: { sequence: 2 }, after: { sequence: 1 } }],
    [`${projectPath}/records/1`, 200, { sequence: 1, ipa: 'P_VD' }],
    [`${projectPath}/records/latest`, 200, { sequence: 2 }],
    [`${projectPath}/records/1/diff/2`, 200, { before: { sequence: 1 }, after: { sequence: 2 }, same: false }],
    [`${projectPath}/records/latest/diff/2`, 200, { same: true, changes: { asOf: null, points: [], inputs: { uploads: [] } } }],
    ['/stray-uploads', 200, { uploads: [{ path: 'uploads/nessun-progetto.csv', role: 'misplaced', state: 'refused' }], next: null }],
    ['/openapi.json', 200, { openapi: '3.1.0' }],
    [`${projectPath}/records/3`, 404, { type: 'urn:problem-type:attesta:unknown-record' }],
    [`${projectPath}/records/1/diff/3`, 404, { type: 'urn:problem-type:attesta:unknown-record' }],
    ['/projects/p_altro/D19B25999990006', 404, { type: 'urn:problem-type:attesta:unknown-project' }],
    ['/projects/p_altro/D19B25999990006/records', 404, { type: 'urn:problem-type:attesta:unknown-project' }],
    ['/projects/p_altro/D19B25999990006/records/latest', 404, { type: 'urn:problem-type:attesta:unknown-project' }],
    ['/projects/p_altro/D19B25999990006/uploads', 404, { type: 'urn:problem-type:attesta:unknown-project' }],
    ['/nowhere', 404, { type: 'urn:problem-type:attesta:unknown-route', title: 'Indirizzo inesistente' }],
    ['/projects/p_vd', 404, { type: 'urn:problem-type:attesta:unknown-route' }],
  ])('%s: %i', async (path, status, body) => {
    const answer = await ask(api, path);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(body as object);
  });

  test('the differences name what came between two records', async () => {
    const { changes } = (await ask(api, `${projectPath}/records/1/diff/2`)).json;
    expect(changes.inputs.uploads.map(({ path }: { path: string }) => path)).toContain('protocollo/contract/contratto.pdf');
    expect(changes.points.find(({ point }: { point: string }) => point === 'TRA-01')).toMatchObject({
      before: { codes: expect.arrayContaining(['CONTRACT_MISSING']) },
      after: { codes: expect.not.arrayContaining(['CONTRACT_MISSING']) },
    });
  });
});

describe('a record', () => {
  test('is served as it was sealed: its hash is that of the text without it', async () => {
    const { text, headers, json } = await ask(api, `${projectPath}/records/2`);
    expect(isSealIntact(recordSchema.parse(json), world.ports.means.sha256)).toBe(true);
    const without = text.replace(/"hash":"[0-9a-f]{64}",/, '');
    expect(createHash('sha256').update(without).digest('hex')).toBe(json.hash);
    expect(headers.get('ETag')).toBe(`"${json.hash}"`);
    expect(headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable');
  });

  test('the latest is never kept without asking, and says which one it is', async () => {
    const { headers } = await ask(api, `${projectPath}/records/latest`);
    expect(headers.get('Cache-Control')).toBe('private, no-cache');
    expect(headers.get('Content-Location')).toBe('2');
  });

  test.each([
    ['its tag', (tag: string) => tag, 304],
    ['its weak tag', (tag: string) => `W/${tag}`, 304],
    ['its tag among others', (tag: string) => `"altro", ${tag}`, 304],
    ['anything', () => '*', 304],
    ['another tag', () => '"altro"', 200],
    ['a tag without its quotes', (tag: string) => tag.replaceAll('"', ''), 200],
  ])('If-None-Match with %s', async (_what, tagged, status) => {
    const tag = (await ask(api, `${projectPath}/records/latest`)).headers.get('ETag') ?? '';
    const answer = await ask(api, `${projectPath}/records/latest`, { headers: { 'If-None-Match': tagged(tag) } });
    expect([answer.status, answer.headers.get('ETag')]).toEqual([status, tag]);
    if (status === 304) expect(answer.text).toBe('');
  });

  test('goes compressed to whoever takes it, the same text', async () => {
    const plain = await ask(api, `${projectPath}/records/2`);
    const response = await api.request(`${projectPath}/records/2`, { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(response.headers.get('ETag')).toBe(`W/${plain.headers.get('ETag')}`);
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
    expect(gunzipSync(await response.arrayBuffer()).toString('utf8')).toBe(plain.text);
  });
});

describe('what is not asked for rightly', () => {
  test.each<[string, RequestInit, number, string]>([
    ['/projects', { method: 'POST', body: '{}' }, 405, 'method-not-allowed'],
    [projectPath, { method: 'DELETE' }, 405, 'method-not-allowed'],
    [`${projectPath}/records/1`, { method: 'PUT', body: 'x' }, 405, 'method-not-allowed'],
    ['/nowhere', { method: 'POST' }, 404, 'unknown-route'],
    ['/projects', { headers: { Accept: 'text/html' } }, 406, 'not-acceptable'],
    ['/projects', { headers: { Accept: 'application/json;q=0' } }, 406, 'not-acceptable'],
    ['/projects', { headers: { Accept: 'application/json;q=0, */*' } }, 406, 'not-acceptable'],
    ['/projects', { headers: { Accept: '*/*, application/*;q=0' } }, 406, 'not-acceptable'],
    ['/projects', { headers: { Accept: 'application/problem+json' } }, 406, 'not-acceptable'],
    ['/openapi.json', { headers: { Accept: 'application/json;q=0, */*' } }, 406, 'not-acceptable'],
    ['/openapi.json', { method: 'POST' }, 405, 'method-not-allowed'],
  ])('%s %o: %i', async (path, init, status, kind) => {
    const answer = await ask(api, path, init);
    expect([answer.status, answer.json.type]).toEqual([status, `urn:problem-type:attesta:${kind}`]);
    expect(answer.headers.get('Allow')).toBe(status === 405 ? 'GET, HEAD' : null);
  });

  test.each([
    'application/json',
    'Application/JSON; charset=utf-8',
    '*/*',
    'text/html, application/*;q=0.1',
    '*/*;q=0, application/json',
    'application/*;q=0, application/json;q=0.1',
    '',
  ])('Accept: %s is taken', async (accept) => {
    expect((await ask(api, '/projects', { headers: { Accept: accept } })).status).toBe(200);
  });

  test('HEAD answers as GET does, without the body', async () => {
    const { status, text, headers } = await ask(api, `${projectPath}/records/1`, { method: 'HEAD' });
    expect([status, text]).toEqual([200, '']);
    expect(headers.get('ETag')).not.toBeNull();
  });

  test('every wrong parameter is told, each with what was wanted, in the language of whoever asked', async () => {
    const { status, json } = await ask(
      api,
      '/projects?limit=0&outcome=nulla&deadline-to=2026-02-30&pippo=1&state=read&purpose=altro&ipa=a&ipa=b',
      {
        headers: { 'Accept-Language': 'en' },
      },
    );
    expect(status).toBe(400);
    expect(Object.fromEntries(json.errors.map(({ name, detail }: { name: string; detail: string }) => [name, detail]))).toEqual({
      limit: 'Wanted: a whole number from 1 to 200.',
      outcome: expect.stringContaining('awaiting-declaration'),
      'deadline-to': 'Wanted: an existing day as YYYY-MM-DD.',
      pippo: 'Wanted: none: there is no such parameter here.',
      state: 'Wanted: none: there is no such parameter here.',
      purpose: 'Wanted: one of migration, maintenance.',
      ipa: 'Wanted: once only.',
    });
  });
});

describe('our own problem', () => {
  const broken = (error = new Error('the table at 10.0.0.1 said: D19B25999990006')): Api => {
    const records = { ...world.ports.records, get: () => Promise.reject(error) };
    return signedInAs(makeApi({ ...world.ports, records }, createTelemetry('api'), testIdentify));
  };

  test('says that it is ours, with an id to quote and nothing of what happened', async () => {
    const { status, json, text } = await ask(broken(), projectPath);
    expect(status).toBe(500);
    expect(json).toMatchObject({
      type: 'urn:problem-type:attesta:our-problem',
      title: 'Problema nostro',
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(text).not.toMatch(/10\.0\.0\.1|Error|at /);
  });

  test.each([0, 1, 2, 3, 4, 5])('an error of the SDK, number %i: asked too much is 503 with a pause, the rest 500', async (number) => {
    const error = sdkError(number);
    const { status, headers, text } = await ask(broken(error), projectPath);
    const isTooMuch = /Throttling|SlowDown|Throughput/.test(error.name);
    expect([status, headers.get('Retry-After')]).toEqual(isTooMuch ? [503, '5'] : [500, null]);
    expect(text).not.toContain('injected');
  });

  test('/status tells that the table does not answer, and when to ask again', async () => {
    const { status, json, headers } = await ask(broken(), '/status');
    expect([status, json.type, headers.get('Retry-After')]).toEqual([503, 'urn:problem-type:attesta:unavailable', '30']);
  });
});

test.each(['/status', '/projects', projectPath, `${projectPath}/uploads`, '/nowhere', '/projects?limit=x'])(
  '%s is for nobody else’s page and nobody’s cache',
  async (path) => {
    const { headers } = await ask(api, path);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect([...headers.keys()].filter((name) => name.startsWith('x-'))).toEqual([]);
  },
);
