import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import type { Ports, ProjectKey } from '../../functions/ports.ts';
import { putAwaiting } from '../../functions/project-item.ts';
import { makeRecheck, type Sweep } from '../../functions/recheck/make-recheck.ts';
import { recheckHandler } from '../../functions/recheck/recheck-handler.ts';
import { lambdaContext } from '../../local/queue/lambda-event.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { judgedProject, projectOf } from './rig/judged-project.ts';
import { openWorld, type World } from './rig/world.ts';

const now = '2026-03-20T05:00:00Z';
const tick = '2026-03-20T03:00:00Z';
const clock = () => Date.parse(now);

let endpoints: Endpoints;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  world = await openWorld(endpoints, await endpoints.createBucket());
});

const judged = (number: number, nextCheckOn: string | null, sequence = 1) =>
  judgedProject(world.ports.records, number, nextCheckOn, sequence);
const asked = () => world.waiting.assessments.map((body) => JSON.parse(body));
const times = <T>(count: number, make: (number: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => make(n)));

describe('250 projects that are due, and others', () => {
  test('are paged, and each of them is asked for once', async () => {
    const due = await times(250, (n) => judged(n, `2026-03-${String(1 + (n % 20)).padStart(2, '0')}`));
    await times(20, (n) => judged(300 + n, '2026-03-21'));
    await times(20, (n) => judged(400 + n, null));
    await times(5, (n) => putAwaiting(world.ports.records, projectOf(500 + n)));
    let pages = 0;
    const records: Ports['records'] = {
      ...world.ports.records,
      queryIndex: (...page) => {
        pages += 1;
        return world.ports.records.queryIndex(...page);
      },
    };
    const sweep = makeRecheck({ ...world.ports, records }, { clock, pageSize: 7 });
    expect((await sweep()).queued).toHaveLength(250);
    expect(pages).toBeGreaterThanOrEqual(250 / 7);
    const byCup = (a: ProjectKey, b: ProjectKey) => (a.cup < b.cup ? -1 : 1);
    expect(asked().sort(byCup)).toEqual(due.map((project) => ({ ...project, tick })).sort(byCup));
    expect(await sweep()).toMatchObject({ queued: [], failed: [] });
    expect(asked()).toHaveLength(250);
  });
});

test('a project that leaves the index or moves in it while the pages are read is neither lost nor asked for twice', async () => {
  await times(30, (n) => judged(n, '2026-03-10'));
  const queue: Ports['queue'] = {
    ...world.ports.queue,
    async sendAssessment(request) {
      await world.ports.queue.sendAssessment(request);
      // Judged at once: the item moves behind the end of what is read, or out of the index.
      const number = Number(request.cup.slice(-4));
      await judged(number, number % 2 === 0 ? '2026-04-19' : null, 2);
    },
  };
  await makeRecheck({ ...world.ports, queue }, { clock, pageSize: 4 })();
  expect(new Set(asked().map(({ cup }) => cup)).size).toBe(30);
  expect(asked()).toHaveLength(30);
});

