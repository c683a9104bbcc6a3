import { parseArgs } from 'node:util';
import { startEndpoints } from '../rig/endpoints.ts';
import { survey, wrongAt } from './points.ts';
import { scenarios } from './scenarios.ts';

/** Every scenario x every call x every mode: `node tests/functions/failures/campaign.ts`, `--scenario WORDS` for those that contain them. */
const { values } = parseArgs({ options: { scenario: { type: 'string', default: '' } } });
const endpoints = await startEndpoints();
let count = 0;
let bad = 0;
for (const scenario of scenarios.filter(({ name }) => name.includes(values.scenario))) {
  const surveyed = await survey(endpoints, scenario);
  console.log(`${scenario.name}: ${surveyed.calm.calls.length} calls, ${surveyed.points.length} points`);
  for (const point of surveyed.points) {
    const wrong = await wrongAt(endpoints, surveyed, point);
    for (const line of wrong) console.log(`  ${line.slice(0, 600)}`);
    count += 1;
    bad += Number(wrong.length > 0);
  }
}
console.log(`${count} points, ${bad} bad`);
await endpoints.stop();
process.exitCode = bad > 0 ? 1 : 0;
