import type { Interval } from '../model/digest.ts';
import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import type { Severity } from '../model/severity.ts';
import type { ResourceClass } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { DAY, type DayNumber, dayText, instantText } from '../time/civil-day.ts';
import { romeMidnight } from '../time/rome.ts';
import { clip, holesIn, type IntervalSet, lengthOf, meets } from '../usage/intervals.ts';
import { blockOf, neededUntil } from './block.ts';
import type { ClassEvidence } from './class-evidence.ts';
import type { Window } from './window.ts';

/** One class of one service over one window: what statements 6 to 10 of DESIGN §5 are asked about. */
export interface CoverageQuestion {
  readonly resourceClass: ResourceClass;
  readonly evidence: ClassEvidence;
  readonly window: Window;
  readonly policy: Policy;
}

/** Is any instant of this Rome civil day covered? */
export function isCovered(evidence: ClassEvidence, day: DayNumber): boolean {
  return meets(evidence.covered, romeMidnight(day), romeMidnight(day + 1));
}

/** The civil days of a window that have coverage, ascending. */
export function coveredDays(evidence: ClassEvidence, window: Window): readonly DayNumber[] {
  return Array.from({ length: window.days }, (_, index) => window.firstDay + index).filter((day) => isCovered(evidence, day));
}

/** Statements 6 to 10: reasons in the order of the statements, none when all is well. */
export function judgeCoverage(question: CoverageQuestion): readonly Reason[] {
  const { evidence, window } = question;
  const elapsed = evidence.knownUntil >= window.end;
  const waiting = elapsed ? [] : [notElapsed(question, window.end)];
  const inWindow = clip(evidence.covered, window.start, window.end);
  if (lengthOf(inWindow) === 0) return [...waiting, nothingCovered(question)];
  // Until the window has elapsed nothing has failed yet: 7 and 8 only warn, 9 and 10 wait.
  const severity: Severity = elapsed ? 'fail' : 'warning';
  const days = coveredDays(evidence, window);
  const edges = edgeDays(question, days, elapsed, severity);
  return [
    ...waiting,
    ...edges.reasons,
    ...gapDays(question, days, severity),
    ...longGaps(question, inWindow, severity),
    ...shortGaps(question, edges, elapsed),
    ...(elapsed ? [...spanTooShort(question), ...lowCoverage(question, lengthOf(inWindow))] : []),
  ];
}

function notElapsed({ resourceClass, evidence, window, policy }: CoverageQuestion, retryAfter: number): Reason {
  return reason('WINDOW_NOT_ELAPSED', {
    class: resourceClass,
    known: evidence.series.length > 0 ? 'receipt' : 'asOf',
    knownUntil: instantText(evidence.knownUntil),
    retryAfter: instantText(retryAfter),
    neededUntil: instantText(neededUntil(blockOf(evidence.covered, window, policy), window)),
  });
}

/** Statement 6, second half: why nothing of the window is covered. */
function nothingCovered({ resourceClass, evidence, window }: CoverageQuestion): Reason {
  const details = { class: resourceClass, from: dayText(window.firstDay), to: dayText(window.lastDay) };
  if (evidence.lone.some((at) => at >= window.start && at < window.end)) return reason('CADENCE_UNKNOWN', details);
  if (meets(evidence.tooLong, window.start, window.end)) return reason('INTERVAL_TOO_LONG', details);
  return reason('METRIC_MISSING', details);
}

interface Edges {
  readonly reasons: readonly Reason[];
  readonly firstMissing: boolean;
  readonly lastMissing: boolean;
}

