import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { partitionOf, sortKeys } from '../../functions/items.ts';
import type { Ports } from '../../functions/ports.ts';
import { fullRecord, latestRecord, listProjects, listRecords } from '../../functions/read-model.ts';
import { isSealIntact } from '../../shared/verdict/seal.ts';
import { dossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, invoke, openWorld, upload, type World } from './rig/world.ts';

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

const put = (path: string, content: string, at?: string) => upload(endpoints, bucket, keyOf(path), content, at);
const request = (tick?: string) => JSON.stringify({ ...project, ...(tick ? { tick } : {}) });
const records = () => listRecords(world.ports.records, project);
const path = 'protocollo/usage-report/cpu.csv';

async function receive(...events: string[]) {
  await deliver(world.ingest, events);
  await world.drain();
}

describe('a record', () => {
  test('is sealed in S3 and pointed at by an item that says every outcome and code', async () => {
    await receive(await put('dossier.yaml', dossier(), '2026-01-10T09:00:00Z'), await put(path, report(), '2026-01-10T09:05:00Z'));
    const line = await latestRecord(world.ports.records, project);
    const record = await fullRecord(world.ports.evidence, line?.hash ?? '');
    expect(isSealIntact(record, world.ports.means.sha256)).toBe(true);
    expect(record).toMatchObject({ sequence: 1, prevHash: null, asOf: '2026-01-10T09:05:00Z', ipa: 'P_VD', cup: project.cup });
    const said = record.findings.map(({ point, service, outcome, reasons }) => {
      const codes = [...new Set(reasons.map((reason) => reason.code))].sort();
      return { point, service, outcome, codes };
    });
    const byPoint = (a: { point: string; service: string | null }, b: typeof a) =>
      `${a.service} ${a.point}` < `${b.service} ${b.point}` ? -1 : 1;
    expect([...(line?.points ?? [])].sort(byPoint)).toEqual(said.sort(byPoint));
    expect(await listProjects(world.ports.records)).toEqual([
      expect.objectContaining({
        ...project,
        name: 'Provincia di Valdoro',
        state: record.outcome,
        sequence: 1,
        hash: record.hash,
        deadline: record.deadline,
      }),
    ]);
  });

  test('names each upload with the digest made with the mapping in force', async () => {
    await receive(
      await put('dossier.yaml', dossier()),
      await put(path, report()),
      await put('protocollo/usage-report/mapping.yaml', mapping()),
    );
    const record = await fullRecord(world.ports.evidence, (await latestRecord(world.ports.records, project))?.hash ?? '');
    const item = await world.ports.records.get({ PK: partitionOf(project), SK: sortKeys.upload(path) });
    const { digest, versionId, receivedAt } = item as { digest: string; versionId: string; receivedAt: string };
    expect(record.inputs.digests).toEqual([digest]);
    expect(record.inputs.uploads).toEqual([`${path}@${versionId}@${receivedAt}@${digest}`]);
  });

  test('follows the one before it only when its inputs differ', async () => {
    await receive(await put('dossier.yaml', dossier()));
    await deliver(world.assess, [request(), request(), request()]);
    expect(await records()).toHaveLength(1);
    await receive(await put(path, report()));
    const [first, second, ...more] = await records();
    expect(more).toEqual([]);
    expect(second).toMatchObject({ sequence: 2, prevHash: first?.hash });
    expect(second?.inputsSha256).not.toBe(first?.inputsSha256);
  });
});

describe('asOf', () => {
  test('is the latest of what the record is made from', async () => {
    await receive(await put(path, report(), '2026-01-10T09:00:00Z'), await put('dossier.yaml', dossier(), '2026-01-12T09:00:00Z'));
    expect(await records()).toMatchObject([{ asOf: '2026-01-12T09:00:00Z' }]);
  });

  test('a mapping is one of them: it came after what it reads', async () => {
    await receive(await put('dossier.yaml', dossier(), '2026-01-10T09:00:00Z'), await put(path, report(), '2026-01-11T09:00:00Z'));
    await receive(await put('protocollo/usage-report/mapping.yaml', mapping(), '2026-01-14T09:00:00Z'));
    expect((await records()).map((record) => record.asOf)).toEqual(['2026-01-11T09:00:00Z', '2026-01-14T09:00:00Z']);
  });

  test('is the tick that asked, where that is later; a replayed event after it makes no record', async () => {
    const event = await put('dossier.yaml', dossier(), '2026-01-12T09:00:00Z');
    await receive(event);
    await deliver(world.assess, [request('2026-03-20T03:00:00Z')]);
    await receive(event);
    await deliver(world.assess, [request('2026-02-01T03:00:00Z')]);
    expect((await records()).map((record) => record.asOf)).toEqual(['2026-01-12T09:00:00Z', '2026-03-20T03:00:00Z']);
  });

  test('the same bytes sent again keep their first receipt', async () => {
    await receive(await put('dossier.yaml', dossier(), '2026-01-10T09:00:00Z'), await put(path, report(), '2026-01-10T09:00:00Z'));
    await receive(await put(path, report(), '2026-02-10T09:00:00Z'));
    expect((await records()).map((record) => record.asOf)).toEqual(['2026-01-10T09:00:00Z', '2026-01-10T09:00:00Z']);
  });
});

