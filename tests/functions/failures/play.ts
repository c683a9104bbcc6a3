import { isDeepStrictEqual } from 'node:util';
import { type FaultItem, sortKeys } from '../../../functions/items.ts';
import type { Item, Ports, ProjectKey } from '../../../functions/ports.ts';
import { inspect } from '../rig/broken-promises.ts';
import { project } from '../rig/dossier.ts';
import type { Endpoints } from '../rig/endpoints.ts';
import { type StateLine, stateIn } from '../rig/final-state.ts';
import { tableItems } from '../rig/table-items.ts';
import type { World } from '../rig/world.ts';
import { type Fault, injecting } from './inject.ts';
import { aroundEachCall, type PortCall } from './port-calls.ts';
import { secondProject } from './scenarios.ts';
import { type Delivery, deliveryOf, enterStage, handle, type Stage, take } from './stage.ts';

/** How a scenario ends, and what it did on the way. */
export interface Played {
  readonly calls: readonly PortCall[];
  readonly state: readonly StateLine[];
  /** What ever failed in a record of this run. */
  readonly fails: ReadonlySet<string>;
  readonly broken: readonly string[];
}

const projects: readonly ProjectKey[] = [project, secondProject];
/** maxReceiveCount of both queues: after so many the message would be dead. */
const mostReceives = 5;
let runs = 0;

/** Plays the scenario from its stage on; with a fault, the message is delivered again by the queue's rules, and everything drains. */
export async function play(endpoints: Endpoints, stage: Stage, fault: Fault | null): Promise<Played> {
  const { scenario, events } = stage;
  runs += 1;
  const world = await enterStage(endpoints, stage, `run-${runs}`);
  const delivery = deliveryOf(world, events, scenario.faulty);
  const rival = oneRival(world, stage);
  const run = injecting(rival.inside(world.ports), fault);
  const broken: string[] = [];

  const first = scenario.receives ?? 1;
  let ended = await Promise.race([handle(run.ports, delivery, first), run.died]);
  if (ended !== true) broken.push(...(await brokenInTheMiddle(endpoints, world, delivery, run.calls.at(-1), ended === false)));
  // Others' messages may come before this one does again, or after.
  if (ended !== true && run.calls.length % 2 === 0) await world.drain();
  for (let receives = first + 1; ended !== true && receives <= mostReceives; receives++)
    ended = await handle(rival.inside(world.ports), delivery, receives);
  if (ended !== true) broken.push('the message is dead');

  await rival.atLast();
  await take(world, events, scenario.after ?? []);
  // The queue's own delay stands between what is read and its judgement: an echo may come before that one, or after everything.
  for (const body of world.waiting.uploads.splice(0))
    if (!(await handle(world.ports, { to: 'ingest', body }))) broken.push('a message to read again fails');
  await run.echo();
  await world.drain();
  if (!isMendedByNextTick(run.calls[fault?.call ?? -1])) await run.echo();
  await world.drain();
  const items = await tableItems(endpoints, world.table);
  const inspected = await Promise.all(projects.map((one) => inspect(world.ports, items, one)));
  return {
    calls: run.calls,
    state: projects.flatMap((one) => stateIn(items, one)),
    fails: new Set(inspected.flatMap(({ fails }) => fails)),
    broken: [...broken, ...inspected.flatMap(({ always, atRest }) => [...always, ...atRest])],
  };
}

/** A reading with an old mapping that lands after the judgement of the new one: the next judgement finds it, and has it read again. */
const isMendedByNextTick = (call: PortCall | undefined): boolean => call?.name.startsWith('put UPLOAD') === true;

/** What is not as in the calm: broken promises, other items, a `fail` that only the fault brought. */
export function differences(calm: Played, played: Played): string[] {
  const keys = new Set([...calm.state, ...played.state].map((line) => line.SK));
  const lines = (of: Played, SK: string) => of.state.filter((one) => one.SK === SK);
  const other = [...keys].filter((SK) => !isDeepStrictEqual(lines(calm, SK), lines(played, SK)));
  const told = other.map((SK) => `${SK}: ${JSON.stringify(lines(played, SK))} and not ${JSON.stringify(lines(calm, SK))}`);
  const fails = [...played.fails].filter((fail) => !calm.fails.has(fail)).map((fail) => `fails because of us: ${fail}`);
  return [...played.broken, ...told, ...fails];
}

/** The rival acts once: in the middle of the faulty run, or, where that never came so far, in the run after it or at the end. */
function oneRival(world: World, { scenario: { rival }, events }: Stage) {
  let acted = rival === undefined;
  const act = async () => {
    if (acted) return;
    acted = true;
    await take(world, events, rival?.steps ?? []);
  };
  return {
    inside: (ports: Ports): Ports =>
      aroundEachCall(ports, async (call, perform) => {
        if (rival?.before.test(call.name)) await act();
        return perform();
      }),
    atLast: act,
  };
}

/** @param told the process lived to say that it failed: then the entity must see that it is our fault */
async function brokenInTheMiddle(endpoints: Endpoints, world: World, { to, body }: Delivery, last: PortCall | undefined, told: boolean) {
  const items = await tableItems(endpoints, world.table);
  const broken = (await Promise.all(projects.map((one) => inspect(world.ports, items, one)))).flatMap(({ always }) => always);
  const isShown = items.some((item) => isOpenFault(item) && (item.upload === null) === (to === 'assess'));
  // There is nobody to show it to, or it is the showing itself, or the closing, that failed.
  const isNobodys = to === 'recheck' || body.includes('uploads/nota.txt') || /^(get|put) FAULT/.test(last?.name ?? '');
  return !told || isShown || isNobodys ? broken : [...broken, `failed at ${last?.name}, and nobody sees it`];
}

const isOpenFault = (item: Item): item is Item & FaultItem => item.SK.startsWith(sortKeys.faults) && item.open === true;
