import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectKey } from '../../functions/ports.ts';
import { rebuild } from '../../functions/rebuild/rebuild.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import { keys } from '../../shared/model/keys.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { address, declaring, first, machine, machineToOne, recordOf, second, signals } from './rig/claiming.ts';
import { mapping, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { rebuildOptions } from './rig/one-project.ts';
import { shuffled } from './rig/session.ts';
import { lastingItems } from './rig/whole-table.ts';
import { deliver, invoke, openWorld, upload, type World } from './rig/world.ts';
import { metered } from './rig/write-units.ts';

/** Uploads claim as declarations do: a file by its bytes, a plain list by what it lists (docs/adr/0018). */
let endpoints: Endpoints;
let bucket: string;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  bucket = await endpoints.createBucket();
});

const put = (project: ProjectKey, path: string, content: string, at = '2026-01-10T09:00:00Z') =>
  upload(endpoints, bucket, keys.upload(project, path), content, at);
const declare = (project: ProjectKey, more = '') => put(project, 'dossier.yaml', `${declaring(project, {})}${more}`);
const map = (project: ProjectKey, producer?: string) => put(project, 'protocollo/usage-report/mapping.yaml', mapping(producer));
const usage = 'protocollo/usage-report/cpu.csv';
const fileToOne = ['PKG-05', 'review', { file: usage, otherProjects: 1 }];

/** Two projects, each with its declaration and its mapping, and one and the same report. */
async function sharing(): Promise<string[]> {
  const events: string[] = [];
  for (const project of [first, second]) events.push(await declare(project), await map(project), await put(project, usage, report(5)));
  return events;
}

const fileSignals = async (world: World, project: ProjectKey): Promise<unknown[]> =>
  (await recordOf(world, project)).findings.flatMap(({ point, reasons }) =>
    reasons.filter(({ code }) => code === 'FILE_IN_OTHER_PROJECTS').map(({ details, severity }) => [point, severity, details]),
  );

async function oneByOne(world: World, events: readonly string[]): Promise<void> {
  for (const event of events) {
    await deliver(world.ingest, [event]);
    await world.drain();
  }
}

const claimsOf = async (world: World, project: ProjectKey) =>
  (await recordOf(world, project)).inputs.claims.map((claim) => claim.otherProjects);

