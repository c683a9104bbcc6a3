import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, ask, projectPath } from './rig/api.ts';
import { openContinuousWorld } from './rig/continuous.ts';
import { keyOf } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { meterRequests } from './rig/request-meter.ts';
import { deliver, upload } from './rig/world.ts';

/** What an address asks of AWS, counted in the SDK's own clients over HTTP: a page of a console is several of these. */
let endpoints: Endpoints;
let api: Api;
let meter: ReturnType<typeof meterRequests>;
beforeAll(async () => {
  endpoints = await startEndpoints();
  const opened = await openContinuousWorld(endpoints);
  // Other files, each judged with the rest: what is read of one must not grow with them.
  for (let number = 0; number < 12; number++) {
    const path = keyOf(`protocollo/contract/contratto-${number}.pdf`);
    await deliver(opened.world.ingest, [await upload(endpoints, opened.bucket, path, `%PDF-1.7 ${number}`, '2025-11-21T10:00:00Z')]);
    await opened.world.drain();
  }
  api = opened.api;
  meter = meterRequests(endpoints);
}, 120_000);
afterAll(() => endpoints.stop());

const report = 'path=protocollo/usage-report/cpu.csv';
const service = `${projectPath}/services/protocollo`;
/** The first time; what is immutable and small enough is then remembered. */
const budgets: readonly (readonly [path: string, readUnits: number, gets: number, others: number])[] = [
  ['/status', 4, 0, 0],
  ['/projects', 2, 0, 0],
  ['/projects?waits-for=auditor', 2, 0, 0],
  [projectPath, 16, 0, 1],
  [`${projectPath}/services`, 4, 1, 1],
  [`${projectPath}/records`, 32, 0, 0],
  [`${projectPath}/records/latest`, 2, 1, 0],
  [`${projectPath}/records/1/diff/latest`, 4, 2, 0],
  [`${projectPath}/records/latest/export.csv`, 2, 1, 0],
  // The record, the declaration, and a digest for each of 13 files.
  [`${service}/continuity`, 8, 15, 1],
  // Digests are remembered from the map.
  [`${service}/continuity/cpu/2025-10-28?resource=srv-02`, 8, 2, 1],
  [`${projectPath}/records/latest/replay`, 8, 2, 1],
  [`${projectPath}/evidence?${report}`, 8, 0, 2],
  [`${projectPath}/evidence?${report}&record=latest`, 8, 1, 2],
  // What is signed is counted as if it were asked: the meter stands in the client.
  [`${projectPath}/evidence/download?${report}`, 2, 1, 1],
  [`${projectPath}/evidence/series?${report}`, 2, 0, 1],
];

describe('an answer reads no more than it needs', () => {
  test.each(budgets)('%s: at most %d read units, %d objects', async (path, readUnits, gets, others) => {
    meter.take();
    expect((await ask(api, path)).status).toBe(200);
    const { s3, ...asked } = meter.take();
    const { GetObject = 0, ...rest } = s3;
    const listed = Object.values(rest).reduce((sum, count) => sum + count, 0);
    expect(asked.writeUnits).toBe(0);
    expect([asked.readUnits <= readUnits, GetObject <= gets, listed <= others], JSON.stringify({ ...asked, s3 })).toEqual([
      true,
      true,
      true,
    ]);
    // A budget that nothing comes near to says nothing.
    expect(readUnits, `of ${asked.readUnits}`).toBeLessThanOrEqual(Math.max(4, asked.readUnits * 4));
  });
});
