import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { JobReport } from '../jobs/report.ts';

export interface Timed extends JobReport {
  /** Wall time of the whole process, from its start to its end. */
  readonly seconds: number;
}

/** How often the memory of a foreign program is looked at, ms. */
const LOOK_EVERY = 2;

/**
 * Runs one process to its end. What is ours reports its own peak memory and answer on stdout; of a foreign program (`reports` false)
 * the kernel is asked while it runs, and its output is thrown away.
 *
 * @throws when it ends badly: a contender that fails is no result
 */
export function timeProcess([program = '', ...args]: readonly string[], reports: boolean): Promise<Timed> {
  const started = process.hrtime.bigint();
  // What Node kept of an earlier run a function does not find.
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const child = spawn(program, args, { env, stdio: ['ignore', reports ? 'pipe' : 'ignore', 'pipe'] });
  const [output, complaints]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (piece: Buffer) => output.push(piece));
  child.stderr?.on('data', (piece: Buffer) => complaints.push(piece));
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, peakOf(child.pid));
  };
  const looking = reports ? null : setInterval(look, LOOK_EVERY);
  if (!reports) child.once('spawn', look);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (looking) clearInterval(looking);
      if (code !== 0) {
        reject(new Error(`${[program, ...args].join(' ')} ended with ${signal ?? code}\n${Buffer.concat(complaints)}`));
        return;
      }
      const told = reports ? (JSON.parse(Buffer.concat(output).toString()) as JobReport) : { rssMb: peak, answer: null };
      resolve({ ...told, seconds });
    });
  });
}

/** MiB; 0 where the kernel does not say, or the process is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(Number(found?.[1] ?? 0) / 102.4) / 10;
  } catch {
    return 0;
  }
}
