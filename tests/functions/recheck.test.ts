import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fullRecord, listRecords } from '../../functions/read-model.ts';
import { makeRecheck } from '../../functions/recheck/make-recheck.ts';
import { dueIndex } from '../../infra/definitions/table.ts';
import { brokenLink } from '../../shared/verdict/seal.ts';
import { dossier, keyOf, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, invoke, openWorld, upload, type World } from './rig/world.ts';

/** A project as it lives: its declaration comes on 10 January, so it is due on 9 February (30 days) and, not positive, ever again. */
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

const put = (path: string, content: string, at = '2026-01-10T09:00:00Z') => upload(endpoints, bucket, keyOf(path), content, at);
const sweep = (now: string) => makeRecheck(world.ports, { clock: () => Date.parse(now) })();
const queuedAt = async (now: string) => (await sweep(now)).queued;
const asOfs = async () => (await listRecords(world.ports.records, project)).map(({ asOf }) => asOf);
const dueItems = async () => (await world.ports.records.queryIndex(dueIndex.name, 'recheck')).items;

async function receive(...events: string[]) {
  await deliver(world.ingest, events);
  await world.drain();
}

async function chainIsIntact() {
  const lines = await listRecords(world.ports.records, project);
  const records = await Promise.all(lines.map(({ hash }) => fullRecord(world.ports.evidence, hash)));
  return brokenLink(records, world.ports.means.sha256) === null;
}

describe('a project is due', () => {
  test('from four in the morning of its day, and not before', async () => {
    await receive(await put('dossier.yaml', dossier()));
    expect(await dueItems()).toMatchObject([{ dueOn: `2026-02-09#${project.ipa}#${project.cup}`, sequence: 1 }]);
    expect(await queuedAt('2026-02-08T12:00:00Z')).toEqual([]);
    expect(await queuedAt('2026-02-09T02:59:59Z')).toEqual([]);
    expect(await queuedAt('2026-02-09T03:00:00Z')).toEqual([project]);
    expect(world.waiting.assessments.map((body) => JSON.parse(body))).toEqual([{ ...project, tick: '2026-02-09T03:00:00Z' }]);
    await world.drain();
    expect(await asOfs()).toEqual(['2026-01-10T09:00:00Z', '2026-02-09T03:00:00Z']);
    expect(await dueItems()).toMatchObject([{ dueOn: `2026-03-11#${project.ipa}#${project.cup}`, sequence: 2 }]);
    expect(await chainIsIntact()).toBe(true);
  });

  test('anew when something is uploaded', async () => {
    await receive(await put('dossier.yaml', dossier()));
    await receive(await put('protocollo/usage-report/cpu.csv', report(), '2026-01-20T09:00:00Z'));
    expect(await queuedAt('2026-02-18T09:00:00Z')).toEqual([]);
    expect(await queuedAt('2026-02-19T09:00:00Z')).toEqual([project]);
  });

  test('not while it awaits its declaration', async () => {
    await receive(await put('protocollo/usage-report/cpu.csv', report()));
    expect(await dueItems()).toEqual([]);
    expect(await queuedAt('2027-01-01T09:00:00Z')).toEqual([]);
  });

  test.each([
    ['the spring change, a day of 23 hours', '2027-02-26T09:00:00Z', '2027-03-28T01:59:59Z', '2027-03-28T02:00:00Z'],
    ['the autumn change, a day of 25 hours', '2026-09-25T09:00:00Z', '2026-10-25T02:59:59Z', '2026-10-25T03:00:00Z'],
  ])('on the day of %s', async (_which, received, before, tick) => {
    await receive(await put('dossier.yaml', dossier(), received));
    expect(await queuedAt(before)).toEqual([]);
    expect(await queuedAt(tick)).toEqual([project]);
    await world.drain();
    expect((await asOfs()).at(-1)).toBe(tick);
  });

  test.each([
    ['the sweep of that day', '2032-01-01T03:00:00Z'],
    ['one that comes months late', '2032-03-01T03:00:00Z'],
  ])('the day after the obligation has ended, and with %s for the last time', async (_which, lastSweep) => {
    await receive(await put('dossier.yaml', dossier(), '2031-11-15T09:00:00Z'));
    expect(await queuedAt('2031-12-15T09:00:00Z')).toEqual([project]);
    await world.drain();
    expect(await queuedAt('2031-12-31T12:00:00Z')).toEqual([]);
    expect(await queuedAt(lastSweep)).toEqual([project]);
    await world.drain();
    expect(await dueItems()).toEqual([]);
    expect(await queuedAt('2032-06-01T09:00:00Z')).toEqual([]);
    expect(await asOfs()).toEqual(['2031-11-15T09:00:00Z', '2031-12-15T03:00:00Z', lastSweep]);
  });
});

