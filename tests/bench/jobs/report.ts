import { readFileSync } from 'node:fs';
import type { Answer } from '../answer/answer.ts';

/** What a contender says at its end. */
export interface JobReport {
  /** Most memory that its process ever held, MiB. */
  readonly rssMb: number;
  /** null: a limit, which reads and knows nothing. */
  readonly answer: Answer | null;
}

/** One line on stdout, and the process may end. */
export function report(answer: Answer | null): void {
  process.stdout.write(`${JSON.stringify({ rssMb: peakRss(), answer } satisfies JobReport)}\n`);
}

/** `getrusage` remembers what the parent held when it forked; the kernel's own high-water mark is of this process alone. */
function peakRss(): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found) return Math.round(Number(found[1]) / 102.4) / 10;
  } catch {
    // Not Linux.
  }
  return Math.round(process.resourceUsage().maxRSS / 102.4) / 10;
}
