import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { bigCases } from './big-cases.ts';
import { hostileCases } from './hostile-cases.ts';
import { type LimitCase, MOST_MEGABYTES, MOST_SECONDS } from './limit-case.ts';

/**
 * Reads files that are too big for the tests, each in a process of its own, by hand:
 *   node tests/limits/campaign.ts [--only TEXT] [--node OPTIONS]
 * `--node '--max-old-space-size=64 --max-semi-space-size=2'` shows what a file needs: V8 leaves garbage lying while memory is free.
 * Ends with 1 where one came out otherwise than expected, a hostile one took too long, or any too much memory.
 */
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, node: { type: 'string', default: '' }, keep: { type: 'boolean', default: false } },
});
const folder = mkdtempSync(join(tmpdir(), 'attesta-limits-'));
const child = join(import.meta.dirname, 'measure-child.ts');
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

interface Measured {
  readonly outcome: string;
  readonly format: string | null;
  readonly issues: readonly string[];
  readonly rows: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly series: number;
  readonly seconds: number;
  readonly processor: number;
  readonly before: number;
  readonly peak: number;
  readonly digest: number;
}

async function write({ pieces, gzip = 0 }: LimitCase, path: string): Promise<void> {
  const layers = Array.from({ length: gzip }, () => createGzip());
  const bytes = Readable.from(
    (function* () {
      for (const piece of pieces()) if (piece.length > 0) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    })(),
  );
  await pipeline([bytes, ...layers, createWriteStream(path)]);
}

function measure({ kind, mapping }: LimitCase, path: string): Measured | null {
  const mappingPath = `${path}.mapping.yaml`;
  if (mapping !== undefined) writeFileSync(mappingPath, mapping);
  const args = [
    ...values.node.split(' ').filter((option) => option !== ''),
    child,
    path,
    kind ?? '-',
    mapping === undefined ? '-' : mappingPath,
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 600_000 });
  if (status === 0) return JSON.parse(stdout) as Measured;
  console.error(stderr.split('\n').slice(0, 12).join('\n'));
  return null;
}

function faultsOf({ expected, issues = [] }: LimitCase, measured: Measured, isHostile: boolean): string[] {
  return [
    ...(measured.outcome === expected ? [] : [`expected ${expected}`]),
    ...issues.filter((code) => !measured.issues.includes(code)).map((code) => `no ${code}`),
    ...(measured.rows.read === measured.rows.accepted + measured.rows.rejected ? [] : ['rows do not add up']),
    ...(isHostile && measured.processor > MOST_SECONDS ? ['too slow'] : []),
    ...(measured.peak > MOST_MEGABYTES * 1024 * 1024 ? ['too much memory'] : []),
  ];
}

let wrong = 0;
for (const [isHostile, cases] of [
  [true, hostileCases],
  [false, bigCases],
] as const) {
  for (const each of cases.filter(({ name }) => name.includes(values.only))) {
    const path = join(folder, 'file');
    await write(each, path);
    const measured = measure(each, path);
    const faults = measured === null ? ['ended without an answer'] : faultsOf(each, measured, isHostile);
    if (faults.length > 0) wrong += 1;
    const cost = measured
      ? `${measured.seconds.toFixed(1).padStart(6)} s (${measured.processor.toFixed(1)} cpu) ${megabytes(measured.peak).padStart(5)} MB (${megabytes(measured.before)} before)  ${measured.outcome}${measured.format ? ` ${measured.format}` : ''}, ${measured.rows.read} rows, ${measured.series} series, digest ${megabytes(measured.digest)} MB [${measured.issues.join(' ')}]`
      : '';
    console.log(
      `${each.name.padEnd(52)} ${megabytes(statSync(path).size).padStart(5)} MB ${cost}${faults.map((fault) => `  <-- ${fault}`).join('')}`,
    );
  }
}
if (!values.keep) rmSync(folder, { recursive: true });
process.exitCode = wrong === 0 ? 0 : 1;
