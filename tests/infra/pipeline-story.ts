import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { recheckHandler } from '../../functions/recheck/recheck-handler.ts';
import { storeRegister } from '../../functions/registers/stored-registers.ts';
import { storeReview } from '../../functions/reviews/stored-reviews.ts';
import { reviewSchema } from '../../shared/model/review.ts';
import { apiOf } from '../functions/rig/api.ts';
import { dossier, keyOf, mapping, project, report } from '../functions/rig/dossier.ts';
import type { Endpoints } from '../functions/rig/endpoints.ts';
import { asAuditor, asEntity, bearer } from '../functions/rig/sign-in.ts';
import { context, deliver, openWorld, upload } from '../functions/rig/world.ts';
import { catalogue } from '../support/catalogue-cases.ts';
import type { Recorder } from './recorded-calls.ts';

const review = reviewSchema.parse({
  ...{ schema: 'attesta/review@1', record: 'f'.repeat(64), point: 'TRA-01', service: 'protocollo', judged: 'f'.repeat(64) },
  ...{ outcome: 'pass', reason: 'Letto il contratto.', who: 'asseveratore-1', at: '2026-02-01T09:00:00Z', seen: [], session: null },
});

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
  // Written by none of the functions: an auditor's decision and a register are in the bucket and the table.
  await storeReview(world.ports, project, review);
  await storeRegister(world.ports, catalogue({}, { takenOn: '2026-01-01' }).value);
  await recorder.of('recheck', () => recheck({ scheduledAt: '2026-03-01T03:00:00Z' }, context));
  await assess();
  const api = apiOf(world);
  const root = `/projects/${project.ipa}/${project.cup}`;
  for (const address of [
    '/status',
    '/projects',
    root,
    `${root}/records`,
    `${root}/records/1`,
    `${root}/records/1/diff/2`,
    `${root}/uploads`,
    '/stray-uploads',
  ]) {
    await recorder.of('api', async () => {
      const { status } = await api.request(address);
      if (status !== 200) throw new Error(`${address} answered ${status}`);
    });
  }
  for (const ask of writes(root)) {
    await recorder.of('api', async () => {
      const { path, who, body } = ask;
      const headers = { 'Content-Type': 'application/json', ...(await bearer(who)) };
      const answer = await api.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`);
    });
  }
  return recorder.calls();
}

/** What is asked of the API to do, each in the name of who may. */
const writes = (root: string) => [
  {
    path: `${root}/uploads`,
    who: asEntity(project.ipa),
    body: { files: [{ path: 'project/dnsh/dnsh.pdf', bytes: 1, sha256: '0'.repeat(64) }] },
  },
  { path: `${root}/rechecks`, who: asAuditor(), body: {} },
];
