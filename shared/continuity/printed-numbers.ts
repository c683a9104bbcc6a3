import type { Interval } from '../model/digest.ts';
import type { Measured } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import type { ResourceClass } from '../model/usage.ts';
import { instantText } from '../time/civil-day.ts';
import type { FoldedSeries } from '../usage/fold-days.ts';
import { clip, holesIn, lengthOf } from '../usage/intervals.ts';
import { blockOf, neededUntil } from './block.ts';
import type { ClassEvidence } from './class-evidence.ts';
import { coveredDays } from './coverage-rules.ts';
import { printedLevels } from './printed-levels.ts';
import { useOf } from './use.ts';
import { classDays } from './value-rules.ts';
import type { Window } from './window.ts';

interface Printed {
  readonly resourceClass: ResourceClass;
  readonly evidence: ClassEvidence;
  readonly window: Window;
  readonly folded: readonly FoldedSeries[];
  readonly policy: Policy;
}

/** DESIGN §5 statement 16: the numbers of one class in W. Silences of one series up to 2 h 30 are not counted. */
export function printedNumbers({ resourceClass, evidence, window, folded, policy }: Printed): Measured {
  const inWindow = clip(evidence.covered, window.start, window.end);
  const block = blockOf(evidence.covered, window, policy);
  const longest = longestHole(evidence, window);
  const use = useOf(folded, resourceClass, window);
  const text = (instant: number | undefined) => (instant === undefined ? null : instantText(instant));
  return {
    class: resourceClass,
    windowStart: instantText(window.start),
    windowEnd: instantText(window.end),
    daysRequired: window.days,
    daysCovered: coveredDays(evidence, window).length,
    first: text(inWindow[0]?.[0]),
    last: text(inWindow.at(-1)?.[1]),
    coveredSeconds: lengthOf(inWindow) / 1000,
    longestGapSeconds: longest ? (longest[1] - longest[0]) / 1000 : 0,
    longestGap: longest ? [instantText(longest[0]), instantText(longest[1])] : null,
    blockStart: text(block?.start),
    blockEnd: text(block?.end),
    neededUntil: instantText(neededUntil(block, window)),
    knownUntil: instantText(evidence.knownUntil),
    ...printedLevels(
      use.map((series) => series.folded),
      window,
    ),
    zeroDays: classDays(use).zeroDays,
  };
}

/** The longest hole in W up to T, edges included; the earliest of equals. */
function longestHole(evidence: ClassEvidence, window: Window): Interval | null {
  const until = Math.min(window.end, evidence.knownUntil);
  return holesIn(evidence.covered, window.start, until).reduce<Interval | null>(
    (longest, hole) => (!longest || hole[1] - hole[0] > longest[1] - longest[0] ? hole : longest),
    null,
  );
}
