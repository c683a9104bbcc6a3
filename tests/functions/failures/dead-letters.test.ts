import type { SQSBatchResponse } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTelemetry } from '../../../functions/adapters/telemetry.ts';
import { assessHandler } from '../../../functions/assess/assess-handler.ts';
import { ingestHandler } from '../../../functions/ingest/ingest-handler.ts';
import type { Ports } from '../../../functions/ports.ts';
import { isJudgingFaulty, listRecords, listUploads } from '../../../functions/read-model.ts';
import { queueDefinitions } from '../../../infra/definitions/queues.ts';
import { openDatabase } from '../../../local/machine/open-database.ts';
import { openQueues } from '../../../local/queue/open-queues.ts';
import { localQueue, localQueueOptions } from '../../../local/stack/local-queue.ts';
import { dossier, keyOf, mapping, project, report } from '../rig/dossier.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import { finalState } from '../rig/final-state.ts';
import { deliver, invoke, openWorld, upload } from '../rig/world.ts';
import { aroundEachCall, type PortCall } from './port-calls.ts';
import { sdkError } from './sdk-errors.ts';

/** Faults that last: five receives are used up, the message is dead, a person mends what was broken and gives the receives back. */
let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

const telemetry = createTelemetry('test');
const uploads = [
  ['dossier.yaml', dossier()],
  ['protocollo/usage-report/cpu.csv', report(3)],
  ['protocollo/usage-report/mapping.yaml', mapping()],
  ['protocollo/usage-report/ram.csv', report(4)],
] as const;

async function putAll(bucket: string): Promise<string[]> {
  const events: string[] = [];
  for (const [path, content] of uploads) events.push(await upload(endpoints, bucket, keyOf(path), content));
  return events;
}

/** The handlers on the laptop's own queues, with its rules and no delays; `broken` says which calls fail at the moment. */
async function openLine(bucket: string, broken: (call: PortCall) => boolean) {
  const { ports } = await openWorld(endpoints, bucket);
  const database = openDatabase(':memory:');
  const queues = openQueues(database, { ...localQueueOptions, clock: Date.now, retryDelaySeconds: () => 0 });
  const failing: Ports = aroundEachCall({ ...ports, queue: localQueue(queues, () => 0) }, async (call, perform) => {
    if (broken(call)) throw sdkError(0);
    return perform();
  });
  queues.consume(queueDefinitions.uploads.name, ingestHandler(failing, telemetry));
  queues.consume(queueDefinitions.assessments.name, assessHandler(failing, telemetry));
  const close = async () => {
    await queues.stop();
    database.close();
  };
  return { ports, queues, close };
}

const { uploads: uploadsQueue, assessments: assessmentsQueue } = queueDefinitions;

test.each([
  { what: 'S3 gives nothing', broken: (call: PortCall) => call.name === 'open', queue: uploadsQueue.name, shown: 'upload' },
  {
    what: 'no digest can be put',
    broken: (call: PortCall) => call.name.startsWith('putOnce digests'),
    queue: uploadsQueue.name,
    shown: 'upload',
  },
  {
    what: 'nobody can be asked to judge',
    broken: (call: PortCall) => call.name === 'send assessment',
    queue: uploadsQueue.name,
    shown: 'upload',
  },
  {
    what: 'no record can be put',
    broken: (call: PortCall) => call.name.startsWith('putOnce records'),
    queue: assessmentsQueue.name,
    shown: 'judging',
  },
])('$what: shown as ours while it lasts, and after the redrive as if nothing had been', async ({ broken, queue, shown }) => {
  const bucket = await endpoints.createBucket();
  const events = await putAll(bucket);
  const calm = await openLine(bucket, () => false);
  for (const event of events) calm.queues.send(uploadsQueue.name, event);
  await calm.queues.idle();

  let lasts = true;
  const line = await openLine(bucket, (call) => lasts && broken(call));
  for (const event of events) line.queues.send(uploadsQueue.name, event);
  await line.queues.idle();
  expect(line.queues.deadLetters(queue).length).toBeGreaterThan(0);
  const { records } = line.ports;
  const states = (await listUploads(records, project)).map(({ state }) => state);
  expect(shown === 'upload' ? states.includes('our-fault') : await isJudgingFaulty(records, project)).toBe(true);
  const points = (await listRecords(records, project)).flatMap((record) => record.points);
  expect(points.filter(({ outcome }) => outcome === 'fail')).toEqual([]);

  lasts = false;
  line.queues.redrive(queue);
  await line.queues.idle();
  expect(line.queues.deadLetters(queue)).toEqual([]);
  expect(await finalState(records, project)).toEqual(await finalState(calm.ports.records, project));
  await Promise.all([calm.close(), line.close()]);
});

test('ten in a batch and one of them poison: nine are done, one comes again', async () => {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  await deliver(world.ingest, await putAll(bucket));
  const cups = Array.from({ length: 9 }, (_, number) => `D19B2599999${String(number).padStart(4, '0')}`);
  const sound = cups.map((cup) => JSON.stringify({ ...project, cup }));
  const poison = { ...project, cup: 'not a CUP' };
  const batch = [...sound.slice(0, 4), JSON.stringify(poison), ...sound.slice(4)];
  expect(await invoke(world.assess, batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-4' }] } satisfies SQSBatchResponse);
  const judged = await Promise.all(cups.map((cup) => world.ports.records.get({ PK: `PROJECT#${project.ipa}#${cup}`, SK: 'PROJECT' })));
  expect(judged).not.toContain(undefined);
});
