import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from './rig/desk.ts';
import { dossier, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

let endpoints: Endpoints;
let desk: Desk;
beforeAll(async () => {
  endpoints = await startEndpoints();
  desk = await openDesk(endpoints);
  const path = 'protocollo/usage-report/cpu.csv';
  await desk.send({ 'dossier.yaml': dossier(), [path]: report(), [`${path}.mapping.yaml`]: mapping() });
});
afterAll(() => endpoints.stop());

const root = `/projects/${project.ipa}/${project.cup}`;

/** Where the API stands by itself, under the console, and behind somebody's gateway. */
const prefixes = ['', '/api', '/prod/attesta/api'];

/** What is asked, and the header of the answer that leads on. */
const leading: readonly (readonly [who: 'auditor' | 'entity', method: string, path: string, header: string])[] = [
  ['auditor', 'POST', `${root}/rechecks`, 'Location'],
  ['auditor', 'GET', `${root}/records/latest`, 'Content-Location'],
  ['auditor', 'GET', `${root}/records/latest-migration`, 'Content-Location'],
];

test.each(leading)('%s %s %s leads on from wherever the API stands: %s', async (who, method, path, header) => {
  const answer = await desk.ask(who, method, `/${path}`);
  const reference = answer.headers.get(header) ?? '';
  expect(reference).not.toBe('');
  for (const prefix of prefixes) {
    const { pathname, search } = new URL(reference, `https://console.example${prefix}${path}`);
    expect(pathname.startsWith(`${prefix}${root}/`), pathname).toBe(true);
    expect((await desk.ask(who, 'GET', `/${pathname.slice(prefix.length)}${search}`)).status).toBe(200);
  }
});
