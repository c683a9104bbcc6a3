import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StorageFault } from '../../functions/faults.ts';
import { evidenceItemSchema, partitionOf, sortKeys } from '../../functions/items.ts';
import { writeRereadMessage } from '../../functions/messages.ts';
import type { Ports } from '../../functions/ports.ts';
import { rebuild } from '../../functions/rebuild/rebuild.ts';
import { digestSchema } from '../../shared/model/digest.ts';
import { keys } from '../../shared/model/keys.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { dossier, keyOf, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { cpu, type OneProject, oneProject, rebuildOptions } from './rig/one-project.ts';
import { deliver, openWorld, type World } from './rig/world.ts';

/** What the bucket may hold beside, or lack of, what the table had, and what a rebuild makes of it. */
let endpoints: Endpoints;
let one: OneProject;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  one = await oneProject(endpoints);
});

/** As nobody may: the version itself is gone. */
async function destroy(...wanted: string[]): Promise<void> {
  for (const prefix of wanted) {
    for await (const { key, versionId } of one.world.ports.evidence.versions(prefix)) {
      await endpoints.s3.send(new DeleteObjectCommand({ Bucket: one.bucket, Key: key, VersionId: versionId }));
    }
  }
}

describe('records', () => {
  test('that are deleted or overwritten are found behind what hides them; strangers are told', async () => {
    await one.session('2026-01-11T09:00:00Z', [[cpu, report(2)]]);
    const [first = '', second = ''] = await one.hashes();
    const Bucket = one.bucket;
    const intact = (await one.world.ports.evidence.read(keys.record(second))) ?? '';
    // A word changed for a better one, under the same name and hash.
    const embellished = intact.replace('"outcome":"incomplete"', '"outcome":"positive"');
    expect(embellished).not.toBe(intact);
    await endpoints.s3.send(new DeleteObjectCommand({ Bucket, Key: keys.record(first) }));
    await endpoints.s3.send(new PutObjectCommand({ Bucket, Key: keys.record(second), Body: embellished }));
    const stranger = 'records/appunti.txt';
    await endpoints.s3.send(new PutObjectCommand({ Bucket, Key: stranger, Body: 'non un verbale' }));
    // A record of ours under a name that is not its own.
    const copy = keys.record('0'.repeat(64));
    await endpoints.s3.send(new PutObjectCommand({ Bucket, Key: copy, Body: intact }));
    const { again, result } = await one.rebuilt();
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
    expect(new Set(result.notes)).toEqual(
      new Set([
        { is: 'damaged-record', key: stranger },
        { is: 'damaged-record', key: copy },
        { is: 'hidden-record', key: keys.record(first) },
        { is: 'hidden-record', key: keys.record(second) },
      ]),
    );
  });

  test('that are gone leave a hole that is told; the numbers above it stay', async () => {
    await one.session('2026-01-11T09:00:00Z', [[cpu, report(2)]]);
    await one.session('2026-01-12T09:00:00Z', [[cpu, report(3)]]);
    const [first, second = '', third] = await one.hashes();
    await destroy(keys.record(second));
    const { again, result } = await one.rebuilt();
    expect(await one.hashes(again)).toEqual([first, third]);
    expect(result).toMatchObject({ unjudged: 0, notes: [{ is: 'missing-records', project, from: 2, to: 2 }] });
  });

  test('of a project without uploads are told, and left alone', async () => {
    await destroy(keyOf(''));
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ projects: 0, records: 0, notes: [{ is: 'records-without-uploads', project, records: 1 }] });
    expect(await one.itemsOf(again)).toEqual([]);
  });

  test('whose declaration is gone are told, and their project has no name', async () => {
    await destroy(keyOf('dossier.yaml'));
    const { again, result } = await one.rebuilt();
    expect(result.notes).toEqual([{ is: 'declaration-of-record-missing', project, sha256: expect.any(String) }]);
    expect(await again.ports.records.get({ PK: partitionOf(project), SK: sortKeys.project })).toMatchObject({
      name: project.ipa,
      sequence: 1,
    });
  });
});

describe('digests', () => {
  test('that another reader had made stay in force, as in the table that was lost', async () => {
    const { ports } = one.world;
    const [item] = (await ports.records.query(partitionOf(project), sortKeys.uploads)).map((stored) => evidenceItemSchema.parse(stored));
    if (!item) throw new Error('no upload was read');
    const digest = digestSchema.parse(JSON.parse((await ports.evidence.read(keys.digest(item.digest))) ?? ''));
    const older = { ...digest, reader: '0', id: 'a'.repeat(64) };
    await ports.evidence.putOnce(keys.digest(older.id), canonicalJson(older));
    const key = { PK: partitionOf(project), SK: sortKeys.upload(item.path) };
    await ports.records.put({ ...key, ...item, digest: older.id, reader: older.reader }, { when: 'always' });
    await deliver(one.world.assess, [JSON.stringify({ ...project, tick: '2026-01-11T03:00:00Z' })]);
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ unread: 0, unjudged: 0, notes: [] });
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });

  test('that are gone are made again by the pipeline', async () => {
    await destroy('digests/');
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ unread: 1, unjudged: 0, notes: [] });
    await again.drain();
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });
});

