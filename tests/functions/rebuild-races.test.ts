import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeAssess } from '../../functions/assess/make-assess.ts';
import { sortKeys } from '../../functions/items.ts';
import type { Ports } from '../../functions/ports.ts';
import { project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { cpu, type OneProject, oneProject } from './rig/one-project.ts';
import { tableItems } from './rig/table-items.ts';
import { deliver, openWorld } from './rig/world.ts';

/** Records in the bucket that claim one number, made by writers that really race for it, and which of them a rebuild takes for the table's. */
let endpoints: Endpoints;
let one: OneProject;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  one = await oneProject(endpoints);
});

/** Assesses, and does something else just before the pointer of the new record is put: the writer that loses the race for its number. */
async function losingRace(meanwhile: () => Promise<void>, { thenDies = false } = {}): Promise<void> {
  const { ports } = one.world;
  let isFirst = true;
  const slow: Ports = {
    ...ports,
    records: {
      ...ports.records,
      put: async (item, guard) => {
        if (!item.SK.startsWith(sortKeys.records) || !isFirst) return ports.records.put(item, guard);
        isFirst = false;
        await meanwhile();
        const won = await ports.records.put(item, guard);
        expect(won).toBe(false);
        if (thenDies) throw new Error('killed');
        return won;
      },
    },
  };
  await makeAssess(slow)(project).catch((error: Error) => expect(error.message).toBe('killed'));
}

/** An assessment that has read its state, and goes on when it is told to. */
async function pausedJudgement(): Promise<() => Promise<void>> {
  const { ports } = one.world;
  const { promise: told, resolve: go } = Promise.withResolvers<void>();
  const { promise: hasRead, resolve: read } = Promise.withResolvers<void>();
  const slow: Ports = {
    ...ports,
    evidence: {
      ...ports.evidence,
      putOnce: async (key, json) => {
        read();
        await told;
        return ports.evidence.putOnce(key, json);
      },
    },
  };
  const judged = makeAssess(slow)(project);
  await hasRead;
  return async () => {
    go();
    await judged;
  };
}

const newer = () => one.session('2026-01-11T09:00:01Z', [[cpu, report(3)]]);

describe('two writers at one number', () => {
  beforeEach(() => one.arrive('2026-01-11T09:00:00Z', 2));

  test('the loser’s record is left out where the chain went on', async () => {
    await losingRace(newer);
    await one.session('2026-01-12T09:00:00Z', [[cpu, report(4)]]);
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ records: 3, orphans: 1, unjudged: 0, notes: [] });
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });

  test('at the end of the chain the one that the uploads give again is kept', async () => {
    await losingRace(newer);
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ records: 2, orphans: 1, unjudged: 0, notes: [] });
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });

  test('also where the loser came late to S3, and its record is the younger object', async () => {
    const older = await pausedJudgement();
    await newer();
    endpoints.setTime('2026-01-11T09:00:40Z');
    await older();
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ records: 2, orphans: 1, unjudged: 0, notes: [] });
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });

  test('a loser that had read more, and sealed the same again one number further up, is no end of the chain', async () => {
    const older = await pausedJudgement();
    await one.arrive('2026-01-11T09:00:01Z', 3);
    await losingRace(older);
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ records: 3, orphans: 1, unjudged: 0, notes: [] });
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });

  test('where nothing decides, the later judgement is kept, a person is told, and the project is judged again', async () => {
    await losingRace(newer, { thenDies: true });
    await one.arrive('2026-01-12T09:00:00Z', 4);
    const { again, result } = await one.rebuilt();
    const [, kept] = await one.hashes();
    expect((await one.hashes(again))[1]).toBe(kept);
    expect(result).toMatchObject({ records: 2, orphans: 0, unjudged: 1 });
    expect(result.notes).toEqual([{ is: 'ambiguous-record', project, sequence: 2, kept, left: expect.any(String), decidedBy: 'time' }]);
    await again.drain();
    expect(await one.hashes(again)).toHaveLength(3);
  });
});

test('a record whose pointer was not put before the crash is put, and the project not judged twice', async () => {
  await one.arrive('2026-01-11T09:00:00Z', 2);
  const { ports } = one.world;
  const dying: Ports = {
    ...ports,
    records: {
      ...ports.records,
      put: (item, guard) => (item.SK.startsWith(sortKeys.records) ? Promise.reject(new Error('killed')) : ports.records.put(item, guard)),
    },
  };
  await expect(makeAssess(dying)(project)).rejects.toThrow('killed');
  const { again, result } = await one.rebuilt();
  expect(result).toMatchObject({ records: 2, orphans: 0, unjudged: 0, notes: [] });
  await deliver(one.world.assess, [JSON.stringify(project)]);
  expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
});

/** The table as its backup of the first day had it, with the bucket of today. */
async function setBack(): Promise<OneProject['world']> {
  const back = await openWorld(endpoints, one.bucket);
  for (const item of await tableItems(endpoints, one.world.table)) {
    const isLater = item.SK > sortKeys.record(1) && item.SK.startsWith(sortKeys.records);
    if (!isLater && item.SK !== sortKeys.project) await back.ports.records.put(item, { when: 'always' });
  }
  return back;
}

describe('a chain that was set back in time and grew again', () => {
  test.each([
    { grew: 'less than before', sessions: ['2026-03-12T09:00:00Z'] },
    { grew: 'as much', sessions: ['2026-03-12T09:00:00Z', '2026-03-13T09:00:00Z'] },
  ])('$grew: what the uploads give is kept, and the other end told', async ({ sessions }) => {
    await one.session('2026-01-11T09:00:00Z', [[cpu, report(2)]]);
    await one.session('2026-01-12T09:00:00Z', [[cpu, report(3)]]);
    const left = (await one.hashes()).at(-1);
    const back = await setBack();
    for (const at of sessions) await one.session(at, [[cpu, report(Number(at.slice(8, 10)))]], back);
    const kept = await one.hashes(back);
    const { again, result } = await one.rebuilt();
    expect(await one.hashes(again)).toEqual(kept);
    expect(result.notes).toEqual([{ is: 'ambiguous-record', project, sequence: 3, kept: kept.at(-1), left, decidedBy: 'state' }]);
    expect(result.unjudged).toBe(0);
  });

  test('to the same verdict, which both ends give: the one that was sealed later is kept, and the other told', async () => {
    await one.session('2026-01-11T09:00:00Z', [[cpu, report(2)]]);
    await one.session('2026-01-12T09:00:00Z', [[cpu, report(3)]]);
    const left = (await one.hashes()).at(-1);
    const back = await setBack();
    endpoints.setTime('2026-02-01T09:00:00Z');
    await deliver(back.assess, [JSON.stringify(project)]);
    const kept = await one.hashes(back);
    expect(kept).toHaveLength(2);
    const { again, result } = await one.rebuilt();
    expect(await one.hashes(again)).toEqual(kept);
    expect(result.notes).toEqual([{ is: 'ambiguous-record', project, sequence: 3, kept: kept[1], left, decidedBy: 'time' }]);
  });
});
