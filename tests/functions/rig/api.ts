import { createTelemetry } from '../../../functions/adapters/telemetry.ts';
import { makeApi } from '../../../functions/api/make-api.ts';
import { problemSchema } from '../../../functions/api/problem.ts';
import { dossier, keyOf, mapping, project, report } from './dossier.ts';
import type { Endpoints } from './endpoints.ts';
import type { Claims } from './issuer.ts';
import { asOperator, signedInAs, testIdentify } from './sign-in.ts';
import { deliver, openWorld, upload, type World } from './world.ts';

export type Api = ReturnType<typeof makeApi>;
/** Everybody who says nothing else is signed in as the operator, who sees everything. */
export const apiOf = (world: World, who: Claims = asOperator): Api =>
  signedInAs(makeApi(world.ports, createTelemetry('api'), testIdentify), who);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; null where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it finds in an answer
  readonly json: any;
}

interface Described {
  readonly method: string;
  readonly path: string;
  readonly request: Readonly<Record<'params' | 'query', { readonly shape: Readonly<Record<string, unknown>> }>> & {
    readonly body?: { readonly content?: Readonly<Record<string, unknown>> };
  };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
/** What any address may answer, whatever route there is. */
const unrouted: Readonly<Record<number, true>> = { 404: true, 405: true, 406: true };
interface Schema {
  parse(value: unknown): unknown;
}

/** Asks, and checks the answer against what the route says that it may answer: status, media type and every field. */
export async function ask(api: Api, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await api.request(path, init);
  const text = response.headers.get('Content-Encoding') === null ? await response.text() : '';
  const mediaType = response.headers.get('Content-Type')?.split(';')[0] ?? '';
  const json = mediaType.endsWith('json') && text !== '' ? JSON.parse(text) : null;
  if (json !== null) checkShape(api, { path, method: init.method ?? 'GET' }, response.status, mediaType, json);
  return { status: response.status, headers: response.headers, text, json };
}

function checkShape(
  api: Api,
  { path, method }: Pick<Described, 'path' | 'method'>,
  status: number,
  mediaType: string,
  json: unknown,
): void {
  const place = new URL(`http://127.0.0.1${path}`).pathname;
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  const isAt = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(place);
  const route = routesOf(api).find((one) => one.method === asked && isAt(one.path));
  const schema =
    route?.responses[status]?.content?.[mediaType]?.schema ??
    (mediaType === 'application/problem+json' && status in unrouted ? problemSchema : undefined);
  if (!schema) throw new Error(`${method} ${path} answered ${status} ${mediaType}, which its description does not know`);
  schema.parse(json);
}

export const routesOf = (api: Api): Described[] =>
  api.openAPIRegistry.definitions.flatMap((one) => (one.type === 'route' ? [one.route as unknown as Described] : []));

/** A project with something of everything that can become of an upload, and two records. */
export async function openPopulatedWorld(
  endpoints: Endpoints,
): Promise<{ readonly world: World; readonly api: Api; readonly bucket: string }> {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  const put = (path: string, content: string, at: string) => upload(endpoints, bucket, keyOf(path), content, at);
  await deliver(world.ingest, [await put('dossier.yaml', dossier(), '2026-01-10T09:00:00Z')]);
  await world.drain();
  await deliver(world.ingest, [
    await put('protocollo/usage-report/cpu.csv', report(), '2026-01-10T10:00:00Z'),
    await put('protocollo/usage-report/cpu.csv.mapping.yaml', mapping(), '2026-01-10T10:00:01Z'),
    await put('protocollo/usage-report/senza-mappatura.csv', report(), '2026-01-10T10:00:02Z'),
    await put('protocollo/usage-report/note.csv', 'niente di leggibile', '2026-01-10T10:00:03Z'),
    await put('protocollo/contract/contratto.pdf', '%PDF-1.7', '2026-01-10T10:00:04Z'),
    await put('fuori-posto.csv', 'x', '2026-01-10T10:00:05Z'),
    await put('protocollo/ip-list/mapping.yaml', 'schema: altro', '2026-01-10T10:00:06Z'),
    await upload(endpoints, bucket, 'uploads/nessun-progetto.csv', 'x', '2026-01-10T10:00:07Z'),
  ]);
  await world.drain();
  await put('protocollo/contract/in-coda.pdf', '%PDF-1.7', '2026-01-10T11:00:00Z');
  return { world, api: apiOf(world), bucket };
}

export const projectPath = `/projects/${project.ipa}/${project.cup}`;
