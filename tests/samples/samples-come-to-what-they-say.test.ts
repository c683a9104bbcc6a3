import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeFolder } from '../../local/folder/judge-folder.ts';
import { readSampleFile } from '../../local/folder/sample-file.ts';
import { allSamples } from '../../local/samples/all-samples.ts';
import { DEMO_INSTANT } from '../../local/samples/sample.ts';

const folder = join(import.meta.dirname, '../../samples');
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'attesta-samples-'));
});
afterAll(() => rm(work, { recursive: true }));

test.each(allSamples.map(({ name }) => [name]))('%s comes to what its sample.yaml says', async (name) => {
  const path = join(folder, name);
  const sample = await readSampleFile(path);
  const { judged, problems } = await judgeFolder(path, sample?.asOf ?? '', () => {});
  expect(problems).toEqual([]);
  const record = judged?.record;
  const expected = sample?.expected;
  expect(record?.outcome).toBe(expected?.outcome);
  const found = (service: string, point: string) =>
    record?.findings.find((finding) => finding.point === point && (finding.service ?? 'project') === service);
  const outcomes = Object.entries(expected?.points ?? {}).flatMap(([service, points]) =>
    Object.keys(points).map((point) => [service, point, found(service, point)?.outcome]),
  );
  const wanted = Object.entries(expected?.points ?? {}).flatMap(([service, points]) =>
    Object.entries(points).map(([point, outcome]) => [service, point, outcome]),
  );
  expect(outcomes).toEqual(wanted);
  expect(wanted.length).toBeGreaterThan(3);
  for (const [service, points] of Object.entries(expected?.codes ?? {})) {
    for (const [point, codes] of Object.entries(points)) {
      const given = found(service, point)?.reasons.map((reason) => reason.code as string);
      expect(given, `${service} ${point}`).toEqual(expect.arrayContaining(codes));
    }
  }
});

test('it is the decisions that turn a dossier positive: without them, or without one of them, it is under review', async () => {
  const sample = allSamples.find(({ expected }) => expected.outcome === 'positive') as (typeof allSamples)[number];
  const path = join(work, sample.name);
  await cp(join(folder, sample.name), path, { recursive: true });
  const outcome = async () => (await judgeFolder(path, DEMO_INSTANT, () => {})).judged?.record.outcome;
  expect(await outcome()).toBe('positive');
  const [first = ''] = await readdir(join(path, 'reviews'));
  await rm(join(path, 'reviews', first));
  expect(await outcome()).toBe('under-review');
  await rm(join(path, 'reviews'), { recursive: true });
  expect(await outcome()).toBe('under-review');
});

test('a missing proof is worth a fail only once the deadline has passed', async () => {
  const name = allSamples.find(({ expected }) => expected.outcome === 'negative')?.name ?? '';
  const on = async (asOf: string) => (await judgeFolder(join(folder, name), asOf, () => {})).judged?.record;
  expect((await on('2026-02-22T22:59:59Z'))?.outcome).toBe('incomplete');
  expect(await on('2026-02-22T23:00:00Z')).toMatchObject({ outcome: 'negative', deadline: '2026-02-22', payableEur: 0 });
});

test('every file of every sample is read: recognised, or a document for a person', async () => {
  for (const { name } of allSamples) {
    const path = join(folder, name);
    const { uploads, digests } = await judgeFolder(path, (await readSampleFile(path))?.asOf ?? '', () => {});
    const unread = uploads.filter(({ digest }) => !['recognised', 'document'].includes(digests.get(digest)?.recognition.status ?? ''));
    expect(unread.map((upload) => `${name}/${upload.path}`)).toEqual([]);
  }
});

test('the dossiers show every way in which a migration can end, every destination and a change of mode', () => {
  const outcomes = allSamples.map(({ expected }) => expected.outcome);
  expect(new Set(outcomes)).toEqual(new Set(['positive', 'partially-positive', 'negative', 'under-review', 'incomplete']));
  const changed = allSamples.flatMap(({ dossier }) =>
    dossier.services.filter((one) => one.candidateMode === 'transfer' && one.destination !== 'iaas'),
  );
  expect(changed).toHaveLength(1);
  const destinations = allSamples.flatMap(({ dossier }) => dossier.services.map((service) => service.destination));
  expect(new Set(destinations)).toEqual(new Set(['iaas', 'paas', 'saas']));
});

test('the points that LEGGIMI says are passed are those that the verdict passes, as many and the same', async () => {
  const path = join(folder, 'trasferimento-completo');
  const told = (await readFile(join(path, 'LEGGIMI.md'), 'utf8')).replace(/\s+/g, ' ');
  const [, count, named = ''] = /I (\d+) punti che una macchina può giudicare da sola \(([^)]*)\) sono superati/.exec(told) ?? [];
  const { judged } = await judgeFolder(path, (await readSampleFile(path))?.asOf ?? '', () => {});
  const passed = judged?.record.findings.filter(({ outcome }) => outcome === 'pass').map(({ point }) => point) ?? [];
  expect(named.match(/[A-Z]{3}-\d{2}/g)).toEqual(passed);
  expect(Number(count)).toBe(passed.length);
});
