import type { Run } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { LINK } from './limits.ts';

/** A run, whatever else is known of it. */
type AnyRun = readonly [...Run, ...unknown[]];

/** The latest row start before the last one of two runs that become one; null: there is none. */
function previousOf(a: AnyRun, b: AnyRun, last: Milliseconds): Milliseconds | null {
  let previous = later(null, a[2], last);
  previous = later(previous, a[3], last);
  previous = later(previous, b[2], last);
  return later(previous, b[3], last);
}

const later = (previous: Milliseconds | null, start: Milliseconds | null, last: Milliseconds): Milliseconds | null =>
  start !== null && start < last && (previous === null || start > previous) ? start : previous;

function endsWithReading(a: AnyRun, b: AnyRun): boolean {
  if (a[1] === b[1]) return a[4] || b[4];
  return a[1] > b[1] ? a[4] : b[4];
}

/** One run out of two that lie within 2 h 30 of each other. Commutative and associative, so that no order of rows can show. */
export function joinRuns(a: AnyRun, b: AnyRun): Run {
  const last = Math.max(a[3], b[3]);
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1]), previousOf(a, b, last), last, endsWithReading(a, b)];
}

/**
 * Adds a run to a list sorted by start in which neighbours are more than 2 h 30 apart, and keeps it so (DESIGN §5 statement 5:
 * "silences of at most 2 h 30 between rows are closed"). `join` says what two near runs become.
 */
export function insertRun<R extends readonly [Milliseconds, Milliseconds, ...unknown[]]>(runs: R[], run: R, join: (a: R, b: R) => R): void {
  let low = 0;
  let high = runs.length;
  // Rows mostly come in time order: look at the last run before searching.
  if (high > 0 && (runs[high - 1] as R)[1] + LINK < run[0]) low = high;
  else if (high > 0 && (runs[high - 1] as R)[0] <= run[0]) low = high - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as R)[1] + LINK < run[0]) low = middle + 1;
    else high = middle;
  }
  let joined = run;
  let reach = low;
  while (reach < runs.length && (runs[reach] as R)[0] - LINK <= joined[1]) {
    joined = join(runs[reach] as R, joined);
    reach += 1;
  }
  if (reach === low + 1) runs[low] = joined;
  else runs.splice(low, reach - low, joined);
}

/** One row as a run: a reading is an instant, a row with a length covers [start, end). */
export function runOfRow(start: Milliseconds, end: Milliseconds): Run {
  return [start, end, null, start, end === start];
}
