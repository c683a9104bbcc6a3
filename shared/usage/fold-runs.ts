import type { Interval, Run } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { lastStep } from './coverage.ts';
import { type IntervalSet, union } from './intervals.ts';
import { insertRun, joinRuns } from './runs.ts';

/** A run with the receipt of the file that holds its last reading: nothing is covered past it (DESIGN §5 statement 3). */
type ReceivedRun = readonly [...Run, receipt: Milliseconds];

/** What of a run was known when its file was received; null where all of it is later. */
function cutAtReceipt(run: Run, receipt: Milliseconds): ReceivedRun | null {
  const [start, end, previous, last] = run;
  if (start > receipt) return null;
  if (end <= receipt) return [...run, receipt];
  // The run holds rows from after the receipt. Of the starts before it only these are known; it ends where knowledge ends, not
  // with a reading, so that nothing lasts on from there.
  const known = [previous, last].filter((at): at is Milliseconds => at !== null && at <= receipt);
  const latest = known.at(-1) ?? start;
  return [start, receipt, start < latest ? start : null, latest, false, receipt];
}

function joinReceived(a: ReceivedRun, b: ReceivedRun): ReceivedRun {
  const joined = joinRuns([a[0], a[1], a[2], a[3], a[4]], [b[0], b[1], b[2], b[3], b[4]]);
  const holders = [a, b].filter((run) => run[1] === joined[1] && run[4] === joined[4]);
  return [...joined, Math.max(...holders.map((run) => run[5]))];
}

export interface FoldedRuns {
  readonly covered: IntervalSet;
  /** Readings with no other row within 2 h 30: they cover nothing. */
  readonly lone: readonly Milliseconds[];
}

/**
 * The coverage of one series over all its files: silences of at most 2 h 30 between rows are closed, then a run that ends with a
 * reading lasts on for the step before it, if that step is at most 2 h 30 (DESIGN §5 statements 3 and 5).
 */
export function foldRuns(files: readonly { readonly runs: readonly Run[]; readonly receivedAt: Milliseconds }[]): FoldedRuns {
  const runs: ReceivedRun[] = [];
  // Files received together are joined before they are cut, so that how an export was cut into files cannot show.
  for (const [receivedAt, together] of Map.groupBy(files, (file) => file.receivedAt)) {
    const joined: Run[] = [];
    for (const run of together.flatMap((file) => file.runs)) insertRun(joined, run, joinRuns);
    for (const run of joined) {
      const known = cutAtReceipt(run, receivedAt);
      if (known) insertRun(runs, known, joinReceived);
    }
  }
  const covered: Interval[] = [];
  const lone: Milliseconds[] = [];
  for (const run of runs) {
    const [start, end, , , reading, receipt] = run;
    // No run ends after the receipt of the file that holds its end, so this never shortens one.
    const until = Math.min(end + lastStep(run), receipt);
    if (until > start) covered.push([start, until]);
    else if (reading) lone.push(start);
  }
  return { covered: union(covered), lone };
}
