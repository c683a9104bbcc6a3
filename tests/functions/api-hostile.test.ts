import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCursor } from '../../functions/api/cursor.ts';
import { type Api, ask, openPopulatedWorld, projectPath } from './rig/api.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

let endpoints: Endpoints;
let api: Api;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ api } = await openPopulatedWorld(endpoints));
});
afterAll(() => endpoints.stop());

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
  writeCursor([]),
  writeCursor(['incomplete', '2026-03-22#p_vd#D19B25999990006', 'more']),
  writeCursor(['nessuno', '2026-03-22#p_vd#D19B25999990006']),
  writeCursor(['incomplete', '']),
  writeCursor([-1]),
  writeCursor([1.5]),
  writeCursor([1e300]),
  writeCursor(['2']),
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
