import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../../functions/api/access/caller.ts';
import { type Api, ask, openPopulatedWorld, projectPath, routesOf } from './rig/api.ts';
import { project } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import type { Claims } from './rig/issuer.ts';
import { asAuditor, asEntity, asOperator, bearer } from './rig/sign-in.ts';

/**
 * Who may use which route, written down by hand a second time. Whoever adds a route says here, too, who may use it; whoever opens one to
 * another role changes this page, and somebody reads the change.
 */
const everybody = roles;
const matrix: Readonly<Record<string, readonly Role[]>> = {
  'GET /status': everybody,
  'GET /me': everybody,
  'GET /openapi.json': everybody,
  'GET /projects': everybody,
  'GET /projects/export.csv': everybody,
  'GET /projects/{ipa}/{cup}': everybody,
  'GET /projects/{ipa}/{cup}/records': everybody,
  'GET /projects/{ipa}/{cup}/records/{sequence}': everybody,
  'GET /projects/{ipa}/{cup}/records/{sequence}/replay': everybody,
  'GET /projects/{ipa}/{cup}/records/{sequence}/export.csv': everybody,
  'GET /projects/{ipa}/{cup}/records/{sequence}/report.html': everybody,
  'GET /projects/{ipa}/{cup}/records/{sequence}/report.pdf': everybody,
  'GET /projects/{ipa}/{cup}/records/{sequence}/export.json': everybody,
  'GET /projects/{ipa}/{cup}/records/{before}/diff/{after}': everybody,
  'GET /projects/{ipa}/{cup}/uploads': everybody,
  'POST /projects/{ipa}/{cup}/uploads': ['entity'],
  'GET /projects/{ipa}/{cup}/services': everybody,
  'GET /projects/{ipa}/{cup}/services/{service}/continuity': everybody,
  'GET /projects/{ipa}/{cup}/services/{service}/continuity/{class}/{day}': everybody,
  'GET /projects/{ipa}/{cup}/evidence': everybody,
  'GET /projects/{ipa}/{cup}/evidence/download': everybody,
  'GET /projects/{ipa}/{cup}/evidence/series': everybody,
  'GET /projects/{ipa}/{cup}/declaration': everybody,
  'POST /projects/{ipa}/{cup}/declaration-checks': everybody,
  'PUT /projects/{ipa}/{cup}/declaration': ['entity'],
  'GET /projects/{ipa}/{cup}/mappings/{folder}/{kind}': everybody,
  'POST /projects/{ipa}/{cup}/mapping-checks': everybody,
  'PUT /projects/{ipa}/{cup}/mappings/{folder}/{kind}': ['entity'],
  'GET /projects/{ipa}/{cup}/reviews': everybody,
  'GET /projects/{ipa}/{cup}/reviews/{review}': everybody,
  'POST /projects/{ipa}/{cup}/reviews': ['auditor'],
  'POST /projects/{ipa}/{cup}/rechecks': everybody,
  'GET /projects/{ipa}/{cup}/rechecks/{recheck}': everybody,
  'GET /registers': everybody,
  'POST /register-checks': ['operator'],
  'POST /registers': ['operator'],
  'GET /stray-uploads': ['operator'],
};

const otherCup = 'E29B25999990007';
/** Everybody who may come, by the role and by whether the project of this world is theirs. */
const callers: readonly (readonly [string, Role, 'own' | 'foreign', Claims])[] = [
  ['the entity itself', 'entity', 'own', asEntity(project.ipa)],
  ['the entity itself, its code in capitals', 'entity', 'own', asEntity(project.ipa.toUpperCase())],
  ['another entity', 'entity', 'foreign', asEntity('p_altro')],
  ['an entity whose code begins alike', 'entity', 'foreign', asEntity(`${project.ipa}r`)],
  ['an auditor of all', 'auditor', 'own', asAuditor('all')],
  ['an auditor of this project', 'auditor', 'own', asAuditor([otherCup, project.cup])],
  ['an auditor of another', 'auditor', 'foreign', asAuditor([otherCup])],
  ['the operator', 'operator', 'own', asOperator],
];

let endpoints: Endpoints;
let api: Api;
/** What a project that was never there answers, in either language. */
let absent: Readonly<Record<string, string>>;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ api } = await openPopulatedWorld(endpoints));
  const told = async (language: string) =>
    (await ask(api, `/projects/p_altro/${otherCup}`, { headers: { 'Accept-Language': language } })).text;
  absent = { it: await told('it'), en: await told('en') };
});
afterAll(() => endpoints.stop());