describe('the same bytes in two projects', () => {
  test.each([1, 2, 3, 4, 5, 6])('both are told, in whatever order all comes (seed %i), and neither learns who', async (seed) => {
    const world = await openWorld(endpoints, bucket);
    const events = await sharing();
    await oneByOne(world, shuffled(events, seed));
    for (const project of [first, second]) expect(await fileSignals(world, project)).toEqual([fileToOne]);
    const record = await recordOf(world, first);
    expect(record.inputs.claims).toEqual([{ sha: expect.stringMatching(/^[0-9a-f]{64}$/), otherProjects: 1 }]);
    for (const word of [second.ipa, second.cup]) expect(JSON.stringify(record).toLowerCase()).not.toContain(word.toLowerCase());
    expect(await replay(record, await inputsOfRecord(world, record), world.ports.means.sha256)).toEqual({ same: true });
  });

  test('all at once, twice', async () => {
    const world = await openWorld(endpoints, bucket);
    const events = await sharing();
    const done = await Promise.all([...events, ...events].map((event) => invoke(world.ingest, [event])));
    expect(done.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([]);
    await world.drain();
    for (const project of [first, second]) expect(await fileSignals(world, project)).toEqual([fileToOne]);
  });

  const elsewhere = 'project/production-declaration/dichiarazione.pdf';
  test.each([
    ['a declaration, under another name', elsewhere, 'protocollo/production-declaration/altra.pdf', '%PDF-1.7 firmato', 1],
    ['a declaration filed as a report', elsewhere, 'project/usage-report/d.pdf', '%PDF-1.7 firmato', 1],
    ['a list that only a person can read', 'project/ip-list/ip.pdf', 'project/ip-list/ip.pdf', '%PDF-1.7 elenco', 1],
    ['a contract, which many may share', 'project/contract/c.pdf', 'project/contract/c.pdf', '%PDF-1.7 quadro', 0],
    ['a supplier’s DNSH declaration', 'project/dnsh/d.pdf', 'project/dnsh/d.pdf', '%PDF-1.7 dnsh', 0],
    ['a third party’s paper on critical data', 'project/critical-data/d.pdf', 'project/critical-data/d.pdf', '%PDF-1.7 acn', 0],
    ['an empty report', usage, usage, '', 0],
    ['an empty list', 'project/ip-list/ip.txt', 'project/ip-list/ip.txt', '\n', 0],
  ])('%s', async (_what, one, other, content, wanted) => {
    const world = await openWorld(endpoints, bucket);
    await oneByOne(world, [await declare(first), await declare(second), await put(first, one, content), await put(second, other, content)]);
    for (const project of [first, second]) expect(await claimsOf(world, project)).toEqual(wanted === 0 ? [] : [wanted]);
  });
});

describe('a claim leaves with what made it', () => {
  const shared = async (world: World) => oneByOne(world, await sharing());

  test('replaced by another file', async () => {
    const world = await openWorld(endpoints, bucket);
    await shared(world);
    await oneByOne(world, [await put(second, usage, report(6), '2026-01-11T09:00:00Z')]);
    expect(await fileSignals(world, first)).toEqual([]);
    expect(await fileSignals(world, second)).toEqual([]);
    await oneByOne(world, [await put(second, usage, report(5), '2026-01-12T09:00:00Z')]);
    expect(await fileSignals(world, first)).toEqual([fileToOne]);
  });

  test('replaced by an attempt that dies before it asked: done again, the other is told', async () => {
    const world = await openWorld(endpoints, bucket);
    await shared(world);
    const event = await put(second, usage, report(6), '2026-01-11T09:00:00Z');
    let broken = true;
    const { queue } = world.ports;
    const dying = await openWorld(endpoints, bucket, () => ({
      ...world.ports,
      queue: { ...queue, sendAssessment: (request) => (broken ? Promise.reject(new Error('killed')) : queue.sendAssessment(request)) },
    }));
    expect((await invoke(dying.ingest, [event])).batchItemFailures).toHaveLength(1);
    broken = false;
    await deliver(dying.ingest, [event]);
    await world.drain();
    expect(await fileSignals(world, first)).toEqual([]);
  });

  test('withdrawn, and no more withdrawn', async () => {
    const world = await openWorld(endpoints, bucket);
    await shared(world);
    await oneByOne(world, [await declare(second, `withdrawn: [${usage}]\n`)]);
    for (const project of [first, second]) expect(await claimsOf(world, project)).toEqual([]);
    await oneByOne(world, [await declare(second, '# corretto\n')]);
    for (const project of [first, second]) expect(await fileSignals(world, project)).toEqual([fileToOne]);
  });

  test('an older version that comes late takes nothing away', async () => {
    const world = await openWorld(endpoints, bucket);
    await oneByOne(world, [
      await declare(first),
      await declare(second),
      await map(first),
      await map(second),
      await put(first, usage, report(5)),
    ]);
    const older = await put(second, usage, report(6));
    const newer = await put(second, usage, report(5));
    await oneByOne(world, [newer, older]);
    for (const project of [first, second]) expect(await fileSignals(world, project)).toEqual([fileToOne]);
  });

  test('a report that a mapping has read again is still the same file', async () => {
    const world = await openWorld(endpoints, bucket);
    await shared(world);
    await oneByOne(world, [await map(second, 'Altro Cloud SpA')]);
    for (const project of [first, second]) expect(await fileSignals(world, project)).toEqual([fileToOne]);
  });
});

describe('what a plain list lists', () => {
  const list = 'protocollo/resource-list/macchine.txt';
  const addresses = 'protocollo/ip-list/indirizzi.txt';
  const addressToOne = ['TRA-05', 'review', { claimed: address, otherProjects: 1 }];

  test.each([1, 2, 3, 4])('is claimed as what a dossier names, in whatever order (seed %i)', async (seed) => {
    const world = await openWorld(endpoints, bucket);
    const events = [
      await put(first, 'dossier.yaml', declaring(first, { machine })),
      await declare(second),
      await put(second, list, `${machine}\ni-0a1b2c3d4e5f60799\n`),
      await put(first, addresses, `${address}\n10.0.0.5\n`),
      await put(second, addresses, `${address}\n10.0.0.5\n`),
    ];
    await oneByOne(world, shuffled(events, seed));
    for (const project of [first, second]) {
      expect(await signals(world, project)).toEqual([addressToOne, machineToOne]);
      const record = await recordOf(world, project);
      expect(await replay(record, await inputsOfRecord(world, record), world.ports.means.sha256)).toEqual({ same: true });
    }
  });

  test('leaves with its line', async () => {
    const world = await openWorld(endpoints, bucket);
    await oneByOne(world, [
      await put(first, 'dossier.yaml', declaring(first, { machine })),
      await declare(second),
      await put(second, list, machine),
    ]);
    expect(await signals(world, first)).toEqual([machineToOne]);
    await oneByOne(world, [await put(second, list, 'i-0a1b2c3d4e5f60799', '2026-01-11T09:00:00Z')]);
    expect(await signals(world, first)).toEqual([]);
  });

  test('a host’s name of no provider is nobody’s alone', async () => {
    const world = await openWorld(endpoints, bucket);
    await oneByOne(world, [
      await declare(first),
      await declare(second),
      await put(first, list, 'srv-01\n'),
      await put(second, list, 'srv-01\nsrv-02\n'),
    ]);
    for (const project of [first, second]) expect(await claimsOf(world, project)).toEqual([]);
  });

  test('costs one write unit a line, and the four of any upload', async () => {
    const meter = { units: 0 };
    const world = await openWorld(endpoints, bucket, (ports) => metered(ports, meter));
    const machines = Array.from({ length: 300 }, (_, n) => `i-${String(n).padStart(17, '0')}\n`);
    await deliver(world.ingest, [await put(first, list, machines.join(''))]);
    expect(meter.units).toBeGreaterThan(300);
    expect(meter.units).toBeLessThanOrEqual(304);
  });
});

test('a rebuild brings the claims of uploads back, and finds nothing new to judge', async () => {
  const world = await openWorld(endpoints, bucket);
  await oneByOne(world, [
    ...(await sharing()),
    await put(first, 'protocollo/ip-list/a.txt', address),
    await put(second, 'protocollo/ip-list/a.txt', `${address}\n`),
  ]);
  const again = await openWorld(endpoints, bucket);
  expect(await rebuild(again.ports, rebuildOptions(endpoints, again))).toMatchObject({ projects: 2, unjudged: 0, orphans: 0, notes: [] });
  expect(again.waiting.assessments).toEqual([]);
  expect(await lastingItems(endpoints, again.table)).toEqual(await lastingItems(endpoints, world.table));
});
