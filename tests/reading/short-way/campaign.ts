import { parseArgs } from 'node:util';
import { drawFrom } from './draw.ts';
import { differenceBySeed, differenceInFewRows, kinds } from './kinds.ts';
import { differenceFromNaive } from './naive/difference.ts';

/**
 * Reads very many generated tables, by hand, the short way, the long way and as csv-parse with a naive reducer does:
 *   node tests/reading/short-way/campaign.ts --count 100000 [--from 0] [--cut-share 0.02] [--broad | --swarm | --lives]
 * Of other kinds of tables than any: see kinds.ts. `--cut-share`: of how many of any, of a few rows each, every cut is tried. Ends with 1 where
 * there was a difference.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    from: { type: 'string', default: '0' },
    'cut-share': { type: 'string', default: '0.02' },
    broad: { type: 'boolean', default: false },
    swarm: { type: 'boolean', default: false },
    lives: { type: 'boolean', default: false },
  },
});

const of = (['broad', 'swarm', 'lives'] as const).find((kind) => values[kind]) ?? 'any';
const [from, count] = [Number(values.from), Number(values.count)];
const found: string[] = [];
let judged = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const isCutEverywhere = of === 'any' && drawFrom(seed).chance(Number(values['cut-share']));
  const cut = await (isCutEverywhere ? differenceInFewRows(seed) : differenceBySeed(of, seed)).catch((error: unknown) => String(error));
  if (cut !== null) found.push(`seed ${seed}, pieces ${String(cut)}`);
  const naive = of === 'swarm' || of === 'lives' ? 'not judged' : await differenceFromNaive(kinds[of](seed));
  if (naive !== 'not judged') judged += 1;
  if (naive !== null && naive !== 'not judged') found.push(`seed ${seed}, naive: ${naive}`);
  if ((seed + 1 - from) % 1000 === 0)
    console.error(`${seed + 1 - from} tables, ${judged} judged by the naive reducer, ${found.length} differences`);
}
console.log(`${count} tables from seed ${from}, ${judged} judged by the naive reducer, ${found.length} differences`);
for (const line of found.slice(0, 20)) console.log(line);
process.exitCode = found.length === 0 ? 0 : 1;