/** Asks with nothing but the project in the address: whatever is wrong with the rest is told only to whoever may ask. */
async function asked(route: string, who: Claims | null, language = 'it') {
  const [method = '', template = ''] = route.split(' ');
  const path = template
    .replace('{ipa}', project.ipa)
    .replace('{cup}', project.cup)
    .replace(/\{\w+\}/g, 'x');
  const headers = { 'Accept-Language': language, ...(who === null ? { Authorization: '' } : await bearer(who)) };
  const body = method === 'GET' ? {} : { body: '{}', headers: { ...headers, 'Content-Type': 'application/json' } };
  const answer = await api.request(path, { method, headers, ...body });
  return { status: answer.status, text: await answer.text(), challenge: answer.headers.get('WWW-Authenticate') };
}

const registered = (): readonly (readonly [string, readonly Role[]])[] =>
  routesOf(api).map((route) => [
    `${route.method.toUpperCase()} ${route.path}`,
    (route as unknown as { 'x-access': readonly Role[] })['x-access'],
  ]);

test('every route is in the matrix, and says of itself what stands there', () => {
  expect(Object.fromEntries(registered())).toEqual(matrix);
});

test('every handler that the app has is one of a route in the matrix', () => {
  const served = api.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect([...new Set(served)].sort()).toEqual(Object.keys(matrix).sort());
});

describe.each(Object.entries(matrix))('%s', (route, allowed) => {
  const isOfProject = route.includes('{ipa}/{cup}');

  test('nobody without a token', async () => {
    const { status, challenge } = await asked(route, null);
    expect([status, challenge]).toEqual([401, expect.stringContaining('Bearer')]);
  });

  test.each(callers)('%s', async (_who, role, tenant, claims) => {
    const { status, text } = await asked(route, claims);
    const type = /^\{"type":"urn:problem-type:attesta:([a-z-]+)"/.exec(text)?.[1] ?? null;
    if (!allowed.includes(role)) expect([status, type]).toEqual([403, 'forbidden']);
    else if (isOfProject && tenant === 'foreign') expect([status, text]).toEqual([404, absent.it]);
    else {
      expect([401, 403, 500, 503]).not.toContain(status);
      expect(type).not.toBe('unknown-project');
    }
  });

  if (isOfProject && allowed.includes('entity')) {
    test('a foreign project is absent in English too', async () => {
      expect((await asked(route, asEntity('p_altro'), 'en')).text).toBe(absent.en);
    });
  }
});

/** Whose examples name the very project of this world. */
const description = 'GET /openapi.json';
const lists = Object.entries(matrix).filter(([route, allowed]) => /^GET (?!.*\{)/.test(route) && allowed.includes('entity'));
describe.each(lists.map(([route]) => route).filter((route) => route !== description))('%s', (route) => {
  test.each([
    ['another entity', asEntity('p_altro')],
    ['an auditor of another project', asAuditor([otherCup])],
  ])('tells %s nothing of a project that is not theirs', async (_who, who) => {
    const { status, text } = await asked(route, who);
    expect(status).toBe(200);
    for (const word of [project.ipa, project.cup, 'Valdoro']) expect(text).not.toContain(word);
  });
});

test('the queue does tell somebody of that project: or else nothing would be proved', async () => {
  expect((await asked('GET /projects', asEntity(project.ipa))).text).toContain(project.cup);
});

describe('a foreign project', () => {
  const foreign = asEntity('p_altro');
  test.each([
    ['whole addresses', `${projectPath}/records/1`],
    ['a record that is not there', `${projectPath}/records/99`],
    ['the code in capitals', projectPath.replace(project.ipa, project.ipa.toUpperCase())],
    ['letters written as bytes', projectPath.replace('p_vd', '%70_vd')],
    ['a query that is wrong', `${projectPath}/uploads?limit=x`],
  ])('answers as one that is not there: %s', async (_what, path) => {
    const answer = await api.request(path, { headers: await bearer(foreign) });
    expect([answer.status, await answer.text()]).toEqual([404, absent.it]);
  });

  test('and one that is not there at all, to the same person, answers the same', async () => {
    const answer = await api.request(`/projects/p_mai/${otherCup}/records/1`, { headers: await bearer(foreign) });
    expect([answer.status, await answer.text()]).toEqual([404, absent.it]);
  });

  test('an address that cannot be read is told to anybody, since it names nobody’s project', async () => {
    expect((await api.request('/projects/p_vd/nessuno', { headers: await bearer(foreign) })).status).toBe(400);
  });

  test('an answer that somebody else may keep is not given to a stranger who has its tag', async () => {
    const own = await api.request(`${projectPath}/records/1`, { headers: await bearer(asEntity(project.ipa)) });
    // Nor is it shown out of a browser's own store, where the person before had another token.
    expect(own.headers.get('Cache-Control')).toContain('immutable');
    expect(own.headers.get('Vary')?.split(', ')).toContain('Authorization');
    const headers = { ...(await bearer(foreign)), 'If-None-Match': own.headers.get('ETag') ?? '' };
    expect((await api.request(`${projectPath}/records/1`, { headers })).status).toBe(404);
  });
});
