import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { sortKeys, strayPartition } from '../../functions/items.ts';
import { recheckHandler } from '../../functions/recheck/recheck-handler.ts';
import { lambdaContext } from '../../local/queue/lambda-event.ts';
import { apiOf, ask } from './rig/api.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { judgedProject } from './rig/judged-project.ts';
import { asAuditor, asEntity, asOperator } from './rig/sign-in.ts';
import { openWorld, type World } from './rig/world.ts';

let endpoints: Endpoints;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
  world = await openWorld(endpoints, await endpoints.createBucket());
});
afterAll(() => endpoints.stop());

const tick = '2026-03-20T03:00:00Z';
const now = Date.parse('2026-03-20T05:00:00Z');
const clock = () => now;
const status = async (who = asOperator) => {
  const { json } = await ask(apiOf({ ...world, ports: { ...world.ports, clock } as World['ports'] }, who), '/status');
  return json;
};
const sweep = () =>
  recheckHandler(world.ports, createTelemetry('recheck'), { clock })(
    { scheduledAt: tick },
    lambdaContext({ name: 'recheck', visibilitySeconds: 300 }, clock),
  );

test('the operator sees the last sweep and what was left behind; nobody else does', async () => {
  expect((await status()).operations).toEqual({
    lastSweep: null,
    overdue: { projects: 0, oldestOn: null },
    strayUploads: 0,
    queues: [
      { queue: 'uploads', waiting: 0, underWay: 0, dead: 0 },
      { queue: 'assessments', waiting: 0, underWay: 0, dead: 0 },
    ],
  });
  await judgedProject(world.ports.records, 1, '2026-03-18');
  await judgedProject(world.ports.records, 2, '2026-03-19');
  await judgedProject(world.ports.records, 3, '2026-03-20');
  expect((await status()).operations.overdue).toEqual({ projects: 2, oldestOn: '2026-03-18' });
  await sweep();
  const told = { tick, endedAt: '2026-03-20T05:00:00Z', queued: 3, skipped: 0, failed: 0 };
  // They are asked for; whoever judges them takes them from the list.
  expect((await status()).operations).toMatchObject({ lastSweep: told, overdue: { projects: 2 } });
  await sweep();
  expect((await status()).operations.lastSweep).toEqual({ ...told, queued: 0, skipped: 3 });
  for (const who of [asEntity('p_vd'), asAuditor('all')]) expect(await status(who)).toMatchObject({ status: 'up', operations: null });
});

test('what lies in the queues is counted, dead letters apart; keys of no project up to a hundred', async () => {
  const { records } = world.ports;
  for (let one = 0; one < 103; one++) await records.put({ PK: strayPartition, SK: sortKeys.refused(`stray-${one}`) }, { when: 'always' });
  const depths = { count: async () => [{ queue: 'sweeps' as const, waiting: 0, underWay: 0, dead: 2 }] };
  const api = apiOf({ ...world, ports: { ...world.ports, depths } });
  const { operations } = (await ask(api, '/status')).json;
  expect(operations).toMatchObject({ strayUploads: 100, queues: [{ queue: 'sweeps', dead: 2 }] });
});

test('a queue that does not answer is our problem, and nobody else’s: entities do not ask for it', async () => {
  const depths = { count: () => Promise.reject(new Error('no answer')) };
  const broken = { ...world, ports: { ...world.ports, depths } };
  expect((await ask(apiOf(broken), '/status')).status).toBe(500);
  expect((await ask(apiOf(broken, asEntity('p_vd')), '/status')).status).toBe(200);
});
