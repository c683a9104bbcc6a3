import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBundle } from '../../infra/constructs/bundling.ts';
import { type FunctionName, functionDefinitions } from '../../infra/definitions/functions.ts';
import { sizeOfBundle } from '../support/bundle-size.ts';
import { describeMachine } from './measure/machine.ts';
import { median, pairedRatio, rounded } from './measure/median.ts';

/**
 * `node tests/bench/cold-start.ts [--runs 15] [--json]`: what a start of each function costs before its first event, from the start of the
 * process to the end of its imports, against a handler that is empty. Bundles are those that are deployed. Milliseconds of processor beside
 * those of the clock: on a machine that others use too the clock measures them as well. Nothing here ran on Lambda.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } } });
const runs = Number(values.runs);
const results = join(import.meta.dirname, 'results', 'cold-start.json');

const folder = mkdtempSync(join(tmpdir(), 'attesta-cold-start-'));
const names = Object.keys(functionDefinitions) as FunctionName[];

/** Imports a handler as Lambda does, then says what the process has used and leaves. */
const loader = join(folder, 'load.mjs');
writeFileSync(
  loader,
  `const { handler } = await import(process.argv[2]);
if (typeof handler !== 'function') throw new Error('no handler');
const milliseconds = performance.now();
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ wallMs: milliseconds, cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20 }));
`,
);
const empty = join(folder, 'empty.mjs');
writeFileSync(empty, 'export const handler = async () => ({});\n');

interface Start {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** What a deployed function finds in its environment; nothing is called. */
const environment = {
  AWS_REGION: 'eu-south-1',
  ATTESTA_TOKENS: 'iam',
  ATTESTA_BUCKET: 'attesta-valdoro',
  ATTESTA_TABLE: 'attesta-valdoro',
  ATTESTA_UPLOADS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-uploads',
  ATTESTA_ASSESSMENTS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-assessments',
  ATTESTA_COUNTED_QUEUES: '{}',
};
const start = (module: string): Start =>
  JSON.parse(execFileSync(process.execPath, [loader, module], { env: environment, encoding: 'utf8' }));

try {
  for (const name of names) writeBundle(functionDefinitions[name].entry, join(folder, name));
  const modules = [empty, ...names.map((name) => join(folder, name, 'index.mjs'))];
  for (const module of modules) start(module);
  const rounds = Array.from({ length: runs }, () => modules.map(start));
  const of = (index: number, what: keyof Start): readonly number[] => rounds.map((round) => (round[index] as Start)[what]);
  const rows = ['empty handler', ...names].map((name, index) => ({
    function: name,
    ...(index === 0 ? { startFiles: 1, startKiB: 0, allKiB: 0 } : sizeOfBundle(join(folder, name))),
    cpuMs: rounded(median(of(index, 'cpuMs'))),
    cpuRatio: rounded(pairedRatio(of(0, 'cpuMs'), of(index, 'cpuMs'))),
    wallMs: rounded(median(of(index, 'wallMs'))),
    wallRatio: rounded(pairedRatio(of(0, 'wallMs'), of(index, 'wallMs'))),
    rssMb: rounded(median(of(index, 'rssMb'))),
  }));
  const document = { machine: describeMachine(false), runs, rows };
  mkdirSync(join(results, '..'), { recursive: true });
  writeFileSync(results, `${JSON.stringify(document, null, 2)}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