describe('declarations under both keys in one second', () => {
  const at = '2026-01-11T09:00:00Z';
  const json = JSON.stringify({
    schema: 'attesta/declaration@1',
    entity: { ipa: 'P_VD', name: 'Scritta in JSON', kind: 'province' },
    project: {
      cup: project.cup,
      notice: 'avviso-1.2-province-citta-metropolitane',
      decree: { number: '73 - 1 / 2025 - PNRR', date: '2025-06-23', notifiedOn: '2025-06-25' },
    },
    services: [
      {
        id: 'protocollo',
        name: 'Protocollo',
        candidateMode: 'transfer',
        destination: 'iaas',
        migrationStartedOn: '2025-10-13',
        releasedOn: '2025-11-10',
        resources: [{ provider: 'aws', id: 'i-0a1b2c3d4e5f60718', kind: 'vm' }],
      },
    ],
  });
  const both = [
    ['dossier.json', json],
    ['dossier.yaml', dossier('Scritta in YAML')],
  ] as const;

  test.each([
    { last: 'yaml', files: both },
    { last: 'json', files: [...both].reverse() },
  ])('the one that the last record was made from stays in force: $last', async ({ files }) => {
    await one.session(at, files);
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ records: 2, unjudged: 0, notes: [] });
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });

  test('and no record was made from either: a person is told', async () => {
    for (const [path, content] of both) await one.put(path, content, at);
    expect((await one.rebuilt()).result).toMatchObject({ unjudged: 1, notes: [{ is: 'declarations-at-once', project }] });
  });
});

test('a receipt alone that nobody judged by is news: the same declaration sent again', async () => {
  await deliver(one.world.ingest, [await one.put('dossier.yaml', dossier(), '2026-01-11T09:00:00Z')]);
  const { again, result } = await one.rebuilt();
  expect(result).toMatchObject({ unread: 0, unjudged: 1, notes: [] });
  await again.drain();
  await one.world.drain();
  expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
});

describe('a pipeline that runs beside the rebuild', () => {
  const rebuiltWhile = async (interferes: (again: World) => Promise<unknown>) => {
    const again = await openWorld(endpoints, one.bucket);
    let isFirst = true;
    const records: Ports['records'] = {
      ...again.ports.records,
      put: async (item, guard) => {
        if (item.SK.startsWith(sortKeys.receipts) && isFirst) {
          isFirst = false;
          await interferes(again);
        }
        return again.ports.records.put(item, guard);
      },
    };
    return rebuild({ ...again.ports, records }, rebuildOptions(endpoints, again));
  };

  test('and that did what this rebuild asked for, before it was killed, is nobody else', async () => {
    const again = await openWorld(endpoints, one.bucket);
    await one.put('protocollo/contract/c.pdf', '%PDF-1.7', '2026-01-11T09:00:00Z');
    const eager: Ports['queue'] = {
      ...again.ports.queue,
      sendUploads: async (arrivals) => {
        await deliver(again.ingest, arrivals.map(writeRereadMessage));
        throw new Error('killed');
      },
    };
    const options = rebuildOptions(endpoints, again);
    await expect(rebuild({ ...again.ports, queue: eager }, options)).rejects.toThrow('killed');
    expect(await rebuild(again.ports, options)).toMatchObject({ records: 1, unread: 0, unjudged: 1, notes: [] });
    await again.drain();
    await one.session('2026-01-11T09:00:00Z', [['protocollo/contract/c.pdf', '%PDF-1.7']]);
    expect((await one.itemsOf(again)).map(({ SK }) => SK)).toEqual((await one.itemsOf(one.world)).map(({ SK }) => SK));
  });

  test('is noticed by what it asked for', async () => {
    const event = await one.put('protocollo/contract/c.pdf', '%PDF-1.7', '2026-01-11T09:00:00Z');
    await expect(rebuiltWhile((again) => deliver(again.ingest, [event]))).rejects.toThrow(StorageFault);
  });

  test('is noticed by the number that it took', async () => {
    const taken = { PK: partitionOf(project), SK: sortKeys.record(1) };
    const [item] = await one.world.ports.records.query(taken.PK, taken.SK);
    const other = { ...(item as object), ...taken, hash: 'f'.repeat(64) };
    await expect(rebuiltWhile((again) => again.ports.records.put(other, { when: 'always' }))).rejects.toThrow(
      /record 1 in the table is ffff/,
    );
  });
});
