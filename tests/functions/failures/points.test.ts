import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import { survey, wrongAt } from './points.ts';
import { scenarios } from './scenarios.ts';

/**
 * Our own failures at every I/O point of every handler (DESIGN §1, invariants 3 and 6): a call refused, done without a reply, done twice,
 * done again long after, or the process gone. The message is delivered again, everything drains, and all ends as in the calm. Here every
 * seventh point; `node tests/functions/failures/campaign.ts` runs them all.
 */
const every = 7;
const fewest = 140;

let endpoints: Endpoints;
let count = 0;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(async () => {
  await endpoints.stop();
  console.log(`${count} points of failure`);
  expect(count).toBeGreaterThanOrEqual(fewest);
});

test.each(scenarios.map((scenario, index) => ({ index, ...scenario })))(
  '$name ends as in the calm, whatever fails',
  async ({ index, ...scenario }) => {
    const surveyed = await survey(endpoints, scenario);
    expect(surveyed.calm.broken).toEqual([]);
    const wrong: string[] = [];
    for (const point of surveyed.points.filter((_point, number) => (number + index) % every === 0)) {
      wrong.push(...(await wrongAt(endpoints, surveyed, point)));
      count += 1;
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);