describe('our fault', () => {
  const lambda = lambdaContext({ name: 'recheck', visibilitySeconds: 300 }, clock);
  const handle = (ports: Ports, event: unknown = { scheduledAt: tick }): Promise<Sweep> =>
    recheckHandler(ports, createTelemetry('recheck'), { clock, pageSize: 2 })(event, lambda);

  test('over one project does not stop the others, is thrown at the end, and the retry asks for that one alone', async () => {
    const [first, second, third] = await times(3, (n) => judged(n, '2026-03-10'));
    const queue: Ports['queue'] = {
      ...world.ports.queue,
      sendAssessment: (request) =>
        request.cup === second?.cup ? Promise.reject(new Error('SQS is out')) : world.ports.queue.sendAssessment(request),
    };
    await expect(handle({ ...world.ports, queue })).rejects.toThrow('1 of 3 due projects');
    expect(asked()).toEqual([first, third].map((project) => ({ ...project, tick })));
    expect(await handle(world.ports)).toMatchObject({ queued: [second], skipped: [first, third], failed: [] });
  });

  test('an item that is none of ours is named, and the others are asked for', async () => {
    const project = await judged(1, '2026-03-10');
    await world.ports.records.put({ PK: 'PROJECT#x#y', SK: 'PROJECT', dueQueue: 'recheck', dueOn: '2026-03-01#x#y' }, { when: 'absent' });
    const { queued, failed } = await makeRecheck(world.ports, { clock })();
    expect([queued, failed.map(({ item }) => item)]).toEqual([[project], ['PROJECT#x#y']]);
  });

  test('an event that no schedule sends is refused before anything is asked', async () => {
    await judged(1, '2026-03-10');
    await expect(handle(world.ports, {})).rejects.toThrow();
    await expect(handle(world.ports, { scheduledAt: 'now' })).rejects.toThrow();
    expect(asked()).toEqual([]);
  });

  /** Calls from `dies` on are rejected: the process is gone. `lost`: the call before it was done, and nobody learnt of it. */
  function dying(dies: number, lost: boolean) {
    let calls = 0;
    const guard = async <T>(perform: () => Promise<T>): Promise<T> => {
      calls += 1;
      if (calls < dies) return perform();
      if (calls === dies && lost) await perform();
      throw new Error('the process is gone');
    };
    const { records, queue } = world.ports;
    const ports: Ports = {
      ...world.ports,
      records: {
        ...records,
        get: (key) => guard(() => records.get(key)),
        put: (item, when) => guard(() => records.put(item, when)),
        queryIndex: (...page) => guard(() => records.queryIndex(...page)),
      },
      queue: { ...queue, sendAssessment: (request) => guard(() => queue.sendAssessment(request)) },
    };
    return { ports, calls: () => calls };
  }

  test.each([
    ['before', false],
    ['after', true],
  ])('a process that ends %s any of its calls: the next sweep asks for what is left, nothing is lost', async (_when, lost) => {
    const count = 3;
    const calm = dying(Number.POSITIVE_INFINITY, false);
    const projects = await times(count, (n) => judged(n, '2026-03-10'));
    await handle(calm.ports);
    // Two pages, three calls a project, and one that says when the sweep was.
    expect(calm.calls()).toBe(2 + 3 * count + 1);
    for (let call = 1; call <= calm.calls(); call += 1) {
      world = await openWorld(endpoints, await endpoints.createBucket());
      await times(count, (n) => judged(n, '2026-03-10'));
      await expect(handle(dying(call, lost).ports), `call ${call}`).rejects.toThrow();
      await handle(world.ports);
      const cups = asked().map(({ cup }) => cup);
      expect(new Set(cups), `call ${call}`).toEqual(new Set(projects.map(({ cup }) => cup)));
      // At most the one that was being asked for is asked for again.
      expect(cups.length, `call ${call}`).toBeLessThanOrEqual(count + 1);
    }
  });
});

/** What it costs a night is the pages of one index and an item a project, whatever these have in the bucket and however often they were judged. */
test('the sweep reads the verdict items of the due index and the mark of each project, and nothing else', async () => {
  await times(12, (n) => judged(n, '2026-03-10'));
  await times(4, (n) => judged(100 + n, '2026-03-21'));
  const read: string[] = [];
  const unread = (name: string) =>
    new Proxy({} as never, {
      get: (_, method) => {
        throw new Error(`the sweep asks for ${name}.${String(method)}`);
      },
    });
  const { get, put, queryIndex } = world.ports.records;
  const records = {
    ...(unread('records') as Ports['records']),
    get: (key: Parameters<typeof get>[0]) => {
      read.push(`item ${key.SK}`);
      return get(key);
    },
    put,
    queryIndex: async (...page: Parameters<typeof queryIndex>) => {
      const found = await queryIndex(...page);
      for (const item of found.items) read.push(`${page[0]}: ${(item as { readonly is: string }).is}`);
      return found;
    },
  };
  const ports = { ...world.ports, records, evidence: unread('evidence'), uploads: unread('uploads'), downloads: unread('downloads') };
  const { queued, failed } = await makeRecheck(ports, { clock })();
  expect([queued.length, failed]).toEqual([12, []]);
  expect(Object.fromEntries([...Map.groupBy(read, (one) => one)].map(([what, all]) => [what, all.length]))).toEqual({
    'due: project': 12,
    'item TICK': 12,
  });
});
