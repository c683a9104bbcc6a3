import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { whenParentGone } from './supervised.ts';
import { failureLines, type TestReport, unloadedFiles } from './test-report.ts';

const root = join(import.meta.dirname, '..');
const reportFile = join(root, '.attesta', 'test-report.json');

interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, each in one line. */
  readonly failures?: readonly string[];
}

/**
 * `node local/run-checks.ts [--with-tests] [vitest arguments]`: types, lint and format, stale generated files, the console, and the tests. Each of the
 * checks counts as one. Everything runs even after a failure; the last lines say what failed, then `N passed, N failed`; exit 1 when anything did.
 */
async function main(args: readonly string[]): Promise<number> {
  const withTests = args.includes('--with-tests');
  const tallies: Tally[] = [
    await check('types (tsc)', ['node_modules/typescript/bin/tsc', '-p', '.']),
    await check('lint and format (biome)', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
    await check('generated files up to date', ['local/run-generators.ts', '--check']),
    // Before the tests: stacks that they start would each build it.
    await check('console (vite build)', ['local/console/build.ts']),
  ];
  if (withTests) tallies.push(await tests(args.filter((arg) => arg !== '--with-tests')));
  const total = (key: 'passed' | 'failed' | 'skipped') => tallies.reduce((sum, tally) => sum + tally[key], 0);
  process.stdout.write('\n');
  for (const tally of tallies) {
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    process.stdout.write(
      `${tally.failed === 0 ? 'ok  ' : 'FAIL'}  ${tally.name}: ${tally.passed} passed, ${tally.failed} failed${skipped}\n`,
    );
    for (const failure of tally.failures ?? []) process.stdout.write(`      ${failure}\n`);
  }
  process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`);
  return total('failed') === 0 ? 0 : 1;
}

async function check(name: string, command: readonly string[]): Promise<Tally> {
  process.stdout.write(`\n— ${name}\n`);
  const passed = (await run(command)) === 0;
  return { name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

async function tests(args: readonly string[]): Promise<Tally> {
  process.stdout.write('\n— tests (vitest)\n');
  await mkdir(join(root, '.attesta'), { recursive: true });
  await rm(reportFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const code = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args]);
  return { name: 'tests (vitest)', ...(await readReport(code)) };
}

/** Counts of vitest's JSON report. A test file that does not even load, or a run that ends badly without a failed test, is one failure. */
async function readReport(code: number): Promise<Omit<Tally, 'name'>> {
  const text = await readFile(reportFile, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(text) as TestReport;
  const unloaded = unloadedFiles(report).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failureLines(report, root),
  };
}

/** Runs a script on the Node we run on; its output is ours. */
function run([script = '', ...args]: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  running = child;
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

let running: ChildProcess | null = null;
function stop(): never {
  running?.kill();
  process.exit(1);
}
whenParentGone(stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);

process.exitCode = await main(process.argv.slice(2));
