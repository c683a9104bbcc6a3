import type { Interval } from '../model/digest.ts';
import type { Policy } from '../model/ruleset.ts';
import type { Milliseconds } from '../model/usage.ts';
import { romeDaysLater, romeMidnight } from '../time/rome.ts';
import { clip, type IntervalSet } from '../usage/intervals.ts';
import type { Window } from './window.ts';

/** The stretch of coverage that has to be 15 days long, and the instant it has to reach. */
export interface Block {
  readonly start: Milliseconds;
  readonly end: Milliseconds;
  /** Block start + 15 days on the Rome wall clock. */
  readonly due: Milliseconds;
}

/**
 * DESIGN §5 statement 9: the stretch of C(m), not clipped to W on either side and cut only by holes of 24 h or more, that holds the
 * first covered instant of W. null without coverage in W.
 */
export function blockOf(covered: IntervalSet, window: Window, policy: Policy): Block | null {
  const first = clip(covered, window.start, window.end)[0];
  if (!first) return null;
  const holder = covered.findIndex(([start, end]) => start <= first[0] && end > first[0]);
  const cut = policy.longGapSeconds.value * 1000;
  let from = holder;
  while (from > 0 && (covered[from] as Interval)[0] - (covered[from - 1] as Interval)[1] < cut) from -= 1;
  let to = holder;
  while (to + 1 < covered.length && (covered[to + 1] as Interval)[0] - (covered[to] as Interval)[1] < cut) to += 1;
  const start = (covered[from] as Interval)[0];
  return { start, end: (covered[to] as Interval)[1], due: romeDaysLater(start, policy.minimumDays.value) };
}

/** Until when data are needed: the later of due and the end of W; before any coverage, the end of W and one day more. */
export function neededUntil(block: Block | null, window: Window): Milliseconds {
  return block ? Math.max(block.due, window.end) : romeMidnight(window.lastDay + 2);
}
