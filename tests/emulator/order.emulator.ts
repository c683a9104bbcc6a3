import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readUploadMessage } from '../../functions/messages.ts';
import type { RecordsTable } from '../../functions/ports.ts';
import { latestRecord, listUploads } from '../../functions/read-model.ts';
import { type Ministack, startMinistack } from '../../local/emulator/start-ministack.ts';
import { keyOf, project } from '../functions/rig/dossier.ts';
import { startEndpoints } from '../functions/rig/endpoints.ts';
import { finalState } from '../functions/rig/final-state.ts';
import { session, sessionUploads, shuffled } from '../functions/rig/session.ts';
import { deliver, openWorld, upload } from '../functions/rig/world.ts';
import { type ForeignStores, foreignStores } from './rig/foreign-stores.ts';
import { type UploadEvents, uploadEvents } from './rig/upload-events.ts';

/**
 * The story of tests/functions/order.test.ts over a foreign S3, EventBridge, SQS and DynamoDB: the same session, its events as they write
 * them, delivered in many ways, always to the same end; and that end is the laptop's own.
 */
let ministack: Ministack;
let stores: ForeignStores;
let created: UploadEvents;
/** In the order of the uploads. */
let events: string[];

beforeAll(async () => {
  ministack = await startMinistack({ enforcesPolicies: false, corrected: true });
  stores = foreignStores(ministack);
  created = await uploadEvents(ministack);
  for (const [path, content] of session) {
    await stores.s3.send(new PutObjectCommand({ Bucket: created.bucket, Key: keyOf(path), Body: content }));
  }
  const sequencer = (body: string): string => readUploadMessage(body).sequencer;
  events = (await created.take(session.length)).sort((a, b) => (sequencer(a) < sequencer(b) ? -1 : 1));
});
afterAll(async () => {
  created?.close();
  stores?.close();
  await ministack?.stop();
});

/** Delivers the events one by one, judging after each where asked, to an empty table. */
async function play(bodies: readonly string[], judgingBetween: boolean): Promise<RecordsTable> {
  const world = await openWorld(stores, created.bucket);
  for (const body of bodies) {
    await deliver(world.ingest, [body]);
    if (judgingBetween) await world.drain();
  }
  await world.drain();
  return world.ports.records;
}

test('the events name what was uploaded, in its order', () => {
  expect(events.map((body) => readUploadMessage(body).key)).toEqual(session.map(([path]) => keyOf(path)));
});

test('every order ends as the calm run does', async () => {
  const calm = await finalState(await play(events, true), project);
  for (const bodies of [[...events].reverse(), shuffled([...events, ...events], 1), shuffled([...events, ...events], 2)]) {
    expect(await finalState(await play(bodies, false), project)).toEqual(calm);
  }
});

/** Without what S3 alone decides: its versions and its clock. */
async function seen(records: RecordsTable) {
  const uploads = await listUploads(records, project);
  const record = await latestRecord(records, project);
  return {
    uploads: uploads.map(({ path, state, format, codes, sha256, digest }) => ({ path, state, format, codes, sha256, digest })),
    outcome: record?.outcome,
    points: record?.points,
  };
}

test('the laptop’s own endpoints end in the same: states, digests, outcome, points', async () => {
  const foreign = await seen(await play(events, true));
  const own = await startEndpoints();
  try {
    const bucket = await own.createBucket();
    const world = await openWorld(own, bucket);
    // On the same day: what a project comes to depends on whether its deadline has passed.
    const today = new Date().toISOString();
    for (const [path, content] of session) await deliver(world.ingest, [await upload(own, bucket, keyOf(path), content, today)]);
    await world.drain();
    expect(foreign).toEqual(await seen(world.ports.records));
  } finally {
    await own.stop();
  }
  expect(foreign.uploads.map(({ path, state }) => [path, state])).toEqual(sessionUploads);
});
