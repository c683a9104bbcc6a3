import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { review as reviewCommand } from '../../local/cli/review.ts';
import { judgeFolder } from '../../local/folder/judge-folder.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';

const asOf = '2026-03-10T09:00:00Z';
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'attesta-review-'));
});
afterAll(() => rm(work, { recursive: true }));

async function copyOf(sample: string): Promise<string> {
  const folder = join(work, `${sample}-${Math.trunc(performance.now())}`);
  await cp(join(import.meta.dirname, '../../samples', sample), folder, { recursive: true });
  return folder;
}

const recordOf = async (folder: string): Promise<AttestaRecord> => {
  const { judged, problems } = await judgeFolder(folder, asOf, () => {});
  expect(problems).toEqual([]);
  return judged?.record as AttestaRecord;
};

const reviewText = (record: AttestaRecord, { point, service, judged }: Finding): string =>
  stringify({
    schema: 'attesta/review@1',
    record: record.hash,
    point,
    service,
    judged,
    outcome: 'pass',
    reason: 'Esaminato quanto dichiarato e caricato.',
    who: 'asseveratore-1',
    at: asOf,
    seen: [],
    session: null,
  });

test('a dossier that waits for people is positive once they have decided every point, and not one point earlier', async () => {
  const folder = await copyOf('trasferimento-completo');
  const first = await recordOf(folder);
  expect(first.outcome).toBe('under-review');
  const open = first.findings.filter(({ outcome, point }) => outcome === 'review' && point !== 'PKG-09');
  await mkdir(join(folder, 'reviews'));
  for (const [index, finding] of open.slice(1).entries())
    await writeFile(join(folder, 'reviews', `${index}.yaml`), reviewText(first, finding as Finding));
  expect((await recordOf(folder)).outcome).toBe('under-review');
  await writeFile(join(folder, 'reviews', 'last.yaml'), reviewText(first, open[0] as Finding));
  const last = await recordOf(folder);
  expect(last.outcome).toBe('positive');
  expect(last.payableEur).toBe(first.heldBackEur);
  expect(last.inputs.reviews).toHaveLength(open.length);
  expect(last.findings.find(({ point }) => point === 'PKG-09')?.outcome).toBe('pass');
});

test('the command writes a review that counts, and another document takes it away', async () => {
  const folder = await copyOf('trasferimento-completo');
  const words = [
    '--point',
    'TRA-01',
    '--service',
    'protocollo',
    '--outcome',
    'pass',
    '--reason',
    'Il contratto copre il servizio.',
    '--who',
    'a-1',
    '--as-of',
    asOf,
  ];
  expect(await reviewCommand([folder, ...words])).toBe(0);
  expect(await readdir(join(folder, 'reviews'))).toEqual(['20260310T090000Z-protocollo-TRA-01.yaml']);
  const outcome = async () => (await recordOf(folder)).findings.find(({ point }) => point === 'TRA-01')?.outcome;
  expect(await outcome()).toBe('pass');
  const contract = join(folder, 'protocollo/contract/contratto.pdf');
  await writeFile(contract, Buffer.concat([await readFile(contract), Buffer.from('\n% addendum\n')]));
  expect(await outcome()).toBe('review');
});

test('a decision dated after the instant of the judgement counts for nothing, and that is told', async () => {
  const folder = await copyOf('trasferimento-completo');
  const first = await recordOf(folder);
  const contract = first.findings.find(({ point }) => point === 'TRA-01') as Finding;
  await mkdir(join(folder, 'reviews'));
  await writeFile(join(folder, 'reviews', 'domani.yaml'), reviewText(first, contract).replace(asOf, '2026-03-11T09:00:00Z'));
  const early = await judgeFolder(folder, asOf, () => {});
  expect(early.judged?.record.findings.find(({ point }) => point === 'TRA-01')?.outcome).toBe('review');
  expect(early.judged?.record.inputs.reviews).toEqual([]);
  expect(early.problems.map(({ path, problems }) => [path, problems.map(({ code, details }) => [code, details.field])])).toEqual([
    ['reviews/domani.yaml', [['REVIEW_INVALID', 'at']]],
  ]);
  const later = await judgeFolder(folder, '2026-03-11T09:00:00Z', () => {});
  expect(later.problems).toEqual([]);
  expect(later.judged?.record.findings.find(({ point }) => point === 'TRA-01')?.outcome).toBe('pass');
});
