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

test('a fault over two projects is told with their ids, and each is counted beside what was queued', async () => {
  const [first, ...others] = await Promise.all([1, 2, 3].map((number) => judgedProject(world.ports.records, number, '2026-03-10')));
  const queue: Ports['queue'] = {
    ...world.ports.queue,
    sendAssessment: (request) =>
      request.cup === first?.cup ? world.ports.queue.sendAssessment(request) : Promise.reject(new Error('SQS is out')),
  };
  const sweep = recheckHandler({ ...world.ports, queue }, speakingTelemetry('recheck', clock), { clock });
  const { lines, metrics } = await captured(() => sweep({ scheduledAt: tick }, lambda).catch(() => {}));
  expect(lines).toMatchObject([
    { level: 'INFO', ...first, tick },
    ...others.map(({ ipa, cup }) => ({ level: 'ERROR', item: `PROJECT#${ipa}#${cup}`, error: { name: 'Error' } })),
    { level: 'INFO', scheduledAt: tick, tick, queued: 1, skipped: 0, failed: 2 },
    { level: 'ERROR', error: { name: 'SweepFault' } },
  ]);
  expect(metrics.map(({ name, value }) => [name, value])).toEqual([
    ['queued', 1],
    ['faults', 2],
  ]);
});

test('a fault in reading the index is counted, and nothing is said to be queued', async () => {
  const records = { ...world.ports.records, queryIndex: () => Promise.reject(new Error('DynamoDB is out')) };
  const sweep = recheckHandler({ ...world.ports, records }, speakingTelemetry('recheck', clock), { clock });
  const { lines, metrics } = await captured(() => sweep({ scheduledAt: tick }, lambda).catch(() => {}));
  expect(lines).toMatchObject([{ level: 'ERROR', error: { name: 'Error' } }]);
  expect(metrics.map(({ name, value }) => [name, value])).toEqual([['faults', 1]]);
});
