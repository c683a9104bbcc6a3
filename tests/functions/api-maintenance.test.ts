import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendRecord, recordItem } from '../../functions/assess/append-record.ts';
import { fullRecord, latestRecord } from '../../functions/read-model.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { seal } from '../../shared/verdict/seal.ts';
import { type Api, apiOf, ask, projectPath } from './rig/api.ts';
import { dossier, keyOf, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, openWorld, upload, type World } from './rig/world.ts';

let endpoints: Endpoints;
let world: World;
let api: Api;
/** Maintenance records behind the migration: more than one page looks at. */
const kept = 230;

beforeAll(async () => {
  endpoints = await startEndpoints();
  const bucket = await endpoints.createBucket();
  world = await openWorld(endpoints, bucket);
  api = apiOf(world);
  await deliver(world.ingest, [
    await upload(endpoints, bucket, keyOf('dossier.yaml'), dossier(), '2026-01-10T09:00:00Z'),
    await upload(endpoints, bucket, keyOf('protocollo/usage-report/cpu.csv'), report(3)),
  ]);
  await world.drain();
  // A migration that a person could find positive (2), and the years after it; the last judgement is the pipeline's own.
  await append({ outcome: 'positive' });
  for (let count = 1; count < kept; count++) await append({ purpose: 'maintenance', outcome: 'unproven', deadline: null });
  await deliver(world.assess, [JSON.stringify({ ...project, tick: '2026-04-10T02:00:00Z' })]);
});
afterAll(() => endpoints.stop());

async function append(change: Partial<AttestaRecord>): Promise<void> {
  const { sha256 } = world.ports.means;
  const line = await latestRecord(world.ports.records, project);
  const { hash: prevHash, ...last } = await fullRecord(world.ports.evidence, line?.hash ?? '');
  const record = seal({ ...last, ...change, sequence: last.sequence + 1, prevHash }, sha256);
  await appendRecord(world.ports, project, record, recordItem(record, sha256));
}

test('the queue and the project say that it is in maintenance, when it is looked at again, and that no deadline is left', async () => {
  const last = kept + 2;
  const standing = { purpose: 'maintenance', outcome: 'unproven', deadline: null, nextCheckOn: '2026-05-10', record: { sequence: last } };
  expect((await ask(api, projectPath)).json).toMatchObject(standing);
  expect((await ask(api, '/projects?purpose=maintenance')).json).toMatchObject({ projects: [standing] });
  expect((await ask(api, '/projects?purpose=migration')).json.projects).toEqual([]);
});

describe('the last record of the migration', () => {
  test('is served under its word, and says its number', async () => {
    const { json, headers } = await ask(api, `${projectPath}/records/latest-migration`);
    expect(json).toMatchObject({ sequence: 2, purpose: 'migration', outcome: 'positive' });
    expect(headers.get('Content-Location')).toBe('2');
    expect(headers.get('Cache-Control')).toBe('private, no-cache');
  });

  test('is compared with what maintenance says', async () => {
    const { json } = await ask(api, `${projectPath}/records/latest-migration/diff/latest`);
    expect(json).toMatchObject({
      before: { sequence: 2 },
      after: { sequence: kept + 2 },
      changes: { purpose: { before: 'migration', after: 'maintenance' }, outcome: { before: 'positive', after: 'unproven' } },
    });
  });
});

describe('the records of one purpose', () => {
  const numbers = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

  test.each([
    ['', 200, numbers(kept + 2, 1)],
    ['&purpose=maintenance', 200, numbers(kept + 2, 3)],
    ['&purpose=maintenance', 19, numbers(kept + 2, 3)],
    ['&purpose=migration', 200, [2, 1]],
    ['&purpose=migration', 2, [2, 1]],
    ['&purpose=migration', 1, [2, 1]],
  ])('with "%s" in pages of %i', async (filter, limit, wanted) => {
    const found: number[] = [];
    const sizes: number[] = [];
    for (let cursor = ''; ; ) {
      const { json } = await ask(api, `${projectPath}/records?limit=${limit}${filter}${cursor}`);
      found.push(...json.records.map(({ sequence }: { sequence: number }) => sequence));
      sizes.push(json.records.length);
      if (json.next === null) break;
      cursor = `&cursor=${json.next}`;
      if (sizes.length > 100) throw new Error('pages without an end');
    }
    expect(found).toEqual(wanted);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(limit);
    // The first page looks at two hundred records of maintenance and finds none of the migration.
    expect(sizes[0]).toBe(filter === '&purpose=migration' ? 0 : Math.min(limit, wanted.length));
  });
});
