import { parseArgs } from 'node:util';
import { startEndpoints } from '../rig/endpoints.ts';
import { differences } from './play.ts';
import { stories } from './stories.ts';
import { calmly, mixed, prepare } from './tell-story.ts';

/**
 * Every story with many seeds: `node tests/functions/failures/stories-campaign.ts --from 1 --seeds 50`; `--story WORDS` for those that
 * contain them. With `--faulty 30` three deliveries in ten meet a fault besides.
 */
const { values } = parseArgs({
  options: {
    story: { type: 'string', default: '' },
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '20' },
    faulty: { type: 'string', default: '0' },
  },
});
const endpoints = await startEndpoints();
let bad = 0;
for (const story of stories.filter(({ name }) => name.includes(values.story))) {
  const told = await prepare(endpoints, story);
  const calm = await calmly(endpoints, told);
  for (const line of calm.broken) console.log(`  calm: ${line}`);
  for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed++) {
    const chances = { abreast: 4, doubled: 20, faulty: Number(values.faulty) };
    const wrong = await mixed(endpoints, told, seed, chances).then(
      (played) => differences(calm, played),
      (error: unknown) => [`the run broke: ${error}`],
    );
    for (const line of wrong) console.log(`  ${story.name}, seed ${seed}: ${line.slice(0, 800)}`);
    bad += Number(wrong.length > 0);
  }
  console.log(`${story.name}: told with seeds ${values.from} and on, ${bad} bad so far`);
}
await endpoints.stop();
process.exitCode = bad > 0 ? 1 : 0;
