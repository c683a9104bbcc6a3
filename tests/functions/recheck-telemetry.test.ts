import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ports } from '../../functions/ports.ts';
import { recheckHandler } from '../../functions/recheck/recheck-handler.ts';
import { lambdaContext } from '../../local/queue/lambda-event.ts';
import { captured, speakingTelemetry } from './rig/captured-output.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { judgedProject } from './rig/judged-project.ts';
import { openWorld, type World } from './rig/world.ts';

/** What a sweep leaves behind in the log and in the metrics. */
const tick = '2026-03-20T03:00:00Z';
const clock = () => Date.parse('2026-03-20T05:00:00Z');
const lambda = lambdaContext({ name: 'recheck', visibilitySeconds: 300 }, clock);

let endpoints: Endpoints;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  world = await openWorld(endpoints, await endpoints.createBucket());
});

test('a fault over one project is told with its ids, and counted beside what was queued', async () => {
  const [first, second] = await Promise.all([1, 2].map((number) => judgedProject(world.ports.records, number, '2026-03-10')));
  const queue: Ports['queue'] = {
    ...world.ports.queue,
    sendAssessment: (request) =>
      request.cup === second?.cup ? Promise.reject(new Error('SQS is out')) : world.ports.queue.sendAssessment(request),
  };
  const sweep = recheckHandler({ ...world.ports, queue }, speakingTelemetry('recheck', clock), { clock });
  const { lines, metrics } = await captured(() => sweep({ scheduledAt: tick }, lambda).catch(() => {}));
  expect(lines).toMatchObject([
    { level: 'INFO', ...first, tick },
    { level: 'ERROR', item: `PROJECT#${second?.ipa}#${second?.cup}`, error: { name: 'Error' } },
    { level: 'INFO', scheduledAt: tick, tick, queued: 1, skipped: 0, failed: 1 },
    { level: 'ERROR', error: { name: 'SweepFault' } },
  ]);
  expect(metrics.map(({ name, value }) => [name, value])).toEqual([
    ['queued', 1],
    ['faults', 1],
  ]);
});

test('a fault in reading the index is counted, and nothing is said to be queued', async () => {
  const records = { ...world.ports.records, queryIndex: () => Promise.reject(new Error('DynamoDB is out')) };
  const sweep = recheckHandler({ ...world.ports, records }, speakingTelemetry('recheck', clock), { clock });
  const { lines, metrics } = await captured(() => sweep({ scheduledAt: tick }, lambda).catch(() => {}));
  expect(lines).toMatchObject([{ level: 'ERROR', error: { name: 'Error' } }]);
  expect(metrics.map(({ name, value }) => [name, value])).toEqual([['faults', 1]]);
});
