import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, ask, projectPath } from './rig/api.ts';
import { openContinuousWorld } from './rig/continuous.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

/** Whatever is asked of one place of a project, the answer is a short one: never our problem, never what was sent, never another's file. */
let endpoints: Endpoints;
let api: Api;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ api } = await openContinuousWorld(endpoints));
}, 60_000);
afterAll(() => endpoints.stop());

const report = 'path=protocollo/usage-report/cpu.csv';
const cell = '/services/protocollo/continuity/cpu/2025-10-28?resource=srv-02';
const places: readonly (readonly [string, string])[] = [
  ['/evidence?', 'path'],
  [`/evidence?${report}&`, 'version'],
  [`/evidence?${report}&`, 'record'],
  ['/evidence/download?', 'path'],
  [`/evidence/download?${report}&`, 'version'],
  ['/evidence/series?', 'path'],
  [`/evidence/series?${report}&`, 'resource'],
  [`/evidence/series?${report}&`, 'cursor'],
  ['/services/protocollo/continuity?', 'cursor'],
  ['/services/protocollo/continuity?', 'record'],
  [`${cell}&`, 'record'],
  [cell.replace('=srv-02', '&').replace('resource&', ''), 'resource'],
];

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('.', '/', '..', '%', '\\', '?', '#', '@', ' ', '\0', '\u202e', 'a', '1', '-'), maxLength: 12 }),
  fc.constantFrom(
    '../../p_altro/D19B25999990006/dossier.yaml',
    'protocollo/usage-report/..',
    '/dossier.yaml',
    'dossier.yaml/',
    'digests/x',
  ),
  fc.constantFrom('__proto__', 'constructor', 'null', 'latest', 'latest-migration', '0', '1e9', '-1', 'a'.repeat(5_000), 'WyJ4Il0'),
  fc.constantFrom('protocollo/usage-report/cpu.csv', 'protocollo/usage-report/cpu.csv.mapping.yaml', 'srv-01', 'SRV-01'),
);

test.each(places)('%s%s=…', async (place, name) => {
  await fc.assert(
    fc.asyncProperty(texts, async (value) => {
      const { status, text, json } = await ask(api, `${projectPath}${place}${name}=${encodeURIComponent(value.toWellFormed())}`);
      expect([200, 400, 404]).toContain(status);
      if (status !== 200) expect(text.length).toBeLessThan(2_000);
      // What is signed is a file of this project, by the very path that was asked for.
      if (json.url !== undefined)
        expect(decodeURIComponent(new URL(json.url).pathname)).toMatch(new RegExp(`/uploads${projectPath.replace('/projects', '')}/`));
    }),
    { numRuns: 40 },
  );
});
