import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordItem } from '../../functions/items.ts';
import { putAwaiting, putJudged } from '../../functions/project-item.ts';
import { outcomesOf, readAtMost } from '../../functions/project-pages.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { type Purpose, purposes } from '../../shared/model/record.ts';
import { maintenanceOutcome, projectOutcome } from '../../shared/verdict/conclude.ts';
import { type Api, apiOf, ask, openPopulatedWorld, projectPath } from './rig/api.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { openWorld, type World } from './rig/world.ts';

let endpoints: Endpoints;
let api: Api;

interface Queued {
  readonly ipa: string;
  readonly cup: string;
  readonly outcome: RecordItem['outcome'] | 'awaiting-declaration';
  readonly deadline: string | null;
  readonly purpose: Purpose | null;
  readonly waitsFor: RecordItem['waitsFor'];
}

const cupOf = (index: number): string => `D19B${String(25_999_000_000 + index)}`;
const outcomes = ['positive', 'negative', 'incomplete', 'awaiting-declaration', 'under-review', 'lapsed', 'under-review'] as const;
/** One of before it was kept. */
const hands = [['entity'], ['entity', 'auditor'], [], ['auditor'], null] as const satisfies readonly RecordItem['waitsFor'][];
const deadlines = ['2026-03-31', '2026-03-22', null, '2026-03-22', '2025-12-01', '2026-03-22'];

/** Of three entities, outcomes and deadlines mixed, several alike. */
const queue: readonly Queued[] = Array.from({ length: 45 }, (_, index) => {
  const outcome = outcomes[index % outcomes.length] as Queued['outcome'];
  const purpose = outcome === 'awaiting-declaration' ? null : index % outcomes.length < 5 ? 'migration' : 'maintenance';
  const deadline = purpose === 'migration' ? (deadlines[index % deadlines.length] ?? null) : null;
  const waitsFor = outcome === 'awaiting-declaration' ? null : (hands[index % hands.length] ?? null);
  return { ipa: `p_${'abc'[index % 3]}b`, cup: cupOf(index), outcome, deadline, purpose, waitsFor };
});

beforeAll(async () => {
  endpoints = await startEndpoints();
  api = await openQueue(queue);
});
afterAll(() => endpoints.stop());

async function openQueue(queued: readonly Queued[]): Promise<Api> {
  const world = await openWorld(endpoints, await endpoints.createBucket());
  await Promise.all(queued.map((one) => put(world, one)));
  return apiOf(world);
}

async function put({ ports }: World, { ipa, cup, outcome, deadline, purpose, waitsFor }: Queued): Promise<void> {
  if (outcome === 'awaiting-declaration') return putAwaiting(ports.records, { ipa, cup });
  const latest = { sequence: 1, hash: 'a'.repeat(64), asOf: '2026-03-20T09:00:00Z', payableEur: 0, nextCheckOn: null };
  const record = { ...latest, purpose, outcome, deadline, points: { ids: [], codes: [], of: {} }, waitsFor };
  await putJudged(ports.records, { ipa, cup }, `Ente ${ipa}`, record as unknown as RecordItem);
}

type Line = Readonly<Record<string, unknown>>;

