import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import type { AssessInput } from '../../shared/pipeline.ts';
import { DAY, dayNumber, dayText } from '../../shared/time/civil-day.ts';
import { romeMidnight } from '../../shared/time/rome.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';
import { READER_VERSION } from '../../shared/version.ts';
import { assessInput } from '../support/build-dossier.ts';
import { filed } from '../support/build-files.ts';
import { identityOf, loadClasses, loadOf } from './assess-load.ts';

/** What is judged: so many machines, four classes each, a row a minute, one file for each stretch of 30 days. */
export interface Size {
  readonly machines: number;
  readonly days: number;
  /** Services that share the machines. */
  readonly services: number;
}

const MINUTE = 60_000;
export const DAYS_OF_A_FILE = 30;
/** After the decree, and with the autumn change of the clock in the 150 days that follow. */
const BEGIN = dayNumber('2025-07-15');

const machineId = (machine: number): string => `i-0a1b2c3d4e5f6${machine.toString(16).padStart(4, '0')}`;

/** Rows through the real sink: a digest as ingest makes it, of a file that nobody has to write and read. */
function makeDigest(file: number, { machines, days }: Size): Digest {
  const sink = openDigestSink();
  const [from, to] = [BEGIN + file * DAYS_OF_A_FILE, BEGIN + Math.min(days, (file + 1) * DAYS_OF_A_FILE)];
  const [start, end] = [romeMidnight(from), romeMidnight(to)];
  let row = 2;
  for (let machine = 0; machine < machines; machine += 1) {
    for (const [at, resourceClass] of loadClasses.entries()) {
      const writer = sink.series(identityOf(machineId(machine), resourceClass));
      const load = loadOf(resourceClass, 7_919 * file + 4 * machine + at);
      for (let stamp = start; stamp < end; stamp += MINUTE) writer.add(stamp, MINUTE, load((stamp - start) / MINUTE), row++);
    }
  }
  const recognition = { status: 'recognised', format: 'cloudwatch-series-csv', needs: [], reason: null, candidates: [] } as const;
  const path = `project/usage-report/part-${file + 1}.csv`;
  const content = { ...sink.finish(), rows: { read: row - 2, accepted: row - 2, rejected: 0 } };
  return filed(path, { ...content, recognition: { ...recognition, needs: [], candidates: [] } }).digest;
}

/** The digests' own texts, as S3 would give them. Made once, kept below the temporary folder, made again when the reader changes. */
export function digestTexts(size: Size): readonly string[] {
  const folder = join(tmpdir(), 'attesta-bench', `assess-${size.machines}x${size.days}-reader-${READER_VERSION}`);
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: Math.ceil(size.days / DAYS_OF_A_FILE) }, (_, file) => {
    const path = join(folder, `${file + 1}.json`);
    if (!existsSync(path)) {
      process.stderr.write(`making digest ${file + 1} (once, below ${folder})\n`);
      writeFileSync(`${path}.part`, JSON.stringify(digestSchema.parse(makeDigest(file, size))));
      renameSync(`${path}.part`, path);
    }
    return readFileSync(path, 'utf8');
  });
}

/** A dossier of transferred services whose machines the digests are about: nothing missing in its usage, nothing forged. */
export function dossierOf(size: Size, digests: readonly Digest[]): AssessInput {
  const lastDay = dayText(BEGIN + size.days - 1);
  const perService = Math.ceil(size.machines / size.services);
  const services = Array.from({ length: size.services }, (_, at) => ({
    id: `servizio-${at + 1}`,
    name: `Servizio ${at + 1}`,
    migrationStartedOn: dayText(BEGIN),
    releasedOn: lastDay,
    completedOn: lastDay,
    declared: null,
    resources: Array.from({ length: Math.min(perService, size.machines - at * perService) }, (_, index) => ({
      provider: 'ovh',
      id: machineId(at * perService + index),
      kind: 'vm',
    })),
  }));
  const receivedAt = (file: number) =>
    new Date(romeMidnight(BEGIN + Math.min(size.days, (file + 1) * DAYS_OF_A_FILE)) + DAY / 4).toISOString();
  const files = digests.map((digest, file) => ({
    path: `project/usage-report/part-${file + 1}.csv`,
    receivedAt: receivedAt(file),
    digest,
  }));
  return assessInput({ services, files, asOf: receivedAt(digests.length - 1) });
}
