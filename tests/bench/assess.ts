import { memoryUsage } from 'node:process';
import { spanOf } from '../../shared/continuity/judged-span.ts';
import { fraudSignals } from '../../shared/fraud/signals.ts';
import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import { type AssessInput, assess } from '../../shared/pipeline.ts';
import { usageOf } from '../../shared/usage/service-usage.ts';
import { applyReviews } from '../../shared/verdict/apply-reviews.ts';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import { conclude } from '../../shared/verdict/conclude.ts';
import { draftRecord } from '../../shared/verdict/draft-record.ts';
import { answerWhole, evaluate } from '../../shared/verdict/evaluate.ts';
import { nextSteps } from '../../shared/verdict/next-steps.ts';
import { seal } from '../../shared/verdict/seal.ts';
import { sha256 } from '../support/build-dossier.ts';
import { DAYS_OF_A_FILE, digestTexts, dossierOf, type Size } from './assess-dossier.ts';

/**
 * `node tests/bench/assess.ts [--machines 220] [--days 150] [--services 1] [--runs 5] [--json]`: what one assessment costs without I/O,
 * step by step. Milliseconds of processor, not of the clock: a shared machine makes others wait. `first` is what a process pays that
 * has never judged; medians are of runs whose digests are parsed anew, so that nothing is remembered of them.
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
  return timed(times, 'zod', () => raw.map((one) => digestSchema.parse(one)));
}

/** An assessment cut into its steps; the same as `assess` in shared/pipeline.ts, which is timed whole beside them. */
function stepByStep(input: AssessInput, times: Record<string, number>): void {
  const { project, services } = timed(times, 'facts', () => buildFacts(input));
  const open = timed(times, 'points (with signals)', () => evaluate(input.purpose, project, services));
  const findings = timed(times, 'reviews and hashes of findings', () =>
    answerWhole(input.purpose, project, applyReviews(open, [], sha256), sha256),
  );
  const verdict = conclude(input.purpose, findings, project);
  const steps = timed(times, 'next steps', () => nextSteps(findings, verdict.deadline));
  timed(times, 'record and seal', () => seal(draftRecord({ input, facts: project, findings, verdict, steps }), sha256));
}

/** The signals of fraud alone, of digests that nobody looked at before. */
function signalsAlone(input: AssessInput, times: Record<string, number>): void {
  const { services } = buildFacts(input);
  for (const facts of services) {
    const parts = usageOf(facts);
    const { migrationStartedOn, releasedOn } = facts.service;
    const span = spanOf([
      { windowStart: `${migrationStartedOn}T00:00:00Z`, windowEnd: `${releasedOn}T23:00:00Z`, neededUntil: null } as never,
    ]);
    timed(times, 'signals of fraud alone', () => fraudSignals(facts, parts, span));
  }
}

const all: Record<string, number>[] = [];
let hash = '';
for (let run = 0; run < runs; run += 1) {
  const times: Record<string, number> = {};
  stepByStep(dossierOf(size, readDigests(times)), times);
  signalsAlone(dossierOf(size, readDigests({})), times);
  const input = dossierOf(size, readDigests({}));
  hash = timed(times, 'assess, whole', () => assess(input, sha256)).hash;
  timed(times, 'assess again, same digests', () => assess(input, sha256));
  all.push(times);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const rounded = (value: number): number => Math.round(value * 10) / 10;
const table = Object.keys(all[0] as object).map((step) => {
  const values = all.map((times) => times[step] as number);
  return { step, first: rounded(values[0] as number), median: rounded(median(values)), least: rounded(Math.min(...values)) };
});
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const seriesMonths = (size.machines * 4 * size.days) / DAYS_OF_A_FILE;
const digest = { files: texts.length, bytes, bytesPerSeriesMonth: Math.round(bytes / seriesMonths) };
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ size, digest, hash, cpuMilliseconds: table })}\n`);
else {
  process.stdout.write(
    `${JSON.stringify(size)} ${JSON.stringify(digest)} record ${hash.slice(0, 12)}, rss ${Math.round(memoryUsage().rss / 2 ** 20)} MiB\n`,
  );
  for (const { step, ...ms } of table) process.stdout.write(`${step.padEnd(34)} ${JSON.stringify(ms)}\n`);
}
