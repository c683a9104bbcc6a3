import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordItem } from '../../functions/items.ts';
import { putJudged } from '../../functions/project-item.ts';
import { lanes, readAtMost } from '../../functions/project-pages.ts';
import { type Api, apiOf, ask } from './rig/api.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import type { Claims } from './rig/issuer.ts';
import { asAuditor, asEntity, asOperator, bearer } from './rig/sign-in.ts';
import { openWorld, type World } from './rig/world.ts';

let endpoints: Endpoints;
let api: Api;
/** More than a page may read of the index for anybody else, so that what belongs to one entity lies far apart. */
const others = readAtMost + 60;
const states = ['positive', 'incomplete', 'negative'] as const;
const cupOf = (index: number): string => `D19B${String(25_999_000_000 + index)}`;
/** Of the entity: one among the first, the rest behind all the others. */
const own = [3, ...Array.from({ length: 6 }, (_, index) => others + index)];

beforeAll(async () => {
  endpoints = await startEndpoints();
  const world = await openWorld(endpoints, await endpoints.createBucket());
  for (let start = 0; start < others + 6; start += 40) {
    await Promise.all(Array.from({ length: Math.min(40, others + 6 - start) }, (_, index) => put(world, start + index)));
  }
  api = apiOf(world);
});
afterAll(() => endpoints.stop());

async function put({ ports }: World, index: number): Promise<void> {
  const ipa = own.includes(index) ? 'p_vd' : 'p_ab';
  // Deadlines in the order of the numbers: the queue is sorted by them.
  const deadline = `${2026 + Math.floor(index / 300)}-${String((Math.floor(index / 25) % 12) + 1).padStart(2, '0')}-${String((index % 25) + 1).padStart(2, '0')}`;
  const latest = { sequence: 1, hash: 'a'.repeat(64), asOf: '2026-03-20T09:00:00Z', payableEur: 0, nextCheckOn: null };
  const outcome = index < others ? states[0] : states[index % states.length];
  await putJudged(ports.records, { ipa, cup: cupOf(index) }, `Ente ${ipa}`, {
    ...latest,
    purpose: 'migration',
    outcome,
    deadline,
    ...{ points: { ids: [], codes: [], of: {} }, waitsFor: null },
  } as unknown as RecordItem);
}

interface Page {
  readonly projects: readonly { readonly ipa: string; readonly cup: string; readonly outcome: string }[];
  readonly next: string | null;
}

async function page(who: Claims, query: string): Promise<Page> {
  const { json, status } = await ask(api, `/projects?${query}`, { headers: await bearer(who) });
  expect(status).toBe(200);
  return json;
}

async function pages(who: Claims, query: string): Promise<Page[]> {
  const all: Page[] = [];
  for (let cursor: string | null = ''; cursor !== null; cursor = all.at(-1)?.next ?? null) {
    all.push(await page(who, `${query}${cursor === '' ? '' : `&cursor=${cursor}`}`));
    if (all.length > 50) throw new Error('pages without an end');
  }
  return all;
}
const cupsOf = (all: readonly Page[]) => all.flatMap(({ projects }) => projects.map(({ cup }) => cup));

const seers: readonly (readonly [string, Claims, readonly number[]])[] = [
  ['an entity', asEntity('p_vd'), own],
  ['an auditor of some', asAuditor([3, others + 1, others + 4, others + 5].map(cupOf)), [3, others + 1, others + 4, others + 5]],
];

describe.each(seers)('%s', (_who, who, seen) => {
  test.each([1, 2, 3, 200])('sees what is theirs and nothing else, on pages of %i that are all full but the last', async (limit) => {
    const all = await pages(who, `limit=${limit}`);
    expect(cupsOf(all).sort()).toEqual(seen.map(cupOf).sort());
    expect(all.slice(0, -1).every(({ projects }) => projects.length === limit)).toBe(true);
    expect(all).toHaveLength(Math.ceil(seen.length / limit));
  });

  test('reads the queue in its order', async () => {
    const outcomes = (await pages(who, 'limit=2')).flatMap(({ projects }) => projects.map(({ outcome }) => outcome));
    // Nothing here waits for the auditor.
    const laneOf = (outcome: string) => lanes.findLastIndex(({ states }) => states.includes(outcome as never));
    expect(outcomes.map(laneOf)).toEqual(outcomes.map(laneOf).sort());
    expect(new Set(outcomes.map(laneOf)).size).toBeGreaterThan(1);
  });

  test('is told nothing of anybody else by where a page ends', async () => {
    for (const { next } of await pages(who, 'limit=1')) {
      const told = Buffer.from(next ?? '', 'base64url').toString('utf8');
      expect(told).not.toContain('p_ab');
      if (next !== null) expect(seen.some((index) => told.includes(cupOf(index)))).toBe(true);
    }
  });

  test.each(['ipa=p_ab', 'ipa=p_mai', 'outcome=lapsed'])('%s: an empty list and no more, whether there is one or not', async (query) => {
    const { projects, next } = await page(who, `${query}&limit=1`);
    const foreign = projects.filter(({ cup }) => !seen.map(cupOf).includes(cup));
    expect([foreign, projects.length === 0 ? next : null]).toEqual([[], null]);
  });

  test('cannot go on with a cursor of somebody who sees more, nor lend them theirs', async () => {
    const [wide, narrow] = await Promise.all([page(asOperator, 'limit=1'), page(who, 'limit=1')]);
    const tries = [
      ask(api, `/projects?limit=1&cursor=${wide.next}`, { headers: await bearer(who) }),
      ask(api, `/projects?limit=1&cursor=${narrow.next}`, { headers: await bearer(asOperator) }),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([400, 400]);
  });

  test('sees no more with a cursor that was made up', async () => {
    const { next } = await page(who, 'limit=1');
    const [sum] = JSON.parse(Buffer.from(next ?? '', 'base64url').toString('utf8')) as string[];
    const forged = Buffer.from(JSON.stringify([sum, lanes.length - 1, `2026-01-01#p_ab#${cupOf(0)}`])).toString('base64url');
    expect(cupsOf([await page(who, `limit=200&cursor=${forged}`)]).filter((cup) => !seen.map(cupOf).includes(cup))).toEqual([]);
  });
});

test('whoever sees all sees all, and an auditor of all goes on where the operator stopped', async () => {
  expect(cupsOf(await pages(asOperator, 'limit=200'))).toHaveLength(others + 6);
  const { next } = await page(asOperator, 'limit=5');
  expect((await page(asAuditor('all'), `limit=5&cursor=${next}`)).projects).toHaveLength(5);
});

test('an auditor of two projects of one body sees these alone', async () => {
  expect(cupsOf(await pages(asAuditor([cupOf(3), cupOf(4)]), 'ipa=p_vd'))).toEqual([cupOf(3)]);
});
