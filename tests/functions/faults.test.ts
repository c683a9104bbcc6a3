import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ports, ReceivedObject } from '../../functions/ports.ts';
import { isJudgingFaulty, listRecords, listUploads } from '../../functions/read-model.ts';
import { dossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
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
  const lines = async () => (await listUploads(world.ports.records, project)).map(({ path, state }) => [path, state]);
  // The one that failed is shown, as ours, until an attempt ends well.
  const [first, second, third] = [
    [paths[2], 'document'],
    [paths[0], 'recognised'],
    [paths[1], 'our-fault'],
  ];
  expect(await lines()).toEqual([first, second, third]);
  const sound = await openWorld(endpoints, bucket, (ports) => ({ ...ports, records: world.ports.records }));
  await deliver(sound.ingest, events.slice(1, 2));
  expect(await lines()).toEqual([first, second, [paths[1], 'recognised']]);
});

test('our fault in judging is shown as ours until the project is judged, and never as an outcome', async () => {
  const bucket = await endpoints.createBucket();
  const events = [await upload(endpoints, bucket, keyOf('dossier.yaml'), dossier()), ...(await putAll(bucket))];
  const world = await openWorld(endpoints, bucket);
  await deliver(world.ingest, events);
  const [request = ''] = world.waiting.assessments.splice(0).slice(-1);
  const broken = await openWorld(endpoints, bucket, (ports) => ({
    ...ports,
    records: world.ports.records,
    evidence: { ...ports.evidence, putOnce: () => Promise.reject(new Error('S3 is out')) },
  }));
  expect((await invoke(broken.assess, [request])).batchItemFailures).toHaveLength(1);
  expect(await isJudgingFaulty(world.ports.records, project)).toBe(true);
  expect(await listRecords(world.ports.records, project)).toEqual([]);
  await deliver(world.assess, [request]);
  expect(await isJudgingFaulty(world.ports.records, project)).toBe(false);
  expect(await listRecords(world.ports.records, project)).toHaveLength(1);
});

test('a process that died or ran out of time could tell nobody: the next attempt does, before it begins', async () => {
  const bucket = await endpoints.createBucket();
  const [event = ''] = await putAll(bucket);
  const world = await openWorld(endpoints, bucket);
  const hanging = await openWorld(endpoints, bucket, (ports) => ({
    ...ports,
    records: world.ports.records,
    evidence: { ...ports.evidence, open: () => reached() },
  }));
  let reached = (): Promise<never> => new Promise(() => {});
  const died = (receives: number) =>
    new Promise<void>((resolve) => {
      reached = () => {
        resolve();
        return new Promise(() => {});
      };
      void invoke(hanging.ingest, [event], receives);
    });
  const states = async () => (await listUploads(world.ports.records, project)).map(({ state }) => state);
  await died(1);
  expect(await states()).toEqual([]);
  await died(2);
  expect(await states()).toEqual(['our-fault']);
  expect(await invoke(world.ingest, [event], 3)).toEqual({ batchItemFailures: [] });
  expect(await states()).toEqual(['recognised']);
});

test('an older version that is read well does not close the fault of the newer one', async () => {
  const bucket = await endpoints.createBucket();
  const older = await upload(endpoints, bucket, keyOf(paths[0]), report(3));
  const newer = await upload(endpoints, bucket, keyOf(paths[0]), report(4));
  const world = await openWorld(endpoints, bucket);
  const broken = await openWorld(endpoints, bucket, (ports) => ({
    ...ports,
    records: world.ports.records,
    evidence: { ...ports.evidence, open: () => Promise.reject(new Error('S3 is out')) },
  }));
  await invoke(broken.ingest, [newer]);
  await deliver(world.ingest, [older]);
  const states = async () => (await listUploads(world.ports.records, project)).map(({ state }) => state).sort();
  expect(await states()).toEqual(['our-fault', 'recognised']);
  await deliver(world.ingest, [newer]);
  expect(await states()).toEqual(['recognised']);
});

test('a message that is none of ours fails alone, also when it is the only one', async () => {
  const bucket = await endpoints.createBucket();
  const [event = ''] = await putAll(bucket);
  const world = await openWorld(endpoints, bucket);
  expect(await invoke(world.ingest, ['{}', event])).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
  expect(await invoke(world.assess, ['not JSON'])).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
});

const long = report(1) + '13/10/2025 00:00;srv-01;1,5\n'.repeat(20_000);
test.each([
  ['a CSV', 'cpu.csv', long],
  ['a gzip', 'cpu.csv.gz', gzipSync(Buffer.from(Array.from({ length: 60_000 }, (_, n) => `${Math.sin(n)}`).join('\n')))],
  [
    'a JSON',
    'cpu.json',
    JSON.stringify({ MetricDataResults: [{ Id: 'cpu', Label: 'CPUUtilization', Timestamps: [], Values: [], filling: long }] }),
  ],
])('a connection that breaks in the middle of %s is our fault, never a damaged file', async (_what, name, content) => {
  const bucket = await endpoints.createBucket();
  const path = `protocollo/usage-report/${name}`;
  const event = await upload(endpoints, bucket, keyOf(path), content);
  const breaking = (ports: Ports): Ports => ({ ...ports, evidence: { ...ports.evidence, open } });
  const mapped = await upload(endpoints, bucket, keyOf('protocollo/usage-report/cpu.csv.mapping.yaml'), mapping());
  const world = await openWorld(endpoints, bucket, breaking);
  const whole = await openWorld(endpoints, bucket);
  async function open(key: string, versionId: string): Promise<ReceivedObject> {
    const object = await whole.ports.evidence.open(key, versionId);
    const broken = async () => Promise.reject(new Error('read ECONNRESET'));
    // The bytes are hashed in one pass and read in the next: the first is whole, so that it is the reader who meets the fault.
    let passes = 0;
    async function* stream() {
      passes += 1;
      if (passes === 1) yield* object.stream();
      else {
        yield await object.slice(0, 100_000);
        await broken();
      }
    }
    return { ...object, stream, slice: (start, end) => (Math.min(end, object.size) > 100_000 ? broken() : object.slice(start, end)) };
  }
  await deliver(world.ingest, [mapped]);
  expect((await invoke(world.ingest, [event])).batchItemFailures).toHaveLength(1);
  const states = (await listUploads(world.ports.records, project)).map(({ state }) => state);
  expect(states.sort()).toEqual(['mapping', 'our-fault']);
});

test('bytes that are not those that S3 was given are our fault, and no digest is made of them', async () => {
  const bucket = await endpoints.createBucket();
  const event = await upload(endpoints, bucket, keyOf('protocollo/usage-report/cpu.csv'), report(1));
  const other = '0'.repeat(64);
  const world = await openWorld(endpoints, bucket, (ports) => ({
    ...ports,
    evidence: { ...ports.evidence, open: async (key, versionId) => ({ ...(await ports.evidence.open(key, versionId)), sha256: other }) },
  }));
  expect((await invoke(world.ingest, [event])).batchItemFailures).toHaveLength(1);
  expect((await listUploads(world.ports.records, project)).map(({ state }) => state)).toEqual(['our-fault']);
});
