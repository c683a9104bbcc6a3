import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendRecord, recordItem } from '../../functions/assess/append-record.ts';
import { recordItemSchema } from '../../functions/items.ts';
import { fullRecord, listProjects, listRecords } from '../../functions/read-model.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { brokenLink, seal } from '../../shared/verdict/seal.ts';
import { dossier, keyOf, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, openWorld, upload, type World } from './rig/world.ts';

let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

const tick = (at: string): string => JSON.stringify({ ...project, tick: at });

/** A project whose migration a person could find positive: the product alone never does while points wait for reviews. */
async function positiveProject(): Promise<{ readonly world: World; readonly bucket: string }> {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  await deliver(world.ingest, [
    await upload(endpoints, bucket, keyOf('dossier.yaml'), dossier(), '2026-01-10T09:00:00Z'),
    await upload(endpoints, bucket, keyOf('protocollo/usage-report/cpu.csv'), report(3)),
  ]);
  await world.drain();
  const [line] = await listRecords(world.ports.records, project);
  const { hash: _hash, ...judged } = await fullRecord(world.ports.evidence, line?.hash ?? '');
  const { sha256 } = world.ports.means;
  const positive = seal({ ...judged, sequence: 2, prevHash: line?.hash ?? null, outcome: 'positive' }, sha256);
  await appendRecord(world.ports, project, positive, recordItem(positive, sha256));
  return { world, bucket };
}

const recordsOf = async ({ ports }: World): Promise<AttestaRecord[]> =>
  Promise.all((await listRecords(ports.records, project)).map(({ hash }) => fullRecord(ports.evidence, hash)));

test('after a positive migration a tick appends a record of maintenance to the same chain, and leaves the migration alone', async () => {
  const { world } = await positiveProject();
  await deliver(world.assess, [tick('2026-04-10T02:00:00Z'), tick('2026-04-10T02:00:00Z')]);
  const records = await recordsOf(world);
  expect(records.map(({ purpose, outcome }) => `${purpose} ${outcome}`)).toEqual([
    'migration incomplete',
    'migration positive',
    'maintenance unproven',
  ]);
  expect(brokenLink(records, world.ports.means.sha256)).toBe(null);
  const last = records[2] as AttestaRecord;
  expect([...new Set(last.findings.map(({ point }) => point))]).toEqual(['MNT-01']);
  // What is payable is the migration's, and stays as it was.
  expect(last).toMatchObject({ asOf: '2026-04-10T02:00:00Z', deadline: null, heldBackEur: 0 });
  expect(last.payableEur).toBe(599_266);
  expect(await listProjects(world.ports.records)).toMatchObject([{ state: 'unproven', sequence: 3, payableEur: 599_266 }]);
});

test('what arrives after a positive migration is judged for the permanence in use alone', async () => {
  const { world, bucket } = await positiveProject();
  await deliver(world.ingest, [
    await upload(endpoints, bucket, keyOf('protocollo/usage-report/ram.csv'), report(4), '2026-04-08T09:00:00Z'),
  ]);
  await world.drain();
  expect(await recordsOf(world)).toHaveLength(2);
  await deliver(world.assess, [tick('2026-04-10T02:00:00Z')]);
  await deliver(world.ingest, [
    await upload(endpoints, bucket, keyOf('protocollo/usage-report/rete.csv'), report(5), '2026-04-12T09:00:00Z'),
  ]);
  await world.drain();
  expect((await recordsOf(world)).slice(2).map(({ purpose, outcome, asOf }) => `${purpose} ${outcome} ${asOf}`)).toEqual([
    'maintenance unproven 2026-04-10T02:00:00Z',
    'maintenance unproven 2026-04-12T09:00:00Z',
  ]);
});

test('the items of all records say what the pages need', async () => {
  const { world } = await positiveProject();
  await deliver(world.assess, [tick('2026-04-10T02:00:00Z')]);
  const items = (await world.ports.records.query(`PROJECT#${project.ipa}#${project.cup}`, 'RECORD#')).map((item) =>
    recordItemSchema.parse(item),
  );
  expect(items.map(({ purpose }) => purpose)).toEqual(['migration', 'migration', 'maintenance']);
  expect(items[1]?.dossierSha256).toBe(items[0]?.dossierSha256);
  expect(items[2]?.dossierSha256).toBe(items[0]?.dossierSha256);
  expect(new Set(items.map(({ inputsSha256 }) => inputsSha256)).size).toBe(2);
});
