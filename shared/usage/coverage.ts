import type { Run } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { type IntervalSet, union } from './intervals.ts';
import { LINK } from './limits.ts';

/**
 * How long a run lasts on after its last row: the step before that row, when it is a reading and the step is at most 2 h 30
 * (DESIGN §5 statement 5). Milliseconds.
 */
export function lastStep(run: readonly [...Run, ...unknown[]]): Milliseconds {
  const [, , previous, last, reading] = run;
  if (!reading || previous === null) return 0;
  const step = last - previous;
  return step <= LINK ? step : 0;
}

/** What one file's series covers by itself, before any receipt is known: for showing, not for judging. */
export function coveredIntervals(runs: readonly Run[]): IntervalSet {
  return union(runs.map((run) => [run[0], run[1] + lastStep(run)]));
}
