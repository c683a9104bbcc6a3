import { parseArgs } from 'node:util';
import { differenceOfFiles } from './difference-of-files.ts';
import { drawCells } from './draw-cells.ts';

/**
 * Reads very many generated tables, by hand, as every kind of file that holds tables:
 *   node tests/reading/same-table/campaign.ts --count 1000 [--from 0]
 * Ends with 1 where one said other than the rest.
 */
const { values } = parseArgs({ options: { count: { type: 'string', default: '100' }, from: { type: 'string', default: '0' } } });
const [from, count] = [Number(values.from), Number(values.count)];
let differences = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const difference = await differenceOfFiles(drawCells(seed)).catch((error: unknown) => String(error));
  if (difference === null) continue;
  differences += 1;
  console.log(`seed ${seed}: ${difference}`);
}
console.log(`${count} tables from seed ${from}, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