describe('a sweep that runs', () => {
  beforeEach(async () => receive(await put('dossier.yaml', dossier())));
  const ticks = async () => (await asOfs()).slice(1);

  test('twice in a row, before and after the judgement: one record', async () => {
    expect(await queuedAt('2026-02-09T03:00:10Z')).toEqual([project]);
    expect(await sweep('2026-02-09T04:00:00Z')).toMatchObject({ queued: [], skipped: [project], failed: [] });
    await world.drain();
    expect(await sweep('2026-02-09T05:00:00Z')).toMatchObject({ queued: [], skipped: [] });
    expect(await ticks()).toEqual(['2026-02-09T03:00:00Z']);
  });

  test('five times at once, and is judged at once: one record', async () => {
    await Promise.all(Array.from({ length: 5 }, () => sweep('2026-02-09T03:00:10Z')));
    const bodies = world.waiting.assessments.splice(0);
    expect(bodies.length).toBeGreaterThan(0);
    await Promise.all(bodies.map((body) => invoke(world.assess, [body])));
    expect(await ticks()).toEqual(['2026-02-09T03:00:00Z']);
    expect(await chainIsIntact()).toBe(true);
  });

  test('a week late: one record, not seven', async () => {
    expect(await queuedAt('2026-02-16T11:30:00Z')).toEqual([project]);
    await world.drain();
    expect(await ticks()).toEqual(['2026-02-16T03:00:00Z']);
  });

  test('every day while nobody judges: the last message and an old one make one record each at most, and time never goes back', async () => {
    for (const day of ['09', '10', '11']) expect(await queuedAt(`2026-02-${day}T03:00:00Z`)).toEqual([project]);
    const [first = '', second = '', third = ''] = world.waiting.assessments.splice(0);
    await deliver(world.assess, [third, first, second, third]);
    expect(await ticks()).toEqual(['2026-02-11T03:00:00Z']);
  });

  test('with a clock that went back, after a later one: nothing is asked anew', async () => {
    await queuedAt('2026-02-11T03:00:00Z');
    expect(await sweep('2026-02-10T12:00:00Z')).toMatchObject({ queued: [], skipped: [project] });
  });
});

test('a season of daily sweeps, some twice, some days without any: a record whenever one is due, each once', async () => {
  await receive(await put('dossier.yaml', dossier()));
  const missed = new Set(['2026-02-09', '2026-03-12']);
  for (let at = Date.parse('2026-01-11T04:30:00Z'); at < Date.parse('2026-05-15T00:00:00Z'); at += 86_400_000) {
    const now = new Date(at).toISOString();
    if (missed.has(now.slice(0, 10))) continue;
    await sweep(now);
    if (at % 3 === 0) await sweep(now);
    await world.drain();
  }
  // 30 days after 10 January is the 9 February that was missed; 12 March was missed too; the deadline passes with 22 March.
  expect((await asOfs()).map((asOf) => asOf.slice(0, 10))).toEqual(['2026-01-10', '2026-02-10', '2026-03-13', '2026-03-23', '2026-04-22']);
  expect(await chainIsIntact()).toBe(true);
});
