import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ports } from '../../functions/ports.ts';
import { fullRecord, latestRecord, listRecords } from '../../functions/read-model.ts';
import { dossier, keyOf, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, invoke, openWorld, upload, type World } from './rig/world.ts';

/** docs/adr/0004: of the messages of one session only the last asker's judges, and that one is certain to come. */
let endpoints: Endpoints;
let bucket: string;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  bucket = await endpoints.createBucket();
  world = await openWorld(endpoints, bucket);
});

const put = (path: string, content: string) => upload(endpoints, bucket, keyOf(path), content);
const records = () => listRecords(world.ports.records, project);
const uploadsOfLast = async () => {
  const last = await latestRecord(world.ports.records, project);
  return last === null ? [] : (await fullRecord(world.ports.evidence, last.hash)).inputs.uploads;
};
const pathOf = (number: number) => `protocollo/usage-report/cpu-${number}.csv`;
const files = 25;

/** A declaration and its files, read one after the other or all at once; what they asked for waits. */
async function burst(atOnce: boolean): Promise<string[]> {
  const events = [await put('dossier.yaml', dossier())];
  for (let number = 1; number <= files; number += 1) events.push(await put(pathOf(number), report(number % 9)));
  if (atOnce) await Promise.all(events.map((event) => deliver(world.ingest, [event])));
  else await deliver(world.ingest, events);
  return world.waiting.assessments.splice(0);
}

test.each([
  ['in order', false, (messages: string[]) => messages],
  ['backwards', false, (messages: string[]) => messages.reverse()],
  ['each twice', false, (messages: string[]) => [...messages, ...messages]],
  ['after uploads that were read all at once', true, (messages: string[]) => messages],
])('a burst is one record with everything in it, its messages delivered %s', async (_how, atOnce, arrange) => {
  const messages = await burst(atOnce);
  expect(messages).toHaveLength(files + 1);
  for (const message of arrange(messages)) await deliver(world.assess, [message]);
  expect(await records()).toHaveLength(1);
  expect(await uploadsOfLast()).toHaveLength(files);
});

test('all messages at once: one record', async () => {
  const messages = await burst(false);
  const answers = await Promise.all(messages.map((message) => invoke(world.assess, [message])));
  expect(answers.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([]);
  expect(await records()).toHaveLength(1);
});

test('a message is not left to another before that one’s upload is stored', async () => {
  await deliver(world.ingest, [await put('dossier.yaml', dossier())]);
  const late = await put(pathOf(1), report());
  await deliver(world.assess, world.waiting.assessments.splice(0));
  expect(await records()).toHaveLength(1);
  await deliver(world.ingest, [late]);
  await world.drain();
  expect(await uploadsOfLast()).toHaveLength(1);
});

test('an upload that was received earlier and read later is judged: the order is that of asking', async () => {
  const slow = await put(pathOf(1), report());
  await deliver(world.ingest, [await put(pathOf(2), report(4)), await put('dossier.yaml', dossier())]);
  await world.drain();
  await deliver(world.ingest, [slow]);
  await world.drain();
  expect(await uploadsOfLast()).toHaveLength(2);
});

test('a crash between the mark and the message: earlier messages are left, the retried arrival brings another', async () => {
  await deliver(world.ingest, [await put('dossier.yaml', dossier()), await put(pathOf(1), report())]);
  const earlier = world.waiting.assessments.splice(0);
  const crashing = await openWorld(
    endpoints,
    bucket,
    (ports): Ports => ({
      ...ports,
      records: world.ports.records,
      queue: { ...ports.queue, sendAssessment: () => Promise.reject(new Error('crash')) },
    }),
  );
  const event = await put(pathOf(2), report(4));
  expect((await invoke(crashing.ingest, [event])).batchItemFailures).toHaveLength(1);
  await deliver(world.assess, earlier);
  expect(await records()).toEqual([]);
  await deliver(world.ingest, [event]);
  await world.drain();
  expect(await records()).toHaveLength(1);
  expect(await uploadsOfLast()).toHaveLength(2);
});

test('an old arrival delivered again takes the mark and brings its own message', async () => {
  const first = await put(pathOf(1), report());
  await deliver(world.ingest, [first, await put('dossier.yaml', dossier())]);
  const [, ofDossier = ''] = world.waiting.assessments.splice(0);
  await deliver(world.ingest, [first]);
  await deliver(world.assess, [ofDossier]);
  expect(await records()).toEqual([]);
  await world.drain();
  expect(await records()).toHaveLength(1);
});

test('a tick, and a message that names no upload, judge whoever else asks', async () => {
  await burst(false);
  await deliver(world.assess, [JSON.stringify(project)]);
  expect(await records()).toHaveLength(1);
  await deliver(world.assess, [JSON.stringify({ ...project, tick: '2026-03-20T03:00:00Z' })]);
  expect(await records()).toHaveLength(2);
});
