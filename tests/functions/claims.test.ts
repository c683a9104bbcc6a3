import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeAssessmentMessage } from '../../functions/messages.ts';
import type { Item, ProjectKey } from '../../functions/ports.ts';
import { rebuild } from '../../functions/rebuild/rebuild.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import { keys } from '../../shared/model/keys.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { address, declaring, first, machine, machineToOne, recordOf, second, signals, third } from './rig/claiming.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { rebuildOptions } from './rig/one-project.ts';
import { tableItems } from './rig/table-items.ts';
import { lastingItems } from './rig/whole-table.ts';
import { deliver, invoke, openWorld, upload } from './rig/world.ts';
import { metered } from './rig/write-units.ts';

/** Who else declares the same server, address or URL (DESIGN §6, claims): both are told, in whatever order they come, and neither learns who. */
let endpoints: Endpoints;
let bucket: string;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  bucket = await endpoints.createBucket();
});

const put = (project: ProjectKey, text: string, at = '2026-01-10T09:00:00Z') =>
  upload(endpoints, bucket, keys.upload(project, 'dossier.yaml'), text, at);

describe('the same machine in two projects', () => {
  test.each([
    ['one after the other', [first, second]],
    ['the other way round', [second, first]],
  ])('%s: both are told', async (_how, order) => {
    const world = await openWorld(endpoints, bucket);
    for (const project of order) {
      await deliver(world.ingest, [await put(project, declaring(project, { machine }))]);
      await world.drain();
    }
    expect(await signals(world, first)).toEqual([machineToOne]);
    expect(await signals(world, second)).toEqual([machineToOne]);
  });

  test('the record names a sha and a count, and nothing of the other', async () => {
    const world = await openWorld(endpoints, bucket);
    await deliver(world.ingest, [await put(first, declaring(first, { machine })), await put(second, declaring(second, { machine }))]);
    await world.drain();
    const record = await recordOf(world, first);
    expect(record.inputs.claims).toEqual([{ sha: expect.stringMatching(/^[0-9a-f]{64}$/), otherProjects: 1 }]);
    const text = JSON.stringify(record).toLowerCase();
    for (const word of [second.ipa, second.cup]) expect(text).not.toContain(word.toLowerCase());
    // When the other came is the other's business too.
    expect(record.asOf).toBe('2026-01-10T09:00:00Z');
  });

  test('every record replays, also when the other is gone meanwhile', async () => {
    const world = await openWorld(endpoints, bucket);
    await deliver(world.ingest, [await put(first, declaring(first, { machine })), await put(second, declaring(second, { machine }))]);
    await world.drain();
    const record = await recordOf(world, first);
    await deliver(world.ingest, [await put(second, declaring(second, {}), '2026-01-11T09:00:00Z')]);
    await world.drain();
    expect(await replay(record, await inputsOfRecord(world, record), world.ports.means.sha256)).toEqual({ same: true });
    expect((await recordOf(world, first)).inputs.claims).toEqual([]);
  });
});

describe('what is the same', () => {
  test.each([
    ['an address, mapped or not', { address }, { address: `::ffff:${address}` }, 1],
    ['a machine of Azure in other cases', { machine: azure('a') }, { machine: azure('A') }, 1],
    ['a bare name with one provider', { machine: 'srv-01' }, { machine: 'srv-01' }, 1],
    ['private addresses, which everybody has', { address: '10.0.0.5' }, { address: '10.0.0.5' }, 0],
    ['a URL, whatever its scheme and last slash', { url: 'https://Albo.valdoro.example/' }, { url: 'http://albo.valdoro.example' }, 1],
    ['another page of one portal', { url: 'https://portale.example/a' }, { url: 'https://portale.example/b' }, 0],
  ] as const)('%s', async (_what, one, other, wanted) => {
    const world = await openWorld(endpoints, bucket);
    await deliver(world.ingest, [await put(first, declaring(first, one)), await put(second, declaring(second, other))]);
    await world.drain();
    for (const project of [first, second]) expect((await recordOf(world, project)).inputs.claims).toHaveLength(wanted);
  });
});

