import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { firstReceipts } from '../../functions/first-receipts.ts';
import { partitionOf, sortKeys } from '../../functions/items.ts';
import type { Ports } from '../../functions/ports.ts';
import { listStrays, listUploads } from '../../functions/read-model.ts';
import { dossier, invalidDossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, openWorld, upload, type World } from './rig/world.ts';

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

const put = (path: string, content: string | Uint8Array, at?: string) => upload(endpoints, bucket, keyOf(path), content, at);
const lineOf = async (path: string) => (await listUploads(world.ports.records, project)).find((line) => line.path === path);
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const digestOf = async (path: string) =>
  JSON.parse((await world.ports.evidence.read(`digests/${(await lineOf(path))?.digest}.json`)) ?? 'null');

describe('evidence', () => {
  const path = 'protocollo/usage-report/cpu.csv';

  test('becomes one digest in S3, one upload, one request to judge', async () => {
    await deliver(world.ingest, [await put(path, report(3), '2026-01-10T09:00:00Z')]);
    const askedBy = (await lineOf(path))?.versionId;
    expect(await lineOf(path)).toMatchObject({ sha256: sha256(report(3)), receivedAt: '2026-01-10T09:00:00Z' });
    expect(await digestOf(path)).toMatchObject({ fileSha256: sha256(report(3)), kind: 'usage-report', mappingSha256: null });
    expect(world.waiting).toEqual({ uploads: [], assessments: [JSON.stringify({ ...project, askedBy })] });
  });

  test('an older version whose event comes later changes nothing', async () => {
    const older = await put(path, report(4));
    const newer = await put(path, report(3));
    await deliver(world.ingest, [newer]);
    const line = await lineOf(path);
    await deliver(world.ingest, [older]);
    expect(await lineOf(path)).toEqual(line);
    expect(line?.sha256).toBe(sha256(report(3)));
  });

  const receipts: [string, number[]][] = [
    ['in order', [0, 1, 2]],
    ['backwards', [2, 1, 0]],
    ['the middle first', [1, 2, 0]],
  ];
  test.each(receipts)('the same bytes received again keep their first receipt, also as another file (%s)', async (_name, order) => {
    const events = [
      await put(path, report(3), '2026-01-10T09:00:00Z'),
      await put(path, report(4), '2026-01-11T09:00:00Z'),
      await put('protocollo/usage-report/copia.csv', report(3), '2026-01-12T09:00:00Z'),
    ];
    for (const index of order) await deliver(world.ingest, [events[index] as string]);
    expect((await firstReceipts(world.ports.records, project)).get(sha256(report(3)))).toBe('2026-01-10T09:00:00Z');
  });

  const bad: [string, string | Uint8Array][] = [
    ['an empty file', ''],
    ['a binary', Uint8Array.from({ length: 5000 }, (_, n) => (n * 131) % 256)],
    ['a truncated gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1)],
    ['half a JSON', '{"MetricDataResults": [{"Id"'],
  ];
  test.each(bad)('%s ends in a digest that says why, never in a failed message', async (_what, content) => {
    await deliver(world.ingest, [await put(path, content)]);
    const digest = await digestOf(path);
    expect(['refused', 'unrecognised']).toContain(digest.recognition.status);
    expect(digest.recognition.reason).toMatch(/^[A-Z_]+$/);
    expect((await lineOf(path))?.codes).toContain(digest.recognition.reason);
  });
});

describe('mapping', () => {
  const path = 'protocollo/usage-report/cpu.csv';
  const ofFolder = 'protocollo/usage-report/mapping.yaml';
  const mappingOf = async () => (await digestOf(path)).mappingSha256;

  test.each([
    ['before', [0, 1]],
    ['after', [1, 0]],
  ])('that arrives %s its file is in force', async (_when, order) => {
    const events = [await put(ofFolder, mapping()), await put(path, report())];
    for (const index of order) await deliver(world.ingest, [events[index] as string]);
    await world.drain();
    expect(await mappingOf()).toBe(sha256(mapping()));
    expect(await lineOf(ofFolder)).toMatchObject({ state: 'mapping', problems: [] });
  });

  test('that arrives while its file is being read makes the file be read again', async () => {
    const file = await put(path, report());
    const late = await put(ofFolder, mapping());
    let done = false;
    const racing = await openWorld(endpoints, bucket, (ports) => ({ ...ports, evidence: { ...ports.evidence, open: openThenMap } }));
    async function openThenMap(key: string, versionId: string) {
      const object = await world.ports.evidence.open(key, versionId);
      if (key === keyOf(path) && !done) {
        done = true;
        await deliver(racing.ingest, [late]);
      }
      return object;
    }
    await deliver(racing.ingest, [file]);
    expect(racing.waiting.uploads).toHaveLength(1);
    await racing.drain();
    const stored = await racing.ports.records.get({ PK: partitionOf(project), SK: sortKeys.upload(path) });
    expect(stored).toMatchObject({ mappingSha256: sha256(mapping()) });
  });

  test("a file's own mapping is stronger than its folder's, and other folders know nothing of it", async () => {
    const elsewhere = 'protocollo/ip-list/ip.txt';
    const own = mapping('Proprio');
    const events = [
      await put(ofFolder, mapping()),
      await put(`${path}.mapping.yaml`, own),
      await put(path, report()),
      await put(elsewhere, '192.0.2.1\n'),
    ];
    await deliver(world.ingest, events);
    await world.drain();
    expect(await mappingOf()).toBe(sha256(own));
    expect((await digestOf(elsewhere)).mappingSha256).toBeNull();
  });

  test('an invalid one is shown with line and field, and counts as absent', async () => {
    await deliver(world.ingest, [await put(ofFolder, mapping()), await put(path, report())]);
    const wrong = mapping().replace('zone: Europe/Rome', 'zone: Europe/Roma');
    await deliver(world.ingest, [await put(ofFolder, wrong)]);
    await world.drain();
    expect(await lineOf(ofFolder)).toMatchObject({
      state: 'mapping-invalid',
      codes: ['MAPPING_INVALID'],
      problems: [{ details: { line: 3, field: 'zone' } }],
    });
    expect(await mappingOf()).toBeNull();
  });

  test('asks for exactly the files it changes', async () => {
    const other = 'protocollo/usage-report/ram.csv';
    await deliver(world.ingest, [
      await put(`${other}.mapping.yaml`, mapping('Proprio')),
      await put(other, report()),
      await put(path, report()),
    ]);
    await world.drain();
    await deliver(world.ingest, [await put(ofFolder, mapping())]);
    expect(world.waiting.uploads.map((body) => JSON.parse(body).arrival.key)).toEqual([keyOf(path)]);
  });
});

describe('declaration', () => {
  test.each([
    ['of a notice that nobody knows', invalidDossier, { line: 5, field: 'project.notice' }],
    ['that is no YAML', 'schema: [', { line: 1 }],
    ['with a field that nobody knows', `${dossier()}colour: blue\n`, { line: 15, field: 'colour' }],
    ['in Windows-1252', Buffer.from(dossier('Forlì'), 'latin1'), { message: 'not UTF-8 text' }],
    ['of more than a mebibyte', dossier('x'.repeat(1_100_000)), { message: 'longer than 1048576 bytes' }],
  ])('%s is shown as invalid; the older one stays in force', async (_what, content, details) => {
    await deliver(world.ingest, [await put('dossier.yaml', dossier('In vigore'), '2026-01-10T09:00:00Z')]);
    await deliver(world.ingest, [await put('dossier.yaml', content, '2026-01-11T09:00:00Z')]);
    const lines = await listUploads(world.ports.records, project);
    expect(lines.map((line) => line.state)).toEqual(['declaration', 'declaration-invalid']);
    expect(lines[0]).toMatchObject({ sha256: sha256(dossier('In vigore')) });
    expect(lines[1]?.problems[0]).toMatchObject({ code: 'DECLARATION_INVALID', details });
  });

  test('the next valid one takes its place', async () => {
    const events = [
      await put('dossier.yaml', dossier('Prima')),
      await put('dossier.yaml', invalidDossier),
      await put('dossier.yaml', dossier('Dopo')),
    ];
    await deliver(world.ingest, events);
    const lines = await listUploads(world.ports.records, project);
    expect(lines.map(({ state, sha256: sha }) => [state, sha])).toEqual([['declaration', sha256(dossier('Dopo'))]]);
  });

  test('of another project is refused here: the tenant comes from the key', async () => {
    await deliver(world.ingest, [await put('dossier.yaml', dossier('Valdoro', 'D19B25999990014'))]);
    expect(await lineOf('dossier.yaml')).toMatchObject({
      state: 'declaration-invalid',
      problems: [{ code: 'DECLARATION_OF_ANOTHER_PROJECT', details: { ipa: 'P_VD', cup: 'D19B25999990014' } }],
    });
  });
});

describe('keys', () => {
  test.each([
    'nota.txt',
    'protocollo/cpu.csv',
    'protocollo/usage-reports/cpu.csv',
    'Protocollo/usage-report/cpu.csv',
    'protocollo/usage-report/2025/cpu.csv',
    `protocollo/usage-report/${'x'.repeat(201)}`,
    'protocollo/usage-report/perche\u0301.csv',
    'dossier.yml',
  ])('outside the grammar are refused where the entity sees it: %s', async (path) => {
    await deliver(world.ingest, [await put(path, 'x')]);
    expect(await lineOf(path)).toMatchObject({ state: 'key-refused', codes: ['KEY_OUTSIDE_GRAMMAR'] });
    expect((await lineOf(path))?.problems[0]?.details.wanted).toEqual(expect.any(String));
    expect(world.waiting.assessments).toHaveLength(1);
  });

  test.each(['uploads/nota.txt', 'uploads/P_VD/D19B25999990006/dossier.yaml', `uploads/p_vd/${project.cup}`, `uploads/${'è'.repeat(500)}`])(
    'that name no project are kept for the operator: %s',
    async (key) => {
      await deliver(world.ingest, [await upload(endpoints, bucket, key, 'x')]);
      expect(await listStrays(world.ports.records)).toMatchObject([{ path: key, state: 'key-refused' }]);
      expect(world.waiting.assessments).toEqual([]);
    },
  );

  test.each(['digests/x.json', 'records/x.json', 'other'])('outside uploads/ are none of our business: %s', async (key) => {
    const untouchable = await openWorld(
      endpoints,
      bucket,
      (ports): Ports => ({ ...ports, evidence: { ...ports.evidence, open: fail }, records: { ...ports.records, put: fail } }),
    );
    await deliver(untouchable.ingest, [await upload(endpoints, bucket, key, 'x')]);
    expect(untouchable.waiting).toEqual({ uploads: [], assessments: [] });
  });
});

const fail = () => Promise.reject(new Error('nothing should be read or written'));
