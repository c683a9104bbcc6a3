import { parseArgs } from 'node:util';
import { askFromRows } from './ask-from-rows.ts';
import { differences } from './compare.ts';
import { askOracle } from './continuity-oracle.ts';
import { generateCase } from './generate-case.ts';
import { type Interpretations, literalReading, productReading } from './interpretations.ts';
import { renderCase, withoutBilledRows } from './render-case.ts';

/**
 * Compares product and oracle on many generated cases, by hand:
 *   node tests/oracle/campaign.ts --count 20000 [--from 0] [--path rows|files] [--show 3] [--as product|literal] [--reading name=value …]
 * `rows` hands the rows to the reducer; `files` writes CSV files and reads them. The oracle reads §5 as the
 * product does, or literally; `--reading` turns over one interpretation.
 * Ends with 1 when there was a difference.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    from: { type: 'string', default: '0' },
    path: { type: 'string', default: 'rows' },
    show: { type: 'string', default: '3' },
    reading: { type: 'string', multiple: true, default: [] },
    as: { type: 'string', default: 'product' },
  },
});
const readings = {
  ...(values.as === 'literal' ? literalReading : productReading),
  ...Object.fromEntries(values.reading.map((each) => each.split('='))),
} as Interpretations;

/** Only where asked for: the readers are a large part of the product. */
const askFromFiles = values.path === 'files' ? (await import('./ask-from-files.ts')).askFromFiles : null;

const kinds = new Map<string, number[]>();
let agreed = 0;
for (let seed = Number(values.from); seed < Number(values.from) + Number(values.count); seed += 1) {
  const drawn = generateCase(seed);
  const question = askFromFiles ? withoutBilledRows(drawn) : drawn;
  const product = askFromFiles ? await askFromFiles(question, renderCase(question)) : askFromRows(question);
  const found = differences(askOracle(question, readings), product);
  if (found.length === 0) agreed += 1;
  const kindOf = found.map((line) => line.replace(/^\w+: /, '').replace(/-?\d+(\.\d+)?/g, 'n'));
  for (const kind of new Set(kindOf)) kinds.set(kind, [...(kinds.get(kind) ?? []), seed]);
  if ((seed + 1) % 1000 === 0) console.error(`${seed + 1 - Number(values.from)} cases, ${agreed} agree`);
}
console.log(`${agreed} of ${values.count} cases agree`);
for (const [kind, seeds] of [...kinds].sort(([, a], [, b]) => b.length - a.length))
  console.log(`${String(seeds.length).padStart(6)}  ${kind}  (seeds ${seeds.slice(0, Number(values.show)).join(', ')})`);
process.exitCode = kinds.size === 0 ? 0 : 1;