function azure(group: string): string {
  return `/subscriptions/0a1b2c3d-0000-4000-8000-000000000001/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachines/m`;
}

test('three are told of two each; one that leaves is told of no more', async () => {
  const world = await openWorld(endpoints, bucket);
  for (const project of [first, second, third]) {
    await deliver(world.ingest, [await put(project, declaring(project, { machine }))]);
    await world.drain();
  }
  for (const project of [first, second, third])
    expect(await signals(world, project)).toEqual([['TRA-06', 'review', { claimed: machine, otherProjects: 2 }]]);
  await deliver(world.ingest, [await put(second, declaring(second, {}), '2026-01-11T09:00:00Z')]);
  await world.drain();
  expect(await signals(world, first)).toEqual([machineToOne]);
  expect(await signals(world, second)).toEqual([]);
});

test('a declaration that is not valid claims nothing', async () => {
  const world = await openWorld(endpoints, bucket);
  await deliver(world.ingest, [
    await put(first, declaring(first, { machine })),
    await put(second, declaring(second, { machine }).replace('kind: province', 'kind: altro')),
  ]);
  await world.drain();
  expect(await signals(world, first)).toEqual([]);
});

test('two services of one project are no reuse by another', async () => {
  const world = await openWorld(endpoints, bucket);
  const [head, service] = declaring(first, { machine }).split('services:\n') as [string, string];
  await deliver(world.ingest, [await put(first, `${head}services:\n${service}${service.replace('protocollo', 'anagrafe')}`)]);
  await world.drain();
  expect(await signals(world, first)).toEqual([]);
  expect(JSON.stringify((await recordOf(world, first)).findings)).toContain('RESOURCE_SHARED');
});

test('an ingest that dies after its claims and before it asked: done again, the other is told', async () => {
  const world = await openWorld(endpoints, bucket);
  await deliver(world.ingest, [await put(first, declaring(first, { machine }))]);
  await world.drain();
  const event = await put(second, declaring(second, { machine }));
  let broken = true;
  const dying = await openWorld(endpoints, bucket, () => ({
    ...world.ports,
    queue: {
      ...world.ports.queue,
      sendAssessment: (request) => (broken ? Promise.reject(new Error('killed')) : world.ports.queue.sendAssessment(request)),
    },
  }));
  expect((await invoke(dying.ingest, [event])).batchItemFailures).toHaveLength(1);
  broken = false;
  await deliver(dying.ingest, [event]);
  expect(world.waiting.assessments).toContain(writeAssessmentMessage(first));
  await world.drain();
  expect(await signals(world, first)).toEqual([machineToOne]);
});

test('a claim costs one write unit: a declaration of a thousand machines a thousand, and the four of any upload', async () => {
  const meter = { units: 0 };
  const world = await openWorld(endpoints, bucket, (ports) => metered(ports, meter));
  const machines = Array.from({ length: 1000 }, (_, n) => `{ provider: aws, id: i-${String(n).padStart(17, '0')}, kind: vm }`);
  const text = declaring(first, {}).replace(/resources: .*/, `resources: [${machines.join(', ')}]`);
  await deliver(world.ingest, [await put(first, text)]);
  expect(meter.units).toBeGreaterThan(1000);
  expect(meter.units).toBeLessThanOrEqual(1004);
  const items = (await tableItems(endpoints, world.table)).filter(({ PK }: Item) => PK.startsWith('CLAIM#'));
  expect(items).toHaveLength(1000);
});

test('a rebuild brings every claim back, and finds nothing new to judge', async () => {
  const world = await openWorld(endpoints, bucket);
  for (const project of [first, second]) {
    await deliver(world.ingest, [await put(project, declaring(project, { machine }))]);
    await world.drain();
  }
  const again = await openWorld(endpoints, bucket);
  expect(await rebuild(again.ports, rebuildOptions(endpoints, again))).toMatchObject({ projects: 2, unjudged: 0, orphans: 0, notes: [] });
  expect(again.waiting.assessments).toEqual([]);
  expect(await lastingItems(endpoints, again.table)).toEqual(await lastingItems(endpoints, world.table));
});
