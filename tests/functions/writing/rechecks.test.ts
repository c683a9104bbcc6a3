import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeAssess } from '../../../functions/assess/make-assess.ts';
import { type Desk, openDesk } from '../rig/desk.ts';
import { dossier, mapping, report } from '../rig/dossier.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import { invoke } from '../rig/world.ts';

let endpoints: Endpoints;
let desk: Desk;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  desk = await openDesk(endpoints);
});

const path = 'protocollo/usage-report/cpu.csv';
const judged = () => desk.send({ 'dossier.yaml': dossier(), [path]: report(), [`${path}.mapping.yaml`]: mapping() });
const askFor = (who: Parameters<Desk['ask']>[0] = 'entity') => desk.ask(who, 'POST', '/rechecks');
const end = (recheck: string, language = 'it') =>
  desk.ask('entity', 'GET', `/rechecks/${recheck}`, undefined, { 'Accept-Language': language });
const records = async () => (await desk.ask('auditor', 'GET', '/records')).json.records;

test('is answered at once and ends in the number of the record that it made', async () => {
  await judged();
  desk.at('2026-02-20T08:30:40Z');
  const asked = await askFor('auditor');
  expect([asked.status, asked.json, asked.headers.get('Retry-After')]).toEqual([
    202,
    {
      recheck: '20260220T083000Z',
      askedAt: '2026-02-20T08:30:00Z',
      askedBy: 'asseveratore-1',
      state: 'waiting',
      record: null,
      reason: null,
      reasonText: null,
    },
    '15',
  ]);
  expect(asked.headers.get('Location')).toBe(`rechecks/${asked.json.recheck}`);
  expect((await end(asked.json.recheck)).json).toEqual(asked.json);
  await desk.work();
  expect((await end(asked.json.recheck)).json).toMatchObject({ state: 'done', record: 2, reason: null, askedBy: 'asseveratore-1' });
  expect((await records())[0]).toMatchObject({ sequence: 2, asOf: '2026-02-20T08:30:00Z' });
});

test('asked again within a quarter of an hour, by anybody, it is the same request; after that another', async () => {
  await judged();
  desk.at('2026-02-20T08:30:40Z');
  const first = (await askFor()).json;
  desk.at('2026-02-20T08:44:59Z');
  const [second, third] = await Promise.all([askFor('auditor'), askFor('operator')]);
  expect([second?.json, third?.json]).toEqual([first, first]);
  expect(desk.world.waiting.assessments.length).toBe(1);
  await desk.work();
  expect((await askFor()).json).toMatchObject({ recheck: first.recheck, state: 'done', record: 2 });
  desk.at('2026-02-20T08:45:00Z');
  expect((await askFor()).json).toMatchObject({ recheck: '20260220T084500Z', state: 'waiting' });
  await desk.work();
  expect((await records()).length).toBe(3);
});

test('asked twenty times at once it makes one record', async () => {
  await judged();
  desk.at('2026-02-20T08:30:40Z');
  const names = await Promise.all(Array.from({ length: 20 }, async () => (await askFor()).json.recheck));
  await desk.work();
  expect([new Set(names).size, (await records()).length]).toEqual([1, 2]);
});

test('where nothing is new it says so, and which record stands', async () => {
  await judged();
  const { recheck } = (await askFor()).json;
  await desk.work();
  expect((await end(recheck, 'en')).json).toMatchObject({
    state: 'done',
    record: 1,
    reason: 'nothing-new',
    reasonText: expect.stringMatching(/^There was/),
  });
});

test('where no declaration is valid there is no record', async () => {
  await desk.send({ [path]: report() });
  const { recheck } = (await askFor()).json;
  await desk.work();
  expect((await end(recheck)).json).toMatchObject({ state: 'done', record: null, reason: 'awaiting-declaration' });
});

test('a fault of ours is told as ours while it waits, and is over when it is over', async () => {
  await judged();
  const lost = { ...desk.world.ports.evidence, read: () => Promise.reject(new Error('S3 does not answer')) };
  desk.at('2026-02-20T08:30:40Z');
  const { recheck } = (await askFor()).json;
  const message = desk.world.waiting.assessments.splice(0);
  const request = JSON.parse(message[0] as string);
  await expect(makeAssess({ ...desk.world.ports, evidence: lost })(request)).rejects.toThrow();
  expect((await end(recheck)).json).toMatchObject({ state: 'waiting', record: null, reason: 'our-problem' });
  await invoke(desk.world.assess, message, 2);
  expect((await end(recheck)).json).toMatchObject({ state: 'done', record: 2, reason: null });
  // The message comes once more: SQS delivers at least once.
  await invoke(desk.world.assess, message, 3);
  expect((await end(recheck)).json).toMatchObject({ state: 'done', record: 2, reason: null });
});

test('of what is not there, or not theirs, nobody is told anything', async () => {
  expect((await askFor()).status).toBe(404);
  await judged();
  expect((await askFor('otherEntity')).status).toBe(404);
  expect((await askFor('otherAuditor')).status).toBe(404);
  expect(await end('20260220T083000Z')).toMatchObject({ status: 404, json: { type: 'urn:problem-type:attesta:nothing-there' } });
  expect((await desk.ask('entity', 'GET', '/rechecks/ieri')).status).toBe(400);
});
