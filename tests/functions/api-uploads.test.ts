import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { assessHandler } from '../../functions/assess/assess-handler.ts';
import { ingestHandler } from '../../functions/ingest/ingest-handler.ts';
import { type Api, ask, openPopulatedWorld, projectPath } from './rig/api.ts';
import { invalidDossier } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, invoke, upload, type World } from './rig/world.ts';

let endpoints: Endpoints;
let world: World;
let api: Api;
let bucket: string;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ world, api, bucket } = await openPopulatedWorld(endpoints));
});
afterAll(() => endpoints.stop());

test('each says what became of it', async () => {
  const { uploads } = (await ask(api, `${projectPath}/uploads`)).json;
  const said = uploads.map(({ path, state, role, reasons }: { path: string; state: string; role: string; reasons: { code: string }[] }) => [
    path,
    state,
    role,
    reasons.map(({ code }) => code),
  ]);
  expect(said).toEqual([
    ['dossier.yaml', 'read', 'declaration', []],
    ['fuori-posto.csv', 'refused', 'misplaced', ['KEY_OUTSIDE_GRAMMAR']],
    ['protocollo/contract/contratto.pdf', 'document', 'evidence', []],
    ['protocollo/contract/in-coda.pdf', 'received', 'evidence', []],
    ['protocollo/ip-list/mapping.yaml', 'refused', 'mapping', expect.arrayContaining(['MAPPING_INVALID'])],
    ['protocollo/usage-report/cpu.csv', 'read', 'evidence', []],
    ['protocollo/usage-report/cpu.csv.mapping.yaml', 'read', 'mapping', []],
    ['protocollo/usage-report/note.csv', 'refused', 'evidence', ['TEXT_UNRECOGNISED']],
    ['protocollo/usage-report/senza-mappatura.csv', 'read', 'evidence', ['MAPPING_MISSING']],
  ]);
});

test.each([
  [undefined, 'it', 'Rifiutato'],
  ['it-IT,it;q=0.9', 'it', 'Rifiutato'],
  ['en-GB', 'en', 'Refused'],
  ['fr, en;q=0.5', 'en', 'Refused'],
  ['en;q=0.3, it;q=0.7', 'it', 'Rifiutato'],
  ['en;q=0, *', 'it', 'Rifiutato'],
  ['it;q=0, *', 'en', 'Refused'],
  ['it;q=0, de', 'it', 'Rifiutato'],
  ['de', 'it', 'Rifiutato'],
  [';;q=,\u0001', 'it', 'Rifiutato'],
])('Accept-Language %s: %s', async (wanted, language, word) => {
  const init = wanted === undefined ? {} : { headers: { 'Accept-Language': wanted.replace('\u0001', '') } };
  const { headers, json } = await ask(api, `${projectPath}/uploads?state=refused`, init);
  expect(headers.get('Content-Language')).toBe(language);
  const [{ stateText, reasons }] = json.uploads;
  expect(stateText).toContain(word);
  expect(reasons[0].remedy.who).toBe('entity');
  expect(reasons[0].text).not.toBe('');
});

test('our own problem is told as ours, and so is judging that is held up', async () => {
  const other = { ipa: 'p_no', cup: 'D19B25999990014' };
  const put = (at: string) => upload(endpoints, bucket, `uploads/${other.ipa}/${other.cup}/dossier.yaml`, invalidDossier, at);
  const event = await put('2026-01-10T12:00:00Z');
  const path = `/projects/${other.ipa}/${other.cup}`;
  expect((await ask(api, path)).json).toMatchObject({ outcome: null, record: null, uploads: { received: 1 } });

  const evidence = { ...world.ports.evidence, open: () => Promise.reject(new Error('S3 is away')) };
  await invoke(ingestHandler({ ...world.ports, evidence }, createTelemetry('ingest')), [event]);
  expect((await ask(api, `${path}/uploads`)).json.uploads).toEqual([
    expect.objectContaining({ path: 'dossier.yaml', state: 'our-problem', reasons: [], receivedAt: '2026-01-10T12:00:00Z' }),
  ]);

  const records = { ...world.ports.records, query: () => Promise.reject(new Error('DynamoDB is away')) };
  await invoke(assessHandler({ ...world.ports, records }, createTelemetry('assess')), [JSON.stringify(other)]);
  expect((await ask(api, path)).json).toMatchObject({ judgingHeldUpByUs: true, outcome: null });

  await deliver(world.ingest, [event]);
  await world.drain();
  expect((await ask(api, path)).json).toMatchObject({
    outcome: 'awaiting-declaration',
    judgingHeldUpByUs: false,
    uploads: { refused: 1 },
  });
  expect((await ask(api, `${path}/records`)).json).toEqual({ records: [], next: null });
  expect((await ask(api, `${path}/records/latest`)).json).toMatchObject({ type: 'urn:problem-type:attesta:unknown-record' });
});
