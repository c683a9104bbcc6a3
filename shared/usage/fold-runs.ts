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
  const [start, end, previous, last, reading] = joinRuns(a, b);
  const receiptOf = (run: ReceivedRun) => (run[1] === end && run[4] === reading ? run[5] : Number.NEGATIVE_INFINITY);
  return [start, end, previous, last, reading, Math.max(receiptOf(a), receiptOf(b))];
}

export interface FoldedRuns {
  readonly covered: IntervalSet;
  /** Readings with no other row within 2 h 30: they cover nothing. */
  readonly lone: readonly Milliseconds[];
}

interface ReceivedRuns {
  readonly runs: readonly Run[];
  readonly receivedAt: Milliseconds;
}

/** Files received together are joined before they are cut, so that how an export was cut into files cannot show. */
function joinedByReceipt(files: readonly ReceivedRuns[]): readonly ReceivedRuns[] {
  return [...Map.groupBy(files, ({ receivedAt }) => receivedAt)].map(([receivedAt, together]) => {
    const joined: Run[] = [];
    for (const { runs } of together) for (const run of runs) insertRun(joined, run, joinRuns);
    return { runs: joined, receivedAt };
  });
}

/** A digest's runs are joined, and most files are received alone. */
const areAlone = (files: readonly ReceivedRuns[]): boolean =>
  files.every((file, at) => file.runs.length <= 1 && (at === 0 || (files[at - 1] as ReceivedRuns).receivedAt < file.receivedAt));

/**
 * The coverage of one series over all its files: silences of at most 2 h 30 between rows are closed, then a run that ends with a
 * reading lasts on for the step before it, if that step is at most 2 h 30 (DESIGN §5 statements 3 and 5).
 */
export function foldRuns(files: readonly ReceivedRuns[]): FoldedRuns {
  const runs: ReceivedRun[] = [];
  for (const { runs: joined, receivedAt } of areAlone(files) ? files : joinedByReceipt(files)) {
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
