import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableContents } from '../../functions/adapters/table-contents.ts';
import { sortKeys } from '../../functions/items.ts';
import { fullRecord, listRecords } from '../../functions/read-model.ts';
import { type Progress, rebuild } from '../../functions/rebuild/rebuild.ts';
import { NotEmpty } from '../../functions/rebuild/rebuild-mark.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import { keys } from '../../shared/model/keys.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { dossier, mapping, report } from './rig/dossier.ts';
import { dyingAt } from './rig/dying-at.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { liveStory, projects, shortStory } from './rig/rebuild-story.ts';
import { tableItems } from './rig/table-items.ts';
import { lastingItems, wholeBucket } from './rig/whole-table.ts';
import { deliver, openWorld, upload, type World } from './rig/world.ts';

/** Backup and rebuild (DESIGN §6): the table comes back from the bucket alone, item by item, and the bucket is not touched. */
let endpoints: Endpoints;
let story: { readonly world: World; readonly bucket: string };
beforeAll(async () => {
  endpoints = await startEndpoints();
  story = await liveStory(endpoints);
});
afterAll(() => endpoints.stop());

const { busy, positive, unnamed } = projects;
const optionsFor = (world: World) => ({ contents: tableContents(endpoints.dynamo, world.table), only: null, tell: () => {} });
const rebuilt = async (bucket = story.bucket): Promise<World> => {
  const world = await openWorld(endpoints, bucket);
  await rebuild(world.ports, optionsFor(world));
  return world;
};
const itemsOf = (world: World) => lastingItems(endpoints, world.table);

test('the story has what can be lost: every family of items, two purposes, ticks, versions of everything', async () => {
  const { records } = story.world.ports;
  const told = async (project: typeof busy | typeof positive) =>
    (await listRecords(records, project)).map(({ asOf, purpose }) => `${asOf} ${purpose}`);
  expect(await told(busy)).toEqual([
    '2026-01-10T09:01:00Z migration',
    '2026-01-11T09:03:00Z migration',
    '2026-01-12T03:00:00Z migration',
    '2026-01-13T09:02:00Z migration',
    '2026-01-14T09:01:00Z migration',
    '2026-01-14T09:01:00Z migration',
    '2026-04-11T02:00:00Z migration',
  ]);
  expect(await told(positive)).toEqual([
    '2026-01-15T09:01:00Z migration',
    '2026-01-15T09:01:00Z migration',
    '2026-04-10T02:00:00Z maintenance',
    '2026-05-10T02:00:00Z maintenance',
  ]);
  const families = new Set(
    (await tableItems(endpoints, story.world.table)).map(({ PK, SK }) => (PK.startsWith('CLAIM#') ? 'CLAIM' : SK.split('#')[0])),
  );
  expect([...families].sort()).toEqual(['ASK', 'CLAIM', 'DECLARATION', 'PROJECT', 'RECEIPT', 'RECORD', 'REFUSED', 'TICK', 'UPLOAD']);
});

/** Whoever adds a family of items says here how it comes back: from the uploads, from the records, or not at all because it passes. */
test('every family of items is known to the rebuild', () => {
  const restored = ['project', 'tick', 'upload', 'declaration', 'receipt', 'refused', 'record', 'review', 'snapshot', 'claim'];
  const passing = ['ask', 'fault', 'recheck', 'decision'];
  const prefixes = [
    'uploads',
    'uploadsOfFolder',
    'validDeclarations',
    'invalidDeclarations',
    'receipts',
    'receiptsOfPath',
    'refusals',
    'faults',
    'records',
    'reviews',
    'rechecks',
  ];
  expect(Object.keys(sortKeys).sort()).toEqual([...restored, ...passing, ...prefixes].sort());
});

