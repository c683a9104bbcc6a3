import { memoryUsage } from 'node:process';
import { spanOf } from '../../shared/continuity/judged-span.ts';
import { fraudSignals } from '../../shared/fraud/signals.ts';
import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import { type AssessInput, assess } from '../../shared/pipeline.ts';
import { usageOf } from '../../shared/usage/service-usage.ts';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import { sha256 } from '../support/build-dossier.ts';
import { DAYS_OF_A_FILE, digestTexts, dossierOf, type Size } from './assess-dossier.ts';
import quick from './results/250.json' with { type: 'json' };

/**
 * `node tests/bench/assess.ts [--machines 220] [--days 150] [--services 1] [--runs 5] [--json]`: what one assessment costs without I/O.
 * Milliseconds of processor, all threads, and not of the clock: a shared machine makes others wait. `first` is what a process pays that
 * has never judged; `median` and `least` are of runs whose digests are parsed anew, so that nothing is remembered of them.
 */
const number = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};

const size: Size = { machines: number('machines', 220), days: number('days', 150), services: number('services', 1) };
const runs = number('runs', 5);

/** Processor time of some work, all threads of the process. */
function timed<T>(into: Record<string, number>, step: string, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  into[step] = (into[step] ?? 0) + (user + system) / 1000;
  return result;
}

const texts = digestTexts(size);

function readDigests(times: Record<string, number>): readonly Digest[] {
  const raw = timed(times, 'JSON.parse', () => texts.map((text) => JSON.parse(text) as unknown));
  return timed(times, 'schema', () => raw.map((one) => digestSchema.parse(one)));
}

/** The signals of fraud alone, of digests that nobody looked at before; an assessment then finds them answered. */
function askSignals(input: AssessInput): void {
  for (const facts of buildFacts(input).services) {
    const { migrationStartedOn, releasedOn } = facts.service;
    const days = { windowStart: `${migrationStartedOn}T00:00:00Z`, windowEnd: `${releasedOn}T23:00:00Z`, neededUntil: null };
    fraudSignals(facts, usageOf(facts), spanOf([days as never]));
  }
}

/** Fold and verdict apart from the signals. */
function measureApart(times: Record<string, number>): void {
  const input = dossierOf(size, readDigests(times));
  timed(times, 'signals of fraud', () => askSignals(input));
  timed(times, 'fold and verdict', () => assess(input, sha256));
}

/** Both together, and the same again. */
function measureWhole(times: Record<string, number>): string {
  const input = dossierOf(size, readDigests({}));
  const { hash } = timed(times, 'assess, digests never judged', () => assess(input, sha256));
  timed(times, 'assess again, same digests', () => assess(input, sha256));
  return hash;
}

/** One file more than was judged before. */
function measureAdded(times: Record<string, number>): void {
  const before = readDigests({}).slice(0, -1);
  if (before.length > 0) assess(dossierOf(size, before), sha256);
  timed(times, 'one file more, read and judged', () => {
    const added = digestSchema.parse(JSON.parse(texts.at(-1) as string));
    return assess(dossierOf(size, [...before, added]), sha256);
  });
}

const all: Record<string, number>[] = [];
let hash = '';
for (let run = 0; run < runs; run += 1) {
  const times: Record<string, number> = {};
  measureApart(times);
  hash = measureWhole(times);
  measureAdded(times);
  all.push(times);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const rounded = (value: number): number => Math.round(value * 10) / 10;
const table = Object.keys(all[0] as object).map((step) => {
  const values = all.map((times) => times[step] as number);
  return { step, first: rounded(values[0] as number), median: rounded(median(values)), least: rounded(Math.min(...values)) };
});
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
/** What it takes to read the files themselves again, by the rate of `attesta-ingest` in the last run of the bench of reading. */
const ROWS_OF_LONG = 3_720_000;
const reading = quick.runs.find(({ input, tool }) => input === 'long' && tool === 'attesta-ingest')?.seconds ?? Number.NaN;
const rereadSeconds = Math.round((size.machines * 4 * size.days * 1440 * reading) / ROWS_OF_LONG);
const seriesMonths = (size.machines * 4 * size.days) / DAYS_OF_A_FILE;
const digest = { files: texts.length, bytes, bytesPerSeriesMonth: Math.round(bytes / seriesMonths) };
if (process.argv.includes('--json'))
  process.stdout.write(`${JSON.stringify({ size, digest, rereadSeconds, hash, cpuMilliseconds: table })}\n`);
else {
  process.stdout.write(
    `${JSON.stringify(size)} ${JSON.stringify(digest)} to read again: ${rereadSeconds} s; record ${hash.slice(0, 12)}, rss ${Math.round(memoryUsage().rss / 2 ** 20)} MiB\n`,
  );
  for (const { step, ...ms } of table) process.stdout.write(`${step.padEnd(34)} ${JSON.stringify(ms)}\n`);
}
