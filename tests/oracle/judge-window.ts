import type { CivilWindow, OracleReason, Stretch } from './case.ts';
import { reason } from './case.ts';
import type { PlacedRow } from './placed-rows.ts';
import { policy } from './policy.ts';
import { addDays, addRomeDays, iso, listDays, midnight } from './rome.ts';
import { clip, holesIn, lengthOf, meets, total } from './stretches.ts';
import { daysOf, endOf, startOf } from './windows.ts';

/** What statements 6 to 10 look at. */
export interface Judged {
  readonly window: CivilWindow;
  readonly coverage: readonly Stretch[];
  readonly rows: readonly PlacedRow[];
  readonly knownUntil: number;
}

const covers = (coverage: readonly Stretch[], day: string): boolean => meets(coverage, midnight(day), midnight(addDays(day, 1)));
export const coveredDays = ({ window, coverage }: Judged): string[] =>
  listDays(window.first, window.last).filter((day) => covers(coverage, day));

/**
 * Statement 6, second half: why nothing covers W.
 * Readings taken: one code, the first that applies in the order written; readings count when they stand in [W.start, W.end) and not
 * after their receipt; a long row meets W with its stated length cut at its receipt. Where W is covered, long rows are not told here.
 */
function nothingToJudge({ window, rows }: Judged): OracleReason {
  const [start, end] = [startOf(window), endOf(window)];
  const known = rows.filter((row) => !row.future);
  if (known.some((row) => row.extent === 'reading' && row.start >= start && row.start < end)) return reason('CADENCE_UNKNOWN', 'missing');
  const long = known.filter((row) => row.extent === 'too-long');
  if (long.some((row) => row.start < end && Math.min(row.end, row.receivedAt) > start)) return reason('INTERVAL_TOO_LONG', 'missing');
  return reason('METRIC_MISSING', 'missing');
}

/**
 * Statements 7 and 8.
 * Readings taken: holes are looked at in W up to T; an edge hole is "in 7" when it holds the whole first (last) day and 7 was judged,
 * so that while the last day waits a silence of 6 h up to T is GAP_SHORT; a whole day of 23 h without coverage is GAP_DAY and, being
 * under 24 h, GAP_SHORT as well; only fails become warnings while W has not elapsed.
 */
function holes(judged: Judged): OracleReason[] {
  const { window, coverage, knownUntil } = judged;
  const [start, end] = [startOf(window), endOf(window)];
  const waits = knownUntil < end;
  const serious = waits ? 'warning' : 'fail';
  const days = coveredDays(judged);
  const found: OracleReason[] = [];
  const firstDayMissing = days[0] !== window.first;
  const lastDayMissing = !waits && days.at(-1) !== window.last;
  if (firstDayMissing) found.push(reason('PERIOD_NOT_COVERED', serious, { day: window.first }));
  if (lastDayMissing) found.push(reason('PERIOD_NOT_COVERED', serious, { day: window.last }));
  for (const day of listDays(days[0] ?? window.first, days.at(-1) ?? window.first))
    if (!days.includes(day)) found.push(reason('GAP_DAY', serious, { day }));
  const until = Math.min(end, knownUntil);
  for (const hole of holesIn(coverage, start, until)) {
    const leading = hole.start === start;
    const trailing = hole.end === until;
    const details = { from: iso(hole.start), to: iso(hole.end) };
    if (!leading && !trailing && lengthOf(hole) >= policy.longHole) found.push(reason('GAP_LONG', serious, details));
    else if ((leading && firstDayMissing) || (trailing && lastDayMissing)) continue;
    else if (lengthOf(hole) >= policy.warningHole) found.push(reason('GAP_SHORT', 'warning', details));
  }
  return found;
}

export interface Block extends Stretch {
  readonly due: number;
}

/** Statement 9: the block, or null where no instant of W is covered. */
export function blockOf({ window, coverage }: Judged): Block | null {
  const first = clip(coverage, startOf(window), endOf(window))[0]?.start;
  if (first === undefined) return null;
  let block: Stretch | null = null;
  for (const part of coverage) {
    if (block && part.start - block.end < policy.longHole) block = { start: block.start, end: part.end };
    else if (block && block.end > first) break;
    else block = part;
  }
  return block && { ...block, due: addRomeDays(block.start, policy.minimumDays) };
}

/** Statement 9. Reading taken: a block that has already ended by a hole of 24 h still waits while T < due. */
function span(judged: Judged): OracleReason[] {
  const block = blockOf(judged);
  if (!block || block.end + policy.blockTolerance >= block.due) return [];
  if (judged.knownUntil < block.due) return [reason('WINDOW_NOT_ELAPSED', 'missing', { retryAfter: iso(block.due) })];
  return [reason('SPAN_TOO_SHORT', 'fail', { from: iso(block.start), to: iso(block.end), due: iso(block.due) })];
}

/** Statement 10: nominal hours, days x 24 h. */
function share({ window, coverage }: Judged): OracleReason[] {
  const covered = total(clip(coverage, startOf(window), endOf(window)));
  const nominal = daysOf(window) * policy.nominalDay;
  if (covered < policy.lowCoverageShare * nominal) return [reason('COVERAGE_TOO_LOW', 'fail')];
  if (covered < policy.reducedCoverageShare * nominal) return [reason('COVERAGE_REDUCED', 'warning')];
  return [];
}

/**
 * Statements 6 to 10 for one class in one window.
 * Readings taken: T exactly at the end of W has reached it; "not elapsed" and "nothing covered" are said together; COVERAGE_REDUCED
 * is not said beside COVERAGE_TOO_LOW.
 */
export function judgeWindow(judged: Judged): OracleReason[] {
  const waits = judged.knownUntil < endOf(judged.window);
  const found = waits ? [reason('WINDOW_NOT_ELAPSED', 'missing', { retryAfter: iso(endOf(judged.window)) })] : [];
  if (!meets(judged.coverage, startOf(judged.window), endOf(judged.window))) return [...found, nothingToJudge(judged)];
  found.push(...holes(judged));
  return waits ? found : [...found, ...span(judged), ...share(judged)];
}
