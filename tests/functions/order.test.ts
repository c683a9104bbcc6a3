import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRecords, listUploads } from '../../functions/read-model.ts';
import { keyOf, project } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { finalState } from './rig/final-state.ts';
import { session, sessionUploads, shuffled } from './rig/session.ts';
import { deliver, invoke, openWorld, upload } from './rig/world.ts';

/**
 * DESIGN §1, invariant 6: order, repetition and concurrency of events never change the final state. One session of uploads, in S3
 * once; its events delivered in many ways, each time to an empty table; every end must be the calm run's.
 */
let endpoints: Endpoints;
let bucket: string;
let events: string[];
let calm: unknown;

async function run(deliverAll: (ingest: (bodies: readonly string[]) => Promise<void>, drain: () => Promise<void>) => Promise<void>) {
  const world = await openWorld(endpoints, bucket);
  await deliverAll((bodies) => deliver(world.ingest, bodies), world.drain);
  await world.drain();
  return world;
}

beforeAll(async () => {
  endpoints = await startEndpoints();
  bucket = await endpoints.createBucket();
  events = [];
  for (const [path, content, at] of session) events.push(await upload(endpoints, bucket, keyOf(path), content, at));
  const world = await run(async (ingest, drain) => {
    for (const event of events) {
      await ingest([event]);
      await drain();
    }
  });
  calm = await finalState(world.ports.records, project);
});
afterAll(() => endpoints.stop());

test('the calm run ends with every upload shown and judged', async () => {
  const world = await run((ingest) => ingest(events));
  const uploads = await listUploads(world.ports.records, project);
  expect(uploads.map(({ path, state }) => [path, state])).toEqual(sessionUploads);
  expect(await finalState(world.ports.records, project)).toEqual(calm);
});

describe('ends as the calm run does', () => {
  test('backwards', async () => {
    const world = await run((ingest) => ingest([...events].reverse()));
    expect(await finalState(world.ports.records, project)).toEqual(calm);
  });

  test('every event twice, the second time after everything was judged: no record more', async () => {
    const world = await run((ingest) => ingest(events));
    const before = await listRecords(world.ports.records, project);
    await deliver(world.ingest, events);
    await world.drain();
    expect(await listRecords(world.ports.records, project)).toEqual(before);
    expect(await finalState(world.ports.records, project)).toEqual(calm);
  });

  test.each([1, 2, 3])('shuffled with seed %i, assessed after each event', async (seed) => {
    const world = await run(async (ingest, drain) => {
      for (const event of shuffled([...events, ...events], seed)) {
        await ingest([event]);
        await drain();
      }
    });
    expect(await finalState(world.ports.records, project)).toEqual(calm);
  });

  test.each([7, 8])('all at once, every event twice, judging while others arrive, shuffled with seed %i', async (seed) => {
    const world = await openWorld(endpoints, bucket);
    const judge = async (body: string) => {
      const { batchItemFailures } = await invoke(world.assess, [body]);
      // Lost the race too often: the queue would bring it again.
      if (batchItemFailures.length > 0) world.waiting.assessments.push(body);
    };
    const arrive = async (body: string) => {
      expect(await invoke(world.ingest, [body])).toEqual({ batchItemFailures: [] });
      await Promise.all(world.waiting.assessments.splice(0).map(judge));
    };
    await Promise.all(shuffled([...events, ...events], seed).map(arrive));
    await world.drain();
    expect(await finalState(world.ports.records, project)).toEqual(calm);
  });
});
