import { inspect } from '../rig/broken-promises.ts';
import type { Endpoints } from '../rig/endpoints.ts';
import { stateIn } from '../rig/final-state.ts';
import { tableItems } from '../rig/table-items.ts';
import { openWorld, type World } from '../rig/world.ts';
import { type Chances, interleave } from './interleave.ts';
import type { Played } from './play.ts';
import { type Delivery, handle, putUploads } from './stage.ts';
import { lastTick, type Story, storyProjects, ticks } from './stories.ts';

export interface Told {
  readonly bucket: string;
  readonly events: readonly string[];
}

const tickOf = (project: (typeof storyProjects)[number], tick: string): Delivery => ({
  to: 'assess',
  body: JSON.stringify({ ...project, tick }),
});
const events = ({ events: bodies }: Told): Delivery[] => bodies.map((body) => ({ to: 'ingest', body }));

/** Puts what the story uploads into a bucket, once for all the ways to deliver its events. */
export async function prepare(endpoints: Endpoints, { uploads }: Story): Promise<Told> {
  const bucket = await endpoints.createBucket();
  return { bucket, events: await putUploads(endpoints, bucket, uploads) };
}

/** One event after the other, everything judged before the next one comes. */
export async function calmly(endpoints: Endpoints, told: Told): Promise<Played> {
  const world = await openWorld(endpoints, told.bucket);
  for (const delivery of events(told)) {
    await handle(world.ports, delivery);
    await world.drain();
  }
  return endOf(endpoints, world);
}

/** Everything mixed: events, early ticks and what they bring about, in the order of the seed. */
export async function mixed(endpoints: Endpoints, told: Told, seed: number, chances: Chances): Promise<Played> {
  const world = await openWorld(endpoints, told.bucket);
  const early = storyProjects.flatMap((project) => ticks.map((tick) => tickOf(project, tick)));
  await interleave(world, [...events(told), ...early], seed, chances);
  return endOf(endpoints, world);
}

/** All events at the same time, then all that they brought about at the same time: whatever the machine makes of it. */
export async function atOnce(endpoints: Endpoints, told: Told): Promise<Played> {
  const world = await openWorld(endpoints, told.bucket);
  const { uploads, assessments } = world.waiting;
  let round: Delivery[] = [...events(told), ...events(told)];
  while (round.length > 0) {
    const done = await Promise.all(round.map((delivery) => handle(world.ports, delivery)));
    const again = round.filter((_delivery, index) => !done[index]);
    const next = (to: Delivery['to'], bodies: string[]) => bodies.splice(0).map((body) => ({ to, body }));
    round = [...again, ...next('ingest', uploads), ...next('assess', assessments)];
  }
  return endOf(endpoints, world);
}

/** How it stands when nothing waits any more, and how it ends after the last tick: that one could mend what it finds. */
async function endOf(endpoints: Endpoints, world: World): Promise<Played> {
  const before = await inspectAll(endpoints, world);
  for (const project of storyProjects) await handle(world.ports, tickOf(project, lastTick));
  await world.drain();
  const after = await inspectAll(endpoints, world);
  return {
    calls: [],
    state: [...before.judged, ...storyProjects.flatMap((project) => stateIn(after.items, project))],
    fails: new Set([...before.fails, ...after.fails]),
    broken: [...before.broken, ...after.broken],
  };
}

async function inspectAll(endpoints: Endpoints, { ports, table }: World) {
  const items = await tableItems(endpoints, table);
  const inspected = await Promise.all(storyProjects.map((project) => inspect(ports, items, project)));
  return {
    items,
    fails: inspected.flatMap(({ fails }) => fails),
    broken: inspected.flatMap(({ always, atRest }) => [...always, ...atRest]),
    judged: inspected.map(({ judged }, index) => ({ SK: `judged of project ${index}`, judged })),
  };
}