describe('without a declaration', () => {
  test('the project is shown and there is no record', async () => {
    await receive(await put(path, report()));
    expect(await listProjects(world.ports.records)).toMatchObject([{ ...project, state: 'awaiting-declaration', sequence: 0, hash: null }]);
    expect(await records()).toEqual([]);
  });

  test('it is judged as soon as there is one', async () => {
    await receive(await put(path, report()));
    await receive(await put('dossier.yaml', dossier()));
    expect(await listProjects(world.ports.records)).toMatchObject([{ sequence: 1 }]);
  });
});

describe('at once and interrupted', () => {
  test('twenty assessments at once append one record', async () => {
    await deliver(world.ingest, [await put('dossier.yaml', dossier()), await put(path, report())]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => invoke(world.assess, [request()])));
    expect(answers.flatMap((answer) => answer.batchItemFailures)).toEqual([]);
    expect(await records()).toHaveLength(1);
  });

  test('an assessment that lost the race judges what is there now, not what it had read', async () => {
    await receive(await put('dossier.yaml', dossier()));
    const late = await put(path, report());
    const later = await put('protocollo/contract/contratto.pdf', '%PDF-1.7');
    let raced = false;
    const slow = await openWorld(
      endpoints,
      bucket,
      (ports): Ports => ({
        ...ports,
        records: world.ports.records,
        evidence: {
          ...ports.evidence,
          async putOnce(key, json) {
            if (key.startsWith('records/') && !raced) {
              raced = true;
              await receive(late);
              await deliver(world.ingest, [later]);
            }
            return ports.evidence.putOnce(key, json);
          },
        },
      }),
    );
    await deliver(slow.assess, [request('2026-05-01T03:00:00Z')]);
    expect(raced).toBe(true);
    const all = await records();
    expect(all.map((record) => record.sequence)).toEqual([1, 2, 3]);
    const last = await fullRecord(world.ports.evidence, all[2]?.hash ?? '');
    expect(last).toMatchObject({ asOf: '2026-05-01T03:00:00Z', prevHash: all[1]?.hash });
    expect(last.inputs.uploads).toHaveLength(2);
  });

  test('a crash between the record and the project is mended by the retry', async () => {
    await deliver(world.ingest, [await put('dossier.yaml', dossier())]);
    let crashes = 1;
    const crashing = await openWorld(
      endpoints,
      bucket,
      (ports): Ports => ({
        ...ports,
        records: {
          ...world.ports.records,
          put: (item, guard) => {
            if (item.SK === sortKeys.project && crashes-- > 0) return Promise.reject(new Error('crash'));
            return world.ports.records.put(item, guard);
          },
        },
      }),
    );
    expect((await invoke(crashing.assess, [request()])).batchItemFailures).toHaveLength(1);
    expect(await listProjects(world.ports.records)).toEqual([]);
    await deliver(crashing.assess, [request()]);
    expect(await listProjects(world.ports.records)).toMatchObject([{ sequence: 1 }]);
    expect(await records()).toHaveLength(1);
  });

  test('a digest made with another mapping than the one in force is asked for again', async () => {
    await deliver(world.ingest, [
      await put('dossier.yaml', dossier()),
      await put(path, report()),
      await put('protocollo/usage-report/mapping.yaml', mapping()),
    ]);
    world.waiting.uploads.splice(0);
    await deliver(world.assess, world.waiting.assessments.splice(0));
    expect(world.waiting.uploads.map((body) => JSON.parse(body).arrival.key)).toEqual([keyOf(path)]);
    await world.drain();
    const record = await fullRecord(world.ports.evidence, (await latestRecord(world.ports.records, project))?.hash ?? '');
    const digest = JSON.parse((await world.ports.evidence.read(`digests/${record.inputs.digests[0]}.json`)) ?? '{}');
    expect(digest.mappingSha256).toEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
  });
});
