import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { fixturesOnDisk } from './fixtures-on-disk.ts';
import { brokenLaws } from './laws.ts';
import { question } from './question.ts';

/**
 * Reads very many changed fixtures, by hand:
 *   node tests/fuzz/campaign.ts --count 200 [--seed 1] [--only TEXT] [--keep FOLDER]
 * `--count`: changes of each fixture. `--keep` writes the smallest file that breaks a law into a folder.
 * Ends with 1 where a law was broken.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
});

let broken = 0;
for (const fixture of fixturesOnDisk.filter(({ name }) => name.includes(values.only))) {
  const property = fc.asyncProperty(question(fixture), async (asked) => (await brokenLaws(asked)).length === 0);
  const checked = await fc.check(property, { numRuns: Number(values.count), seed: Number(values.seed), interruptAfterTimeLimit: 120_000 });
  const [smallest] = checked.counterexample ?? [];
  if (!smallest) continue;
  broken += 1;
  console.log(
    `${fixture.name}: ${(await brokenLaws(smallest)).join('; ')} (path ${checked.counterexamplePath}, ${smallest.bytes.length} bytes, pieces ${smallest.pieces.join()}, mapping ${smallest.mapping !== null})`,
  );
  if (values.keep !== undefined) writeFileSync(`${values.keep}/${fixture.name.replaceAll('/', '-')}`, smallest.bytes);
}
console.log(`${fixturesOnDisk.length} fixtures, ${broken} with a law broken`);
process.exitCode = broken === 0 ? 0 : 1;
