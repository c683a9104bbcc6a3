import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ports, ProjectKey } from '../../functions/ports.ts';
import { keys } from '../../shared/model/keys.ts';
import { address, type Claims, declaring, first, machine, machineToOne, second, signals, third } from './rig/claiming.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { shuffled } from './rig/session.ts';
import { deliver, invoke, openWorld, upload, type World } from './rig/world.ts';

/** Claims, whatever the order, the repetition and the concurrency of events (DESIGN §1, invariant 6): both are told in the end, or neither. */
let endpoints: Endpoints;
let bucket: string;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  bucket = await endpoints.createBucket();
});

const put = (project: ProjectKey, text: string, at = '2026-01-10T09:00:00Z') =>
  upload(endpoints, bucket, keys.upload(project, 'dossier.yaml'), text, at);

/** Each project declares, takes back or declares again; in the end `first` and `third` share the machine, `second` has an own one. */
const story: readonly (readonly [ProjectKey, Claims, string])[] = [
  [first, {}, '2026-01-10T09:00:00Z'],
  [second, { machine }, '2026-01-10T09:00:01Z'],
  [third, { machine, address }, '2026-01-10T09:00:02Z'],
  [second, { machine, address }, '2026-01-10T09:00:03Z'],
  [first, { machine }, '2026-01-10T09:00:04Z'],
  [second, {}, '2026-01-10T09:00:05Z'],
  [third, { machine }, '2026-01-10T09:00:06Z'],
];
const put7 = async () => {
  const events: string[] = [];
  for (const [project, claims, at] of story) events.push(await put(project, declaring(project, claims), at));
  return events;
};
const endsWell = async (world: World) => {
  expect(await signals(world, first)).toEqual([machineToOne]);
  expect(await signals(world, second)).toEqual([]);
  expect(await signals(world, third)).toEqual([machineToOne]);
};

test.each([1, 2, 3, 4, 5])('shuffled with seed %i, judged after each', async (seed) => {
  const world = await openWorld(endpoints, bucket);
  for (const event of shuffled(await put7(), seed)) {
    await deliver(world.ingest, [event]);
    await world.drain();
  }
  await endsWell(world);
});

test.each([6, 7, 8, 9])(
  'all at once, twice, judging while others arrive, each call of the table at its own pace, seed %i',
  async (seed) => {
    const world = await openWorld(endpoints, bucket, (ports) => atOwnPace(ports, seed));
    const events = await put7();
    const judge = async (body: string) => {
      const { batchItemFailures } = await invoke(world.assess, [body]);
      if (batchItemFailures.length > 0) world.waiting.assessments.push(body);
    };
    await Promise.all(
      shuffled([...events, ...events], seed).map(async (event) => {
        expect(await invoke(world.ingest, [event])).toEqual({ batchItemFailures: [] });
        await Promise.all(world.waiting.assessments.splice(0).map(judge));
      }),
    );
    await world.drain();
    await endsWell(world);
  },
);

test('a declaration that another overtakes between reading what is in force and putting its claims', async () => {
  const world = await openWorld(endpoints, bucket);
  await deliver(world.ingest, [await put(first, declaring(first, { machine }))]);
  const older = await put(second, declaring(second, { machine }, 'Prima versione'), '2026-01-10T09:00:01Z');
  const newer = await put(second, declaring(second, { machine }, 'Seconda versione'), '2026-01-10T09:00:02Z');
  let overtaken = false;
  const { records } = world.ports;
  const slow = await openWorld(endpoints, bucket, () => ({
    ...world.ports,
    records: {
      ...records,
      put: async (item, guard) => {
        if (item.PK.startsWith('CLAIM#') && !overtaken) {
          overtaken = true;
          await deliver(world.ingest, [newer]);
        }
        return records.put(item, guard);
      },
    },
  }));
  await deliver(slow.ingest, [older]);
  await world.drain();
  expect(overtaken).toBe(true);
  expect(await signals(world, first)).toEqual([machineToOne]);
  expect(await signals(world, second)).toEqual([machineToOne]);
});

/** Turns of the event loop, not time: a different number before each call, the same for each seed. */
function atOwnPace(ports: Ports, seed: number): Ports {
  let state = seed;
  const wait = async () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    for (let turns = state % 23; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
  };
  const { records } = ports;
  return {
    ...ports,
    records: {
      ...records,
      get: (key) => wait().then(() => records.get(key)),
      query: (...asked) => wait().then(() => records.query(...asked)),
      put: (item, guard) => wait().then(() => records.put(item, guard)),
    },
  };
}