describe('rebuilt from the bucket', () => {
  test('every item is as it was, nothing is asked of the pipeline, and the bucket has no version more', async () => {
    const before = await wholeBucket(endpoints, story.bucket);
    const world = await openWorld(endpoints, story.bucket);
    expect(await rebuild(world.ports, optionsFor(world))).toEqual({
      projects: 3,
      strays: 1,
      versions: 20,
      records: 11,
      orphans: 0,
      unread: 0,
      unjudged: 0,
      notes: [],
    });
    expect(await itemsOf(world)).toEqual(await itemsOf(story.world));
    expect(world.waiting).toEqual({ uploads: [], assessments: [] });
    expect(await wholeBucket(endpoints, story.bucket)).toEqual(before);
  });

  test('a judgement that nobody needs appends nothing', async () => {
    const world = await rebuilt();
    for (const project of [busy, positive, unnamed]) await deliver(world.assess, [JSON.stringify(project)]);
    expect(await itemsOf(world)).toEqual(await itemsOf(story.world));
  });

  test('every record is made again from what it names', async () => {
    const { ports } = await rebuilt();
    const lines = [...(await listRecords(ports.records, busy)), ...(await listRecords(ports.records, positive))];
    const results: string[] = [];
    for (const { hash, asOf } of lines) {
      const record = await fullRecord(ports.evidence, hash);
      const result = replay(record, await inputsOfRecord({ ports }, record), ports.means.sha256);
      results.push(`${asOf} ${result.same ? 'same' : result.path}`);
    }
    // The one that the story had a person find positive.
    expect(results.filter((result) => !result.endsWith('same'))).toEqual(['2026-01-15T09:01:00Z outcome']);
    expect(results).toHaveLength(11);
  });

  test('one project alone, beside others', async () => {
    const world = await rebuilt();
    const before = await itemsOf(world);
    const other = await openWorld(endpoints, story.bucket);
    await rebuild(other.ports, { ...optionsFor(other), only: positive });
    await rebuild(other.ports, { ...optionsFor(other), only: busy });
    const own = [busy, positive].map(({ cup }) => cup);
    expect(await itemsOf(other)).toEqual(before.filter(({ PK, SK }) => own.some((cup) => PK.endsWith(cup) || SK.includes(cup))));
    await expect(rebuild(other.ports, { ...optionsFor(other), only: busy })).rejects.toThrow(NotEmpty);
  });

  test('a table with anything in it is refused, also one that was rebuilt before', async () => {
    const world = await openWorld(endpoints, story.bucket);
    await world.ports.records.put({ PK: 'STRAY', SK: 'REFUSED#1' }, { when: 'always' });
    await expect(rebuild(world.ports, optionsFor(world))).rejects.toThrow(NotEmpty);
    const again = await rebuilt();
    await expect(rebuild(again.ports, optionsFor(again))).rejects.toThrow(NotEmpty);
  });
});

test('what is uploaded afterwards ends as it would have without the rebuild', async () => {
  const { world: never, bucket } = await liveStory(endpoints);
  const lived = await rebuilt(bucket);
  const later: [path: string, content: string, at: string][] = [
    ['protocollo/usage-report/cpu.csv', report(9), '2026-05-01T08:00:00Z'],
    ['protocollo/usage-report/mapping.yaml', mapping('Terzo'), '2026-05-02T08:00:00Z'],
    ['protocollo/usage-report/cpu.csv.mapping.yaml', mapping('Proprio'), '2026-05-03T08:00:00Z'],
    ['dossier.yaml', dossier('Provincia di Valdoro Settore Transizione'), '2026-05-04T08:00:00Z'],
    ['contratto.pdf', '%PDF-1.7', '2026-05-05T08:00:00Z'],
  ];
  for (const [path, content, at] of later) {
    const event = await upload(endpoints, bucket, keys.upload(busy, path), content, at);
    for (const world of [never, lived]) {
      await deliver(world.ingest, [event]);
      await world.drain();
    }
  }
  const tick = JSON.stringify({ ...busy, tick: '2026-06-01T02:00:00Z' });
  for (const world of [never, lived]) await deliver(world.assess, [tick]);
  expect(await itemsOf(lived)).toEqual(await itemsOf(never));
  expect(await listRecords(lived.ports.records, busy)).toHaveLength(12);
}, 90_000);

/** One upload was not read when the table was lost, another was read and not judged. */
test('killed at every other write, then run again: the same table, and the pipeline is asked for what it had not done', async () => {
  const { world: lost, bucket } = await liveStory(endpoints, shortStory);
  const put = (project: typeof positive | typeof unnamed, path: string, content: string) =>
    upload(endpoints, bucket, keys.upload(project, path), content, '2026-01-12T09:00:00Z');
  const late = [
    await put(positive, 'protocollo/usage-report/ram.csv', report(4)),
    await put(unnamed, 'dossier.yaml', dossier('Valmarina', unnamed.cup).replace('P_VD', 'CM_VA')),
  ];
  await deliver(lost.ingest, late.slice(1));

  const calm = await openWorld(endpoints, bucket);
  const summary = await rebuild(calm.ports, optionsFor(calm));
  const [wanted, asked] = [await itemsOf(calm), askedOf(calm)];
  expect(asked).toHaveLength(2);
  let writes = 0;
  let resumed = 0;
  const tell = ({ is }: Progress) => {
    if (is === 'resumed') resumed += 1;
  };
  // Every other write: one more or less between two deaths leaves the same kinds of half-done project.
  for (let ended = false; !ended; writes += 2) {
    const world = await openWorld(endpoints, bucket);
    ended = await rebuild(dyingAt(writes, world.ports), optionsFor(world)).then(
      () => true,
      () => false,
    );
    if (!ended) expect(await rebuild(world.ports, { ...optionsFor(world), tell }), `killed at write ${writes}`).toEqual(summary);
    expect(await itemsOf(world), `killed at write ${writes}`).toEqual(wanted);
    expect(askedOf(world), `killed at write ${writes}`).toEqual(asked);
  }
  expect(writes).toBeGreaterThan(20);
  // Whole projects are not done again.
  expect(resumed).toBeGreaterThan(2);

  await calm.drain();
  await deliver(lost.ingest, late);
  await lost.drain();
  expect(await itemsOf(calm)).toEqual(await itemsOf(lost));
}, 90_000);

/** What waits for the pipeline, each message once. */
const askedOf = ({ waiting }: World): string[] => [...new Set([...waiting.uploads, ...waiting.assessments])].sort();
