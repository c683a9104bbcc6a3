import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullRecord, listRecords } from '../../functions/read-model.ts';
import { rebuild } from '../../functions/rebuild/rebuild.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import { keys } from '../../shared/model/keys.ts';
import { type Replay, replay } from '../../shared/verdict/replay.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { rebuildOptions } from './rig/one-project.ts';
import { afterDeadline, sampleBytes, sampleProject, type WholeSample, wholeSample } from './rig/whole-sample.ts';
import { deliver, invoke, openWorld } from './rig/world.ts';

/** DESIGN §1, invariants 3 and 4: what we did not read is neither lost nor passed, whoever asks for the verdict meanwhile. */
let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

const report = 'protocollo/usage-report/utilizzo-2025-10.csv.gz';
const folderMapping = 'protocollo/usage-report/mapping.yaml';
const contract = 'protocollo/contract/contratto.pdf';
const ofReports = ['TRA-03', 'TRA-06'];
const settled = { outcome: 'under-review', held: [], lost: [], unread: [] };
const text = (path: string) => new TextDecoder().decode(sampleBytes(path));

/** The ingest with an S3 that gives nothing of one file: five attempts, and the message is dead. */
async function failUntilDead({ bucket, world }: WholeSample, path: string, event: string): Promise<void> {
  const broken = await openWorld(endpoints, bucket, (ports) => ({
    ...world.ports,
    evidence: {
      ...ports.evidence,
      open: (key, versionId) => (key.endsWith(path) ? Promise.reject(new Error('out of memory')) : ports.evidence.open(key, versionId)),
    },
  }));
  for (const receives of [1, 2, 3, 4, 5]) expect((await invoke(broken.ingest, [event], receives)).batchItemFailures).toHaveLength(1);
}

async function replayed({ world }: WholeSample): Promise<readonly Replay[]> {
  const lines = await listRecords(world.ports.records, sampleProject);
  const records = await Promise.all(lines.map(({ hash }) => fullRecord(world.ports.evidence, hash)));
  return Promise.all(records.map(async (record) => replay(record, await inputsOfRecord(world, record), world.ports.means.sha256)));
}

describe('the sweep after the deadline', () => {
  test('finds nothing lost where everything was read', async () => {
    const sample = await wholeSample(endpoints);
    await sample.sweep();
    expect(await sample.told()).toEqual(settled);
  });

  test.each([[report], [contract]])('is negative without %s, which nobody uploaded', async (path) => {
    const sample = await wholeSample(endpoints, { absent: [path] });
    await sample.sweep();
    expect(await sample.told()).toMatchObject({ outcome: 'negative', held: [] });
  });
});

describe.each([
  ['a report', report, ofReports],
  ['the mapping that reports are read with', folderMapping, ofReports],
  ['a document', contract, ['TRA-01']],
] as const)('%s that we did not read', (_what, path, held) => {
  test.each(['still waits in the queue', 'lies with the dead letters'])(
    '%s: nobody’s loss, and read it is judged by itself',
    async (where) => {
      const sample = await wholeSample(endpoints, { late: [path] });
      const [event = ''] = sample.waiting;
      if (where !== 'still waits in the queue') await failUntilDead(sample, path, event);
      await sample.sweep();
      expect(await sample.told()).toEqual({ outcome: 'under-review', held: expect.arrayContaining([...held]), lost: [], unread: [path] });
      expect((await sample.latest()).nextSteps.find(({ who }) => who === 'operator')?.remedy).toBe('WAIT_FOR_OUR_READING');

      await deliver(sample.world.ingest, [event]);
      await sample.world.drain();
      expect(await sample.told()).toEqual(settled);
      expect((await replayed(sample)).filter(({ same }) => !same)).toEqual([]);
    },
  );
});

describe('current is', () => {
  const cases: readonly (readonly [what: string, happens: (sample: WholeSample) => Promise<unknown>, unread: readonly string[]])[] = [
    ['the newer version, not the one that was read', ({ put }) => put(report, 'x', '2026-03-02T10:00:00Z'), [report]],
    ['what a delete marker hides', hide, ['protocollo/usage-report/altro.csv']],
    ['a mapping, of the file', ({ put }) => put(`${report}.mapping.yaml`, text(folderMapping)), [`${report}.mapping.yaml`]],
    ['a newer declaration, of either name', ({ put }) => put('dossier.json', '{}', '2026-03-02T10:00:00Z'), ['dossier.json']],
    ['no key outside the grammar', ({ put }) => put('contratto.pdf', 'fuori posto'), []],
    ['no older declaration', ({ put }) => put('dossier.json', '{}', '2026-02-01T10:00:00Z'), []],
    ['no invalid declaration that was read', readInvalid, []],
    ['nothing that the declaration withdraws', withdraw, []],
  ];

  async function hide({ put, bucket }: WholeSample) {
    const path = 'protocollo/usage-report/altro.csv';
    await put(path, 'x');
    await endpoints.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: keys.upload(sampleProject, path) }));
  }
  async function readInvalid({ put, world }: WholeSample) {
    await deliver(world.ingest, [await put('dossier.yaml', 'schema: nessuno\n', '2026-03-02T10:00:00Z')]);
    await deliver(world.ingest, [await put('dossier.json', '{}', '2026-03-02T10:00:00Z')]);
  }
  async function withdraw({ put, world }: WholeSample) {
    const path = 'protocollo/usage-report/ritirato.csv';
    await put(path, 'x');
    await deliver(world.ingest, [
      await put('dossier.yaml', text('dossier.yaml').replace('withdrawn: []', `withdrawn: [${path}]`), '2026-03-02T10:00:00Z'),
    ]);
  }

  test.each(cases)('%s', async (_what, happens, unread) => {
    const sample = await wholeSample(endpoints);
    await happens(sample);
    await sample.sweep();
    expect((await sample.told()).unread).toEqual(unread);
  });

  test('no reading with a mapping that was replaced, and the reports that were read so', async () => {
    const sample = await wholeSample(endpoints);
    await deliver(sample.world.ingest, [await sample.put(folderMapping, `${text(folderMapping)}# nuova\n`, '2026-03-02T10:00:00Z')]);
    sample.world.waiting.uploads.splice(0);
    await sample.sweep();
    expect((await sample.told()).unread).toEqual([report, report.replace('10', '11')]);
    await sample.world.drain();
    expect(await sample.told()).toEqual(settled);
  });
});

test('a table that is rebuilt has the held record, and asks for what was not read', async () => {
  const sample = await wholeSample(endpoints, { late: [report] });
  await sample.sweep();
  const again = await openWorld(endpoints, sample.bucket);
  const result = await rebuild(again.ports, rebuildOptions(endpoints, again));
  expect(result).toMatchObject({ unread: 1, orphans: 0, notes: [] });
  const hashes = async ({ ports }: typeof again) => (await listRecords(ports.records, sampleProject)).map(({ hash }) => hash);
  expect(await hashes(again)).toEqual(await hashes(sample.world));
  await again.drain();
  await deliver(again.assess, [JSON.stringify({ ...sampleProject, tick: afterDeadline })]);
  expect(await listRecords(again.ports.records, sampleProject)).toHaveLength((await hashes(sample.world)).length + 1);
});