/** Every page from the first (or from where one ended) to the last, as a caller goes through them. */
async function pages(of: Api, path: string, list: string, from = ''): Promise<readonly (readonly Line[])[]> {
  const all: (readonly Line[])[] = [];
  for (let cursor: string | null = from; cursor !== null; ) {
    const { json, status } = await ask(of, `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    all.push(json[list]);
    cursor = json.next;
    if (all.length > 500) throw new Error('pages without an end');
  }
  return all;
}

/** How far down something stands, as docs/api.md tells it. */
function depth({ outcome, waitsFor }: Queued): number {
  if (outcome === 'under-review') return 0;
  if (outcome === 'negative') return 3;
  if (outcome === 'positive' || outcome === 'maintained') return 4;
  return (waitsFor ?? []).includes('auditor') ? 1 : 2;
}

/** The queue as it has to read, worked out without an index: how stuck it is, deadline (unknown ones last), entity, CUP. */
function wanted(matches: (one: Queued) => boolean): string[] {
  const place = (one: Queued) => `${depth(one)} ${one.deadline ?? '9999'} ${one.ipa} ${one.cup}`;
  return queue
    .filter(matches)
    .map(place)
    .sort()
    .map((line) => line.slice(-15));
}

const filters: readonly [string, (one: Queued) => boolean][] = [
  ['', () => true],
  ['outcome=incomplete', ({ outcome }) => outcome === 'incomplete'],
  [
    'outcome=under-review,positive,awaiting-declaration',
    ({ outcome }) => ['under-review', 'positive', 'awaiting-declaration'].includes(outcome),
  ],
  ['outcome=maintained', () => false],
  ['waits-for=auditor', ({ waitsFor }) => (waitsFor ?? []).includes('auditor')],
  [
    'waits-for=entity,auditor&outcome=incomplete,lapsed',
    ({ waitsFor, outcome }) => (waitsFor?.length ?? 0) > 0 && ['incomplete', 'lapsed'].includes(outcome),
  ],
  ['ipa=P_BB', ({ ipa }) => ipa === 'p_bb'],
  ['purpose=migration', ({ purpose }) => purpose === 'migration'],
  ['purpose=maintenance', ({ purpose }) => purpose === 'maintenance'],
  ['purpose=maintenance&outcome=under-review,negative', ({ purpose, outcome }) => purpose === 'maintenance' && outcome === 'under-review'],
  ['purpose=migration&ipa=p_ab', ({ purpose, ipa }) => purpose === 'migration' && ipa === 'p_ab'],
  ['purpose=maintenance&deadline-from=2020-01-01', () => false],
  ['deadline-from=2026-03-22', ({ deadline }) => deadline !== null && deadline >= '2026-03-22'],
  ['deadline-to=2026-03-22', ({ deadline }) => deadline !== null && deadline <= '2026-03-22'],
  ['deadline-from=2026-03-01&deadline-to=9999-12-31', ({ deadline }) => deadline !== null && deadline >= '2026-03-01'],
  ['deadline-from=2026-03-22&deadline-to=2026-03-22&ipa=p_ab', ({ ipa, deadline }) => deadline === '2026-03-22' && ipa === 'p_ab'],
];

describe.each(filters)('the queue with %s', (filter, matches) => {
  test.each([1, 2, 3, 7, 44, 45, 46, 200])('is the same list in pages of %i', async (limit) => {
    const all = await pages(api, `/projects?limit=${limit}${filter === '' ? '' : `&${filter}`}`, 'projects');
    expect(all.flat().map(({ cup }) => cup)).toEqual(wanted(matches));
    // Only the last page is short, and none is empty but that of an empty list.
    const sizes = all.map((page) => page.length);
    expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
    expect(sizes.at(-1) === 0).toBe(wanted(matches).length === 0);
  });
});

test('each purpose may end in these outcomes, and in no other', () => {
  const lists = (['pass', 'fail', 'missing', 'review'] as const).map((outcome): Pick<Finding, 'outcome'>[] => [{ outcome }]);
  const migration = lists.flatMap((findings) => [projectOutcome(findings, true), projectOutcome(findings, false)]);
  const possible = { migration, maintenance: lists.map(maintenanceOutcome) };
  for (const purpose of purposes) expect([...new Set(possible[purpose])].sort()).toEqual([...outcomesOf[purpose]].sort());
});

test('who comes into the queue while somebody goes through it takes no other out, and is seen where the reader has not been', async () => {
  const some = queue
    .slice(0, 12)
    .map((one) => ({ ...one, outcome: 'negative' as const, deadline: '2026-03-01', purpose: 'migration' as const, waitsFor: null }));
  const world = await openWorld(endpoints, await endpoints.createBucket());
  await Promise.all(some.map((one) => put(world, one)));
  const own = apiOf(world);
  const first = (await ask(own, '/projects?limit=5')).json;
  const late = { ipa: 'p_ab', outcome: 'negative', purpose: 'migration', waitsFor: null } as const;
  await put(world, { ...late, cup: cupOf(501), deadline: '2020-01-01' });
  await put(world, { ...late, cup: cupOf(502), deadline: '2026-12-31' });
  const rest = (await pages(own, '/projects?limit=5', 'projects', first.next)).flat();
  const cups = [...first.projects, ...rest].map(({ cup }) => cup);
  expect([...cups].sort()).toEqual([...some.map(({ cup }) => cup), cupOf(502)].sort());
});

test('a page reads no more of the index than it may: one entity among very many is found over several pages', async () => {
  const queued = { ipa: 'p_ab', outcome: 'negative', deadline: '2026-03-01', purpose: 'migration', waitsFor: null } as const;
  const crowd = Array.from({ length: readAtMost + 5 }, (_, index) => ({ ...queued, cup: cupOf(index) }));
  const own = await openQueue([...crowd, { ...queued, ipa: 'p_zz', cup: cupOf(0) }]);
  const all = await pages(own, '/projects?limit=5&ipa=p_zz', 'projects');
  expect(all.map((page) => page.map(({ ipa }) => ipa))).toEqual([[], ['p_zz']]);
  expect((await pages(own, '/projects?limit=200', 'projects')).flat()).toHaveLength(crowd.length + 1);
});

describe('a project’s records and uploads', () => {
  test.each([1, 2, 3, 5, 200])('are the same lists in pages of %i', async (limit) => {
    const { api: populated } = await populatedOnce();
    const records = await pages(populated, `${projectPath}/records?limit=${limit}`, 'records');
    expect(records.flat().map(({ sequence }) => sequence)).toEqual([2, 1]);
    const uploads = (await pages(populated, `${projectPath}/uploads?limit=${limit}`, 'uploads')).flat();
    expect(uploads).toEqual((await ask(populated, `${projectPath}/uploads`)).json.uploads);
    const refused = (await pages(populated, `${projectPath}/uploads?limit=${limit}&state=refused`, 'uploads')).flat();
    expect(refused).toEqual(uploads.filter(({ state }) => state === 'refused'));
  });
});

let populated: ReturnType<typeof openPopulatedWorld> | undefined;
function populatedOnce(): ReturnType<typeof openPopulatedWorld> {
  populated ??= openPopulatedWorld(endpoints);
  return populated;
}
