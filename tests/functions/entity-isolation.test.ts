import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { firstReceipts } from '../../functions/first-receipts.ts';
import { partitionOf } from '../../functions/items.ts';
import { fullRecord, latestRecord, listProjects, listRecords, listStrays, listUploads } from '../../functions/read-model.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { readPinnedUpload } from '../../shared/verdict/pinned-upload.ts';
import { dossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { finalState } from './rig/final-state.ts';
import { openWorld, upload, type World } from './rig/world.ts';

/**
 * What an entity can never do, whatever it uploads below its own prefix; that it gets no further than this prefix is its policy's
 * business (tests/infra/entity-access.test.ts). The neighbour's code begins like the entity's own.
 */
const neighbour = { ipa: 'p_vd2', cup: 'D19B25999990014' } as const;
const path = 'protocollo/usage-report/cpu.csv';
const neighbourKey = (below: string) => `uploads/${neighbour.ipa}/${neighbour.cup}/${below}`;
const neighbourDossier = dossier('Provincia di Valdoro Due', neighbour.cup).replace('P_VD', 'P_VD2');

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

async function receive(files: readonly (readonly [key: string, content: string])[], at?: string): Promise<void> {
  for (const [key, content] of files) world.waiting.uploads.push(await upload(endpoints, bucket, key, content, at));
  await world.drain();
}

/** Every version in the bucket outside the entity's own prefix, but for the digests and records that its own uploads make. */
async function othersObjects(): Promise<string[]> {
  const versions: string[] = [];
  for await (const { key, versionId } of world.ports.evidence.versions('')) versions.push(`${key}@${versionId}`);
  return versions.filter((version) => !version.startsWith(keyOf('')));
}

const neighbourState = async () => (await finalState(world.ports.records, neighbour)).filter(({ PK }) => PK === partitionOf(neighbour));

describe('nothing that an entity uploads reaches its neighbour:', () => {
  const acts: [string, (readonly [key: string, content: string])[]][] = [
    ['a dossier that names the neighbour', [[keyOf('dossier.yaml'), neighbourDossier]]],
    ['a dossier that names the neighbour’s project', [[keyOf('dossier.yaml'), dossier('Valdoro', neighbour.cup)]]],
    [
      'a dossier that withdraws the neighbour’s file',
      [[keyOf('dossier.yaml'), `${dossier()}withdrawn: ["${neighbourKey(path)}", "../../${neighbour.ipa}/${neighbour.cup}/${path}"]\n`]],
    ],
    ['the neighbour’s project under the entity’s own code', [[`uploads/p_vd/${neighbour.cup}/dossier.yaml`, neighbourDossier]]],
    ['a mapping for a file of the same path', [[keyOf(`${path}.mapping.yaml`), mapping()]]],
    ['a mapping for the folder of the same path', [[keyOf('protocollo/usage-report/mapping.yaml'), mapping()]]],
    ['the neighbour’s own bytes', [[keyOf(path), report()]]],
    ['dots that would lead to the neighbour', [[keyOf(`../../${neighbour.ipa}/${neighbour.cup}/dossier.yaml`), neighbourDossier]]],
    ['dots from the entity’s prefix', [[`uploads/p_vd/../${neighbour.ipa}/${neighbour.cup}/dossier.yaml`, neighbourDossier]]],
    ['escaped dots', [[keyOf(`..%2F..%2F${neighbour.ipa}%2F${neighbour.cup}%2Fdossier.yaml`), neighbourDossier]]],
    ['the whole key once more', [[keyOf(neighbourKey('dossier.yaml')), neighbourDossier]]],
    ['a name made of separators of the table', [[keyOf(`protocollo/usage-report/a#${partitionOf(neighbour)}#RECORD#00000001`), report()]]],
    ['a record below its own prefix', [[keyOf(`records/${'0'.repeat(64)}.json`), '{}']]],
    ['a digest below its own prefix', [[keyOf(`digests/${'0'.repeat(64)}.json`), '{}']]],
  ];
  test.each(acts)('%s', async (_what, files) => {
    await receive([
      [neighbourKey('dossier.yaml'), neighbourDossier],
      [neighbourKey(path), report()],
      [neighbourKey('protocollo/contract/c.pdf'), '%PDF-1.7'],
      [keyOf('dossier.yaml'), dossier()],
    ]);
    const before = { state: await neighbourState(), objects: await othersObjects() };
    expect(before.state.map(({ is }) => is)).toEqual(expect.arrayContaining(['project', 'evidence', 'declaration', 'record']));
    await receive(files, '2026-01-12T09:00:00Z');
    // The neighbour is judged once more: what an upload had changed would show only then.
    world.waiting.assessments.push(JSON.stringify(neighbour));
    await world.drain();
    expect(await neighbourState()).toEqual(before.state);
    const after = await othersObjects();
    expect(after).toEqual(expect.arrayContaining(before.objects));
    const added = after.filter((version) => !before.objects.includes(version)).map((version) => version.slice(0, version.indexOf('@')));
    for (const key of added) expect(key).toMatch(/^((digests|records)\/[0-9a-f]{64}\.json|uploads\/p_vd\/.+)$/);
    const projects = (await listProjects(world.ports.records)).filter(({ ipa }) => ipa !== neighbour.ipa);
    expect(projects.every(({ ipa }) => ipa === 'p_vd')).toBe(true);
  });
});

describe('a dossier of somebody else’s', () => {
  test.each([
    ['entity', neighbourDossier.replace(neighbour.cup, project.cup), { ipa: 'P_VD2', cup: project.cup }],
    ['project', dossier('Valdoro', neighbour.cup), { ipa: 'P_VD', cup: neighbour.cup }],
  ])('%s is refused where it lies, and judges nothing', async (_what, content, details) => {
    await receive([[keyOf('dossier.yaml'), content]]);
    const [line] = await listUploads(world.ports.records, project);
    expect(line).toMatchObject({ state: 'declaration-invalid', problems: [{ code: 'DECLARATION_OF_ANOTHER_PROJECT', details }] });
    expect(await listProjects(world.ports.records)).toMatchObject([{ ...project, state: 'awaiting-declaration', sequence: 0 }]);
  });
});

describe('a key', () => {
  test('with dots is an odd name in its own project, or in none', async () => {
    const odd = `../../${neighbour.ipa}/${neighbour.cup}/dossier.yaml`;
    const stray = `uploads/p_vd/../${neighbour.ipa}/${neighbour.cup}/dossier.yaml`;
    await receive([
      [keyOf(odd), neighbourDossier],
      [stray, neighbourDossier],
    ]);
    expect(await listUploads(world.ports.records, project)).toMatchObject([{ path: odd, state: 'key-refused' }]);
    expect(await listUploads(world.ports.records, neighbour)).toEqual([]);
    expect(await listStrays(world.ports.records)).toMatchObject([{ path: stray, state: 'key-refused' }]);
  });
});

describe('a withdrawal', () => {
  const withdrawing = (entry: string): string => `${dossier()}withdrawn: ["${entry}"]\n`;
  const counted = async () => {
    const line = await latestRecord(world.ports.records, project);
    const { inputs } = await fullRecord(world.ports.evidence, line?.hash ?? '');
    return inputs.uploads.map((pinned) => readPinnedUpload(pinned)?.path);
  };
  test.each([
    ['of its own file takes it out', keyOf(path), []],
    ['of another project’s file of the same path takes nothing out', neighbourKey(path), [path]],
  ])('%s', async (_what, entry, wanted) => {
    await receive([
      [keyOf(path), report()],
      [keyOf('dossier.yaml'), withdrawing(entry)],
    ]);
    expect(await counted()).toEqual(wanted);
  });
});

describe('what was sent stays', () => {
  const receiptOf = async (content: string) =>
    (await firstReceipts(world.ports.records, project)).get(sha256Of(Buffer.from(content), world.ports.means.sha256));
  const versionsOf = async (key: string) => {
    const ids: string[] = [];
    for await (const version of world.ports.evidence.versions(key)) ids.push(version.versionId);
    return ids;
  };

  test('when the same key is written again: the old version, its receipt and its record', async () => {
    await receive(
      [
        [keyOf('dossier.yaml'), dossier()],
        [keyOf(path), report(3)],
      ],
      '2026-01-10T09:00:00Z',
    );
    const [old = ''] = await versionsOf(keyOf(path));
    const receipt = await receiptOf(report(3));
    const [first] = await listRecords(world.ports.records, project);
    await receive([[keyOf(path), report(4)]], '2026-01-11T09:00:00Z');
    expect(await versionsOf(keyOf(path))).toHaveLength(2);
    const kept = await world.ports.evidence.open(keyOf(path), old);
    expect(new TextDecoder().decode(await kept.slice(0, kept.size))).toBe(report(3));
    expect(await receiptOf(report(3))).toEqual(receipt);
    expect(receipt).toBe('2026-01-10T09:00:00Z');
    const records = await listRecords(world.ports.records, project);
    expect(records).toHaveLength(2);
    expect(records[0]).toEqual(first);
    const [pinned = ''] = (await fullRecord(world.ports.evidence, first?.hash ?? '')).inputs.uploads;
    expect(readPinnedUpload(pinned)).toMatchObject({ path, version: old });
  });

  test('when the key is deleted: a marker changes nothing, and no event tells of it', async () => {
    await receive([
      [keyOf('dossier.yaml'), dossier()],
      [keyOf(path), report()],
    ]);
    const before = await finalState(world.ports.records, project);
    const records = await listRecords(world.ports.records, project);
    endpoints.takeEvents();
    for (const key of [keyOf(path), keyOf('dossier.yaml')]) {
      await endpoints.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    }
    expect(endpoints.takeEvents()).toEqual([]);
    world.waiting.assessments.push(JSON.stringify(project));
    await world.drain();
    expect(await finalState(world.ports.records, project)).toEqual(before);
    expect(await listRecords(world.ports.records, project)).toEqual(records);
  });

  test('and what another entity sent earlier lends it no earlier receipt', async () => {
    await receive([[neighbourKey(path), report()]], '2026-01-10T09:00:00Z');
    await receive([[keyOf(path), report()]], '2026-01-12T09:00:00Z');
    expect(await receiptOf(report())).toBe('2026-01-12T09:00:00Z');
  });
});
