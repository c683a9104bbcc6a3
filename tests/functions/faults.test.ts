import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ports } from '../../functions/ports.ts';
import { listUploads } from '../../functions/read-model.ts';
import { keyOf, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { finalState } from './rig/final-state.ts';
import { deliver, invoke, openWorld, upload } from './rig/world.ts';

let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

const paths = ['protocollo/usage-report/a.csv', 'protocollo/usage-report/b.csv', 'protocollo/contract/c.pdf'] as const;
const putAll = async (bucket: string) => {
  const events: string[] = [];
  for (const path of paths) events.push(await upload(endpoints, bucket, keyOf(path), report()));
  return events;
};

test('our fault fails its own message alone; its neighbours are done', async () => {
  const bucket = await endpoints.createBucket();
  const events = await putAll(bucket);
  const poisoned = (ports: Ports): Ports => ({
    ...ports,
    evidence: {
      ...ports.evidence,
      open: (key, versionId) => (key.endsWith('b.csv') ? Promise.reject(new Error('S3 is out')) : ports.evidence.open(key, versionId)),
    },
  });
  const world = await openWorld(endpoints, bucket, poisoned);
  expect(await invoke(world.ingest, events)).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
  const lines = await listUploads(world.ports.records, project);
  expect(lines.map((line) => line.path)).toEqual([paths[2], paths[0]]);
});

test('a message that is none of ours fails alone, also when it is the only one', async () => {
  const bucket = await endpoints.createBucket();
  const [event = ''] = await putAll(bucket);
  const world = await openWorld(endpoints, bucket);
  expect(await invoke(world.ingest, ['{}', event])).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
  expect(await invoke(world.assess, ['not JSON'])).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
});

/** Every call to a port that an ingest makes, cut one after the other: whatever was done before, the retry ends as if nothing happened. */
test('a crash at any step, then the retry, ends as the calm run does', async () => {
  const bucket = await endpoints.createBucket();
  const [event = ''] = await putAll(bucket);
  const calm = await openWorld(endpoints, bucket);
  await deliver(calm.ingest, [event]);
  await calm.drain();
  const wanted = await finalState(calm.ports.records, project);

  let crashed = 0;
  for (let step = 0; ; step++) {
    let left = step;
    const crashing = (ports: Ports): Ports => ({
      evidence: crashAfter(ports.evidence),
      records: crashAfter(ports.records),
      queue: crashAfter(ports.queue),
      means: ports.means,
    });
    const crashAfter = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name) => {
          const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
          return async (...args: unknown[]) => {
            left -= 1;
            if (left === -1) throw new Error(`crash at step ${step}`);
            return method.apply(target, args);
          };
        },
      });
    const world = await openWorld(endpoints, bucket, crashing);
    const { batchItemFailures } = await invoke(world.ingest, [event]);
    if (batchItemFailures.length === 0) break;
    crashed += 1;
    await deliver(world.ingest, [event]);
    await world.drain();
    expect(await finalState(world.ports.records, project)).toEqual(wanted);
  }
  expect(crashed).toBeGreaterThanOrEqual(6);
});