/** Statement 7: the first or the last civil day of W has no coverage. The last waits for the end of W. */
function edgeDays({ resourceClass, window }: CoverageQuestion, days: readonly DayNumber[], elapsed: boolean, severity: Severity): Edges {
  const [first, last] = [days[0] as DayNumber, days.at(-1) as DayNumber];
  const firstMissing = first > window.firstDay;
  const lastMissing = elapsed && last < window.lastDay;
  const told = (day: DayNumber, from: DayNumber, to: DayNumber) =>
    reason('PERIOD_NOT_COVERED', { class: resourceClass, day: dayText(day), from: dayText(from), to: dayText(to) }, severity);
  return {
    firstMissing,
    lastMissing,
    reasons: [
      ...(firstMissing ? [told(window.firstDay, window.firstDay, first - 1)] : []),
      ...(lastMissing ? [told(window.lastDay, last + 1, window.lastDay)] : []),
    ],
  };
}

/** Statement 8: a civil day without coverage between the first and the last covered day of W. */
function gapDays({ resourceClass }: CoverageQuestion, days: readonly DayNumber[], severity: Severity): Reason[] {
  const reasons: Reason[] = [];
  days.forEach((day, index) => {
    const next = days[index + 1];
    for (let gap = day + 1; next !== undefined && gap < next; gap += 1) {
      reasons.push(reason('GAP_DAY', { class: resourceClass, day: dayText(gap) }, severity));
    }
  });
  return reasons;
}

const hole = (resourceClass: ResourceClass, [from, to]: Interval) => ({
  class: resourceClass,
  from: instantText(from),
  to: instantText(to),
  seconds: (to - from) / 1000,
});

/** Holes between two covered instants of 24 elapsed hours or more. */
export function longHolesIn(covered: IntervalSet, policy: Policy): IntervalSet {
  return covered.flatMap(([, end], index) => {
    const next = covered[index + 1];
    return !next || next[0] - end < policy.longGapSeconds.value * 1000 ? [] : [[end, next[0]] as const];
  });
}

/** Statement 8: a hole between two covered instants of W of 24 elapsed hours or more. */
function longGaps({ resourceClass, policy }: CoverageQuestion, inWindow: IntervalSet, severity: Severity): Reason[] {
  return longHolesIn(inWindow, policy).map((gap) => reason('GAP_LONG', hole(resourceClass, gap), severity));
}

/** Statement 8: a hole of 6 h or more, edges included, up to what is known, that neither GAP_LONG nor statement 7 tells already. */
function shortGaps({ resourceClass, evidence, window, policy }: CoverageQuestion, edges: Edges, elapsed: boolean): Reason[] {
  const until = elapsed ? window.end : Math.max(window.start, evidence.knownUntil);
  return holesIn(evidence.covered, window.start, until)
    .filter(([from, to]) => {
      if (to - from < policy.warningGapSeconds.value * 1000) return false;
      if (from === window.start) return !edges.firstMissing;
      if (to === until) return !edges.lastMissing;
      return to - from < policy.longGapSeconds.value * 1000;
    })
    .map((gap) => reason('GAP_SHORT', hole(resourceClass, gap)));
}

/** Statement 9. */
function spanTooShort(question: CoverageQuestion): Reason[] {
  const { resourceClass, evidence, window, policy } = question;
  const block = blockOf(evidence.covered, window, policy);
  if (!block || block.end + policy.blockToleranceSeconds.value * 1000 >= block.due) return [];
  if (evidence.knownUntil < block.due) return [notElapsed(question, block.due)];
  return [
    reason('SPAN_TOO_SHORT', {
      class: resourceClass,
      blockStart: instantText(block.start),
      blockEnd: instantText(block.end),
      due: instantText(block.due),
      neededUntil: instantText(neededUntil(block, window)),
    }),
  ];
}

/** Statement 10: in nominal hours, days x 24 h, so that office hours weigh the same in every season. */
function lowCoverage({ resourceClass, window, policy }: CoverageQuestion, covered: number): Reason[] {
  const share = covered / (window.days * DAY);
  const details = { class: resourceClass, percent: Math.floor(share * 1000) / 10 };
  if (share < policy.lowCoverageShare.value) {
    return [reason('COVERAGE_TOO_LOW', { ...details, minimumPercent: policy.lowCoverageShare.value * 100 })];
  }
  return share < policy.reducedCoverageShare.value ? [reason('COVERAGE_REDUCED', details)] : [];
}
