import { parseArgs } from 'node:util';
import { anywhere, everyPosition, firstDifference, singleBytes, whole } from './cuts.ts';
import { drawFrom } from './draw.ts';
import { drawBroadTable } from './draw-broad.ts';
import { drawTable } from './draw-table.ts';
import { differenceFromNaive } from './naive/difference.ts';

/**
 * Reads very many generated tables, by hand, the short way, the long way and as csv-parse with a naive reducer does:
 *   node tests/reading/short-way/campaign.ts --count 100000 [--from 0] [--cut-share 0.02] [--broad]
 * `--broad`: rows of many values. `--cut-share`: of how many tables, of a few rows each, every cut is tried. Ends with 1 where there was a difference.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    from: { type: 'string', default: '0' },
    'cut-share': { type: 'string', default: '0.02' },
    broad: { type: 'boolean', default: false },
  },
});

const [from, count] = [Number(values.from), Number(values.count)];
const found: string[] = [];
let judged = 0;
let cuts = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const draw = drawFrom(seed);
  const isCutEverywhere = !values.broad && draw.chance(Number(values['cut-share']));
  const file = values.broad ? drawBroadTable(seed) : isCutEverywhere ? drawTable(seed, 0.3, 4) : drawTable(seed);
  const tried = isCutEverywhere ? [whole, singleBytes, ...everyPosition(file)] : [draw.chance(0.5) ? whole : anywhere(draw)];
  cuts += tried.length;
  const cut = await firstDifference(file, tried).catch((error: unknown) => String(error));
  if (cut !== null) found.push(`seed ${seed}, pieces ${String(cut)}`);
  const naive = await differenceFromNaive(file);
  if (naive !== 'not judged') judged += 1;
  if (naive !== null && naive !== 'not judged') found.push(`seed ${seed}, naive: ${naive}`);
  if ((seed + 1 - from) % 1000 === 0)
    console.error(`${seed + 1 - from} tables, ${judged} judged by the naive reducer, ${found.length} differences`);
}
console.log(`${count} tables from seed ${from}, ${cuts} readings, ${judged} judged by the naive reducer, ${found.length} differences`);
for (const line of found.slice(0, 20)) console.log(line);
process.exitCode = found.length === 0 ? 0 : 1;
