import { createHash } from 'node:crypto';
import { createTelemetry } from '../../../functions/adapters/telemetry.ts';
import { makeApi } from '../../../functions/api/make-api.ts';
import type { ProjectKey } from '../../../functions/ports.ts';
import { eventBridgeEnvelope } from '../../../local/queue/lambda-event.ts';
import { type Answer, type Api, ask } from './api.ts';
import { project } from './dossier.ts';
import type { Endpoints } from './endpoints.ts';
import { asAuditor, asEntity, asOperator, bearer, testIdentify } from './sign-in.ts';
import { deliver, openWorld, type World } from './world.ts';

/** The roles of one project, and a stranger of each kind. */
const peopleOf = ({ ipa }: ProjectKey) => ({
  entity: asEntity(ipa),
  otherEntity: asEntity('p_altro'),
  auditor: asAuditor(),
  otherAuditor: asAuditor(['D19B25999990007']),
  operator: asOperator,
});
export type Who = keyof ReturnType<typeof peopleOf>;

/** A world of which everything is asked over HTTP, each time in somebody's name. */
export interface Desk {
  readonly bucket: string;
  readonly world: World;
  readonly api: Api;
  /** What S3 and the API take for now. */
  at(instant: string): void;
  /** Below the project, unless the path begins with `//`. A body that is no text goes as JSON. */
  ask(who: Who, method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends files as a page would: asks, puts, and lets the handlers work. */
  send(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly Response[]>;
  /** Reads what arrived, and judges. */
  work(): Promise<void>;
}

export async function openDesk(endpoints: Endpoints, now = '2026-01-10T09:00:00Z', of: ProjectKey = project): Promise<Desk> {
  const people = peopleOf(of);
  const root = `/projects/${of.ipa}/${of.cup}`;
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  let clock = Date.parse(now);
  endpoints.setTime(now);
  endpoints.takeEvents();
  const api = makeApi({ ...world.ports, clock: () => clock }, createTelemetry('api'), testIdentify);
  const desk: Desk = {
    bucket,
    world,
    api,
    at(instant) {
      clock = Date.parse(instant);
      endpoints.setTime(instant);
    },
    async ask(who, method, path, body, headers = {}) {
      const isText = typeof body === 'string';
      const own = {
        ...(body === undefined || isText ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
        ...(await bearer(people[who])),
      };
      const sent = body === undefined ? {} : { body: isText ? body : JSON.stringify(body) };
      return ask(api, path.startsWith('//') ? path.slice(1) : `${root}${path}`, { method, headers: own, ...sent });
    },
    async send(files) {
      const { status, json, text } = await desk.ask('entity', 'POST', '/uploads', { files: Object.entries(files).map(wanted) });
      if (status !== 200) throw new Error(text);
      const answers: Response[] = [];
      for (const { path, put } of json.files) {
        if (put) answers.push(await fetch(put.url, { method: put.method, headers: put.headers, body: files[path] as BodyInit }));
      }
      await desk.work();
      return answers;
    },
    async work() {
      await deliver(
        world.ingest,
        endpoints
          .takeEvents()
          .filter(({ detail }) => detail.object.key.startsWith('uploads/'))
          .map(eventBridgeEnvelope),
      );
      await world.drain();
    },
  };
  return desk;
}

/** What is said of a file before it is sent. */
export const wanted = ([path, content]: readonly [string, string | Uint8Array]) => ({
  path,
  bytes: Buffer.byteLength(content as string),
  sha256: createHash('sha256').update(content).digest('hex'),
});
