import { stringify } from 'yaml';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { recheckHandler } from '../../functions/recheck/recheck-handler.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { apiOf } from '../functions/rig/api.ts';
import { dossier, keyOf, mapping, project, report } from '../functions/rig/dossier.ts';
import type { Endpoints } from '../functions/rig/endpoints.ts';
import type { Claims } from '../functions/rig/issuer.ts';
import { asAuditor, asEntity, asOperator, bearer } from '../functions/rig/sign-in.ts';
import { context, deliver, openWorld, upload } from '../functions/rig/world.ts';
import { catalogue } from '../support/catalogue-cases.ts';
import type { Recorder } from './recorded-calls.ts';

/** From uploads of every kind to records, a sweep, and every answer of the API. */
export async function pipelineStory(endpoints: Endpoints, recorder: Recorder): Promise<ReturnType<Recorder['calls']>> {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket, recorder.ports);
  const put = (key: string, content: string) => upload(endpoints, bucket, key, content);
  const path = 'protocollo/usage-report/cpu.csv';
  const bodies = [
    await put(keyOf('dossier.yaml'), dossier()),
    await put(keyOf(path), report()),
    await put(keyOf(`${path}.mapping.yaml`), mapping()),
    await put(keyOf('protocollo/contract/contratto.pdf'), '%PDF-1.7'),
    await put(keyOf('protocollo/usage-report/prosa.csv'), 'Gentile assistenza,'),
    await put(keyOf('note/mie.txt'), 'x'),
    await put('uploads/nota.txt', 'x'),
  ];
  const ingest = (events: readonly string[]) => recorder.of('ingest', () => deliver(world.ingest, events));
  const assess = () => recorder.of('assess', () => deliver(world.assess, world.waiting.assessments.splice(0)));
  await ingest(bodies);
  // Before the file is read again with its mapping: what assess finds so, it asks for.
  await assess();
  await ingest(world.waiting.uploads.splice(0));
  await assess();
  const recheck = recheckHandler(world.ports, createTelemetry('recheck'), { clock: () => Date.parse('2026-03-01T09:00:00Z') });
  const api = apiOf(world);
  const root = `/projects/${project.ipa}/${project.cup}`;
  const post = postIn(api, recorder);
  await post('POST', '/registers', asOperator, stringify(catalogue({}, { takenOn: '2026-01-01' }).value));
  const { hash, findings } = (await (await api.request(`${root}/records/latest`)).json()) as AttestaRecord;
  await post('POST', `${root}/reviews`, asAuditor(), { record: hash, ...decisionOf(findings) });
  await recorder.of('recheck', () => recheck({ scheduledAt: '2026-03-01T03:00:00Z' }, context));
  await assess();
  for (const address of [
    '/status',
    '/projects',
    root,
    `${root}/records`,
    `${root}/records/1`,
    `${root}/records/1/diff/2`,
    `${root}/records/latest/replay`,
    `${root}/services`,
    `${root}/services/protocollo/continuity`,
    `${root}/uploads`,
    `${root}/evidence?path=${path}`,
    `${root}/evidence/download?path=${path}`,
    `${root}/evidence/series?path=${path}`,
    '/stray-uploads',
  ]) {
    await recorder.of('api', async () => {
      const { status } = await api.request(address);
      if (status !== 200) throw new Error(`${address} answered ${status}`);
    });
  }
  await post('POST', `${root}/uploads`, entity, { files: [{ path: 'project/dnsh/dnsh.pdf', bytes: 1, sha256: '0'.repeat(64) }] });
  const { versionId } = (await (await api.request(`${root}/declaration`)).json()) as { versionId: string };
  await post('PUT', `${root}/declaration`, entity, dossier('Di nuovo'), { 'If-Match': `"${versionId}"` });
  await post('POST', `${root}/rechecks`, asAuditor(), '');
  return recorder.calls();
}

const entity = asEntity(project.ipa);

/** Writes through the API in somebody's name; text goes as YAML. */
const postIn =
  (api: ReturnType<typeof apiOf>, recorder: Recorder) =>
  async (method: string, path: string, who: Claims, body: unknown, more: Readonly<Record<string, string>> = {}): Promise<void> => {
    const isText = typeof body === 'string';
    const type = isText ? 'application/yaml' : 'application/json';
    const headers = { 'Content-Type': type, ...more, ...(await bearer(who)) };
    await recorder.of('api', async () => {
      const answer = await api.request(path, { method, headers, body: isText ? body : JSON.stringify(body) });
      if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    });
  };

/** Of a point that failed: what a person may always do is to confirm it. */
function decisionOf(findings: AttestaRecord['findings']) {
  const { point, service, judged } = findings.find(({ outcome, point: id }) => outcome === 'fail' && id.startsWith('TRA')) ?? {};
  return { point, service, judged, outcome: 'fail', reason: 'Non superato: lo confermo.', seen: [], session: null, supersedes: null };
}
