import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { READER_VERSION } from '../../shared/version.ts';
import { jobNames, youngSpace } from './contenders.ts';
import { bundleJobs } from './jobs/bundle-jobs.ts';
import { findCores } from './measure/cores.ts';
import { AnswersDiffer } from './measure/interleave.ts';
import { describeMachine } from './measure/machine.ts';
import { readOptions, WrongUsage } from './options.ts';
import { resultTable } from './result-table.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';
import type { Measured } from './scenarios/scenario.ts';

/** Results that are kept, and from which docs/performance.md is made. */
const resultsFolder = join(import.meta.dirname, 'results');

/**
 * `npm run bench -- [--quick] [--size quick|250|2500] [--inputs a,b] [--scenarios a,b] [--runs N] [--dir FOLDER] [--json] [--write]`.
 * stdout carries only the result; exit 1 when two contenders do not answer the same, 2 on wrong usage, 3 on our fault.
 */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const cores = findCores();
  const machine = describeMachine(cores.pinned);
  const tell = (text: string): void => void process.stderr.write(`${text}\n`);
  mkdirSync(options.folder, { recursive: true });
  tell(`inputs in ${options.folder}`);
  const modules = bundleJobs(jobNames);
  const measured: Measured[] = [];
  try {
    for (const scenario of allScenarios.filter(({ name }) => options.scenarios.includes(name))) {
      tell(`— ${scenario.name}: ${scenario.about}`);
      measured.push(await scenario.measure({ ...options, cores, bundled: modules.of, tell }));
    }
  } finally {
    modules.remove();
  }
  const result = {
    machine,
    runs: measured.flatMap(({ runs }) => runs),
    ratios: Object.assign({}, ...measured.map(({ ratios }) => ratios)) as Measured['ratios'],
  };
  if (options.write) {
    const file = join(resultsFolder, `${options.size}.json`);
    const how = { reader: READER_VERSION, rounds: options.rounds, youngSpace };
    writeFileSync(file, `${JSON.stringify({ ...how, ...result }, null, 2)}\n`);
    tell(`written: ${file}; npm run generate makes docs/performance.md from it`);
  }
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 1)}\n` : resultTable(result));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof AnswersDiffer || error instanceof WrongUsage;
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = error instanceof WrongUsage ? 2 : known ? 1 : 3;
}
