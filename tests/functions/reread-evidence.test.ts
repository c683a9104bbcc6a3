import { afterAll, beforeAll, expect, test } from 'vitest';
import { fullRecord, listRecords } from '../../functions/read-model.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import { rereadEvidence } from '../../local/stack/reread-evidence.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { dossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, openWorld, upload, type World } from './rig/world.ts';

/** `attesta replay … --from-files`: the raw bytes still say what the digests say. */
let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

const folder = 'protocollo/usage-report/';
const ownReport = report().replaceAll('srv-01', 'i-0a1b2c3d4e5f60718');

/** A report, its declaration, then another mapping for it: two records, each of a reading of its own. */
async function twiceMapped(): Promise<World> {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  const files = [
    [`${folder}mapping.yaml`, mapping(), '2026-01-10T08:00:00Z'],
    [`${folder}cpu.csv`, ownReport, '2026-01-10T09:00:00Z'],
    ['dossier.yaml', dossier(), '2026-01-13T09:00:00Z'],
    [`${folder}mapping.yaml`, mapping('Altro Cloud Srl'), '2026-01-14T09:00:00Z'],
  ] as const;
  for (const [path, content, at] of files) {
    await deliver(world.ingest, [await upload(endpoints, bucket, keyOf(path), content, at)]);
    await world.drain();
  }
  return world;
}

async function inputsOfAll({ ports }: World): Promise<readonly DossierInput[]> {
  const lines = await listRecords(ports.records, project);
  const stored = await Promise.all(lines.map(({ hash }) => fullRecord(ports.evidence, hash)));
  return Promise.all(stored.map((record) => inputsOfRecord({ ports }, record)));
}

test('every file of every record is read again to the digest it pins, each with the mapping of then', async () => {
  const world = await twiceMapped();
  const all = await inputsOfAll(world);
  expect(new Set(all.flatMap(({ digests }) => [...digests.values()].map(({ producer }) => producer?.name)))).toEqual(
    new Set(['Esempio Cloud SpA', 'Altro Cloud Srl']),
  );
  for (const inputs of all) expect(await rereadEvidence(world.ports, inputs)).toBe(null);
});

test('a digest that is not what its bytes say is found, with the place', async () => {
  const world = await twiceMapped();
  const [inputs] = await inputsOfAll(world);
  const [id, digest] = [...(inputs?.digests ?? [])][0] ?? [];
  if (!inputs || !id || !digest) throw new Error('there is no digest');
  const touched = { ...digest, rows: { ...digest.rows, accepted: 2 } };
  expect(await rereadEvidence(world.ports, { ...inputs, digests: new Map([[id, touched]]) })).toEqual({
    path: `digests.${folder}cpu.csv.rows.accepted`,
    stored: 2,
    recomputed: 3,
  });
});
