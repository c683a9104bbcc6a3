import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, ask, openPopulatedWorld, projectPath, routesOf } from './rig/api.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

let endpoints: Endpoints;
let api: Api;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ api } = await openPopulatedWorld(endpoints));
});
afterAll(() => endpoints.stop());

const cursorOf = (place: readonly unknown[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

const long = 'a'.repeat(100_000);
const odd = [
  long,
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '1.5',
  '%00',
  '%E0%A4%A',
  '%ff',
  'é',
  '𝕏'.repeat(50),
  '\u202e',
  '..%2f..%2fetc%2fpasswd',
  "'; DROP TABLE",
  '__proto__',
  'constructor',
  'null',
  '%F0%9F%98',
  cursorOf([]),
  cursorOf(['incomplete', '2026-03-22#p_vd#D19B25999990006', 'more']),
  cursorOf(['nessuno', '2026-03-22#p_vd#D19B25999990006']),
  cursorOf(['incomplete', '']),
  cursorOf([-1]),
  cursorOf([1.5]),
  cursorOf([1e300]),
  cursorOf(['2']),
];

const lists = ['/projects', `${projectPath}/records`, `${projectPath}/uploads`, '/stray-uploads'];
const parameters = [
  'limit',
  'cursor',
  'outcome',
  'ipa',
  'deadline-from',
  'deadline-to',
  'state',
  'pippo',
  '__proto__',
  '%5B%5D',
  'constructor',
];

describe('a query of anything is answered with a list or refused, never our problem', () => {
  test.each(lists.flatMap((path) => parameters.map((name) => [path, name] as const)))('%s?%s=…', async (path, name) => {
    for (const value of odd) {
      const { status, json, text } = await ask(api, `${path}?${name}=${value}`);
      expect([200, 400], `${name}=${value.slice(0, 50)}`).toContain(status);
      // The answer does not repeat what was sent: neither in full nor in part.
      expect(text.length).toBeLessThan(50_000);
      if (status === 400) expect(json.errors.length).toBeGreaterThan(0);
    }
  });

  test.each(lists)('%s with each parameter twice', async (path) => {
    for (const name of parameters) expect((await ask(api, `${path}?${name}=1&${name}=1`)).status).toBe(400);
  });

  test('every route that reads refuses what it does not know, and what is said twice; what it knows, it says what it wants', async () => {
    const example: Readonly<Record<string, string>> = {
      ...{ ipa: 'p_vd', cup: 'D19B25999990006', sequence: '1', before: '1', after: 'latest' },
      ...{ service: 'protocollo', class: 'cpu', day: '2025-10-20' },
      ...{ review: 'f'.repeat(64), recheck: '20260320T090000Z', folder: 'protocollo', kind: 'ip-list' },
    };
    const required: Readonly<Record<string, string>> = { resource: 'i-0a1b2c3d4e5f60718', path: 'protocollo/usage-report/cpu.csv' };
    const takes = (field: unknown, value: unknown): boolean =>
      (field as { safeParse(value: unknown): { success: boolean } }).safeParse(value).success;
    const isRequired = (field: unknown): boolean => !takes(field, undefined);
    const reads = routesOf(api).filter(({ method }) => method === 'get');
    const routes = reads.map(({ path, request }) => ({
      given: Object.entries(request.query.shape).flatMap(([name, field]) => (isRequired(field) ? [`${name}=${required[name]}`] : [])),
      isThere: !/\{(review|recheck)\}/.test(path),
      path: path.replace(/\{(\w+)\}/g, (_all, name) => example[name] ?? ''),
      // The name of a file may be any text: it is wrong only when it is said twice.
      query: Object.entries(request.query.shape).map(([name, field]) => ({ name, isFree: takes(field, '€') })),
      places: Object.keys(request.params.shape).map((name) => ({
        name,
        wrong: path.replace(/\{(\w+)\}/g, (_all, one) => (one === name ? '€' : (example[one] ?? ''))),
      })),
    }));
    expect(routes.length).toBeGreaterThan(8);
    expect(routes.every(({ path }) => !path.includes('//') && !path.endsWith('/'))).toBe(true);
    const told = async (path: string) => {
      const { status, json } = await ask(api, path, { headers: { 'Accept-Language': 'en' } });
      return [status, json.errors?.map(({ in: place, name, detail }: Record<string, string>) => `${place} ${name} ${detail}`)];
    };
    const none = 'Wanted: none: there is no such parameter here.';
    for (const { path, query, places, given, isThere } of routes) {
      const asked = (...parameters: readonly string[]) => `${path}${parameters.length > 0 ? '?' : ''}${parameters.join('&')}`;
      const others = (name: string) => given.filter((one) => !one.startsWith(`${name}=`));
      expect((await ask(api, asked(...given))).status, path).toBe(isThere ? 200 : 404);
      expect(await told(asked('pippo=1', ...given)), path).toEqual([400, [`query pippo ${none}`]]);
      expect(await told(asked('pippo=1', 'pippo=1', ...given)), path).toEqual([400, [`query pippo ${none}`]]);
      for (const { name, isFree } of query) {
        expect(await told(asked(`${name}=1`, `${name}=1`, ...others(name))), name).toEqual([400, [`query ${name} Wanted: once only.`]]);
        if (isFree) continue;
        expect(await told(asked(`${name}=€`, ...others(name))), name).toEqual([
          400,
          [expect.not.stringMatching(/no such parameter|another value/)],
        ]);
      }
      for (const one of given)
        expect(await told(asked(...given.filter((other) => other !== one))), one).toEqual([400, [expect.stringContaining('query ')]]);
      for (const { name, wrong } of places) {
        expect(await told(asked(...given).replace(path, wrong)), name).toEqual([
          400,
          [expect.not.stringMatching(/no such parameter|another value/)],
        ]);
      }
    }
  });

  test('ten thousand parameters make a short answer', async () => {
    const { status, json } = await ask(api, `/projects?${Array.from({ length: 10_000 }, (_, index) => `p${index}=1`).join('&')}`);
    expect([status, json.errors.length]).toEqual([400, 20]);
  });
});

describe('an address of anything is refused, never our problem', () => {
  const places = [
    '/projects/IPA/D19B25999990006',
    '/projects/p_vd/CUP',
    `${projectPath}/records/N`,
    `${projectPath}/records/N/diff/1`,
    `${projectPath}/records/1/diff/N`,
  ];
  test.each(places)('%s', async (place) => {
    for (const value of odd) {
      if (value === '1') continue;
      const { status } = await ask(
        api,
        place.replace(/IPA|CUP|N(?=$|\/)/, () => value),
      );
      expect([400, 404], value.slice(0, 50)).toContain(status);
    }
  });

  test.each([
    ['/projects/../status', 200],
    ['/projects/p_vd/D19B25999990006/records/../../../../status', 200],
    ['/projects/p_vd/D19B25999990006/records/..%2f..%2f..%2fstatus', 400],
    ['/projects/p_vd%2fD19B25999990006', 404],
    ['/projects//p_vd', 404],
    ['/projects/', 404],
    ['/PROJECTS', 404],
  ])('%s: %i', async (path, status) => {
    expect((await ask(api, path)).status).toBe(status);
  });
});

test('an endless address is refused', async () => {
  expect((await ask(api, `/${long}`)).status).toBe(404);
});

test('headers of anything change the language or the coding at most', async () => {
  const anything = fc.string({ unit: 'binary-ascii' }).filter((value) => !/[\0\r\n]/.test(value));
  const headers = fc.dictionary(fc.constantFrom('Accept-Language', 'If-None-Match', 'Range', 'Expect', 'Origin', 'Forwarded'), anything);
  await fc.assert(
    fc.asyncProperty(headers, async (sent) => {
      expect([200, 304]).toContain((await ask(api, `${projectPath}/records/1`, { headers: sent })).status);
    }),
    { numRuns: 100 },
  );
});

test('any address and any query', async () => {
  const segment = fc.oneof(
    fc.constantFrom('projects', 'p_vd', 'D19B25999990006', 'records', 'uploads', 'latest', 'diff', '1'),
    fc.string(),
  );
  const address = fc.tuple(fc.array(segment, { maxLength: 7 }), fc.webQueryParameters());
  await fc.assert(
    fc.asyncProperty(address, async ([segments, query]) => {
      const { status } = await ask(api, `/${segments.map((one) => encodeURIComponent(one.toWellFormed())).join('/')}?${query}`);
      expect([200, 400, 404]).toContain(status);
    }),
    { numRuns: 300 },
  );
});
