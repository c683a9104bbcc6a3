import { afterAll, beforeAll, expect, test } from 'vitest';
import { fullRecord, latestRecord, listRecords } from '../../functions/read-model.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { dossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { finalState } from './rig/final-state.ts';
import { deliver, openWorld, upload, type World } from './rig/world.ts';

/** DESIGN §1: every record can be made again from what it names, and from nothing else. */
let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

const folder = 'protocollo/usage-report/';
/** About the machine that the dossier declares. */
const ownReport = report().replaceAll('srv-01', 'i-0a1b2c3d4e5f60718');

async function putAll(files: readonly (readonly [path: string, content: string, at: string])[]) {
  const bucket = await endpoints.createBucket();
  const events: string[] = [];
  for (const [path, content, at] of files) events.push(await upload(endpoints, bucket, keyOf(path), content, at));
  return { bucket, events };
}

/** Each event is judged before the next one comes. */
async function inOrder(bucket: string, events: readonly string[]): Promise<World> {
  const world = await openWorld(endpoints, bucket);
  for (const event of events) {
    await deliver(world.ingest, [event]);
    await world.drain();
  }
  return world;
}

async function replayAll({ ports }: World) {
  const lines = await listRecords(ports.records, project);
  const stored = await Promise.all(lines.map(({ hash }) => fullRecord(ports.evidence, hash)));
  return Promise.all(stored.map(async (record) => replay(record, await inputsOfRecord({ ports }, record), ports.means.sha256)));
}

test('a first receipt that is told late makes a record of its own, and the one made before it still replays', async () => {
  const { bucket, events } = await putAll([
    [`${folder}mapping.yaml`, mapping(), '2026-01-10T08:00:00Z'],
    [`${folder}cpu.csv`, ownReport, '2026-01-10T09:00:00Z'],
    [`${folder}cpu.csv`, ownReport, '2026-01-12T09:00:00Z'],
    ['dossier.yaml', dossier(), '2026-01-13T09:00:00Z'],
  ]);
  const [mapped, first, again, declared] = events as [string, string, string, string];
  const calm = await inOrder(bucket, [mapped, first, again, declared]);
  const late = await inOrder(bucket, [mapped, again, declared, first]);
  expect(await finalState(late.ports.records, project)).toEqual(await finalState(calm.ports.records, project));
  expect(await listRecords(late.ports.records, project)).toHaveLength(2);
  expect(await replayAll(late)).toEqual([{ same: true }, { same: true }]);
});

test('the same bytes under two names, each with its own mapping, replay with their own digests', async () => {
  const { bucket, events } = await putAll([
    [`${folder}a.csv.mapping.yaml`, mapping(), '2026-01-10T08:00:00Z'],
    [
      `${folder}b.csv.mapping.yaml`,
      mapping().replace('class: cpu, metric: cpu-used', 'class: ram, metric: ram-used'),
      '2026-01-10T08:00:00Z',
    ],
    [`${folder}a.csv`, ownReport, '2026-01-10T09:00:00Z'],
    [`${folder}b.csv`, ownReport, '2026-01-10T09:00:01Z'],
    ['dossier.yaml', dossier(), '2026-01-13T09:00:00Z'],
  ]);
  const world = await inOrder(bucket, events);
  const record = await fullRecord(world.ports.evidence, (await latestRecord(world.ports.records, project))?.hash ?? '');
  expect(record.inputs.digests).toHaveLength(2);
  expect(await replayAll(world)).toEqual([{ same: true }]);
});
