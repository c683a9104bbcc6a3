import { createTelemetry } from '../../../functions/adapters/telemetry.ts';
import { assessHandler } from '../../../functions/assess/assess-handler.ts';
import { ingestHandler } from '../../../functions/ingest/ingest-handler.ts';
import type { EvidenceStore, Item, Ports } from '../../../functions/ports.ts';
import { recheckHandler } from '../../../functions/recheck/recheck-handler.ts';
import { project } from '../rig/dossier.ts';
import type { Endpoints } from '../rig/endpoints.ts';
import { tableItems } from '../rig/table-items.ts';
import { context, invoke, openWorld, upload, type World } from '../rig/world.ts';
import { keyIn, type Message, type Scenario, type Step } from './scenarios.ts';

const telemetry = createTelemetry('test');

/** One message and who is to handle it. */
export interface Delivery {
  readonly to: 'ingest' | 'assess' | 'recheck';
  readonly body: string;
}

/** A scenario up to its faulty message: the bucket, and what stood in the table and on the queues just before. */
export interface Stage {
  readonly scenario: Scenario;
  readonly bucket: string;
  readonly events: readonly string[];
  readonly items: readonly Item[];
  readonly waiting: { readonly uploads: readonly string[]; readonly assessments: readonly string[] };
}

const beforeFolder = 'before';

export async function setStage(endpoints: Endpoints, scenario: Scenario): Promise<Stage> {
  const bucket = await endpoints.createBucket();
  const events = await putUploads(endpoints, bucket, scenario.uploads);
  const world = await openWorld(endpoints, bucket, (ports) => ({ ...ports, evidence: inFolder(ports.evidence, beforeFolder) }));
  await take(world, events, scenario.before);
  return { scenario, bucket, events, items: await tableItems(endpoints, world.table), waiting: world.waiting };
}

/** Puts one object after the other, a second apart. @returns the bodies of their events */
export async function putUploads(endpoints: Endpoints, bucket: string, uploads: Scenario['uploads']): Promise<string[]> {
  const events: string[] = [];
  for (const [index, [path, content]] of uploads.entries()) {
    const at = new Date(Date.parse('2026-01-10T09:00:00Z') + index * 1000).toISOString();
    events.push(await upload(endpoints, bucket, keyIn(path), content, at));
  }
  return events;
}

/** A world that stands where the stage does, with a table and a folder for its own objects that no other run sees. */
export async function enterStage(endpoints: Endpoints, stage: Stage, folder: string): Promise<World> {
  const world = await openWorld(endpoints, stage.bucket, (ports) => ({
    ...ports,
    evidence: inFolder(ports.evidence, folder, beforeFolder),
  }));
  await Promise.all(stage.items.map((item) => world.ports.records.put(item, { when: 'always' })));
  world.waiting.uploads.push(...stage.waiting.uploads);
  world.waiting.assessments.push(...stage.waiting.assessments);
  return world;
}

/** Digests and records of one run apart from those of the others: a digest that another run had put would hide that this one did not. */
const inFolder = (evidence: EvidenceStore, folder: string, ...earlier: readonly string[]): EvidenceStore => ({
  ...evidence,
  putOnce: (key, json) => evidence.putOnce(`${folder}/${key}`, json),
  async read(key) {
    for (const one of [folder, ...earlier]) {
      const text = await evidence.read(`${one}/${key}`);
      if (text !== null) return text;
    }
    return null;
  },
});

/** Takes the message of a step from where it waits. */
export function deliveryOf(world: World, events: readonly string[], step: Message): Delivery {
  switch (step.is) {
    case 'event':
      return { to: 'ingest', body: events[step.of] as string };
    case 'waiting': {
      const body = world.waiting[step.on].pop();
      if (body === undefined) throw new Error(`nothing waits for ${step.on}`);
      return { to: step.on === 'uploads' ? 'ingest' : 'assess', body };
    }
    case 'tick':
      return { to: 'assess', body: JSON.stringify({ ...project, tick: step.at }) };
    case 'sweep':
      return { to: 'recheck', body: step.at };
  }
}

/** Delivers step after step, each calmly. */
export async function take(world: World, events: readonly string[], steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.is === 'drain') await world.drain();
    else if (!(await handle(world.ports, deliveryOf(world, events, step)))) throw new Error(`failed in the calm: ${JSON.stringify(step)}`);
  }
}

/**
 * One message to a handler of a process that has just started.
 * @param receives how often it was received, this time included
 * @returns whether it was done
 */
export async function handle(ports: Ports, { to, body }: Delivery, receives = 1): Promise<boolean> {
  if (to === 'recheck') {
    const sweep = recheckHandler(ports, telemetry, { clock: () => Date.parse(body) });
    return sweep({ scheduledAt: body }, context).then(
      () => true,
      () => false,
    );
  }
  const handler = to === 'ingest' ? ingestHandler(ports, telemetry) : assessHandler(ports, telemetry);
  return (await invoke(handler, [body], receives)).batchItemFailures.length === 0;
}
