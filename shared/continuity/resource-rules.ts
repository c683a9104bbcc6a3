import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { dayNumber, instantText } from '../time/civil-day.ts';
import { romeMidnight } from '../time/rome.ts';
import { holesIn, lengthOf, meets, union } from '../usage/intervals.ts';
import { spokenFor } from '../usage/owners.ts';
import type { CoverageQuestion } from './coverage-rules.ts';

/** A declared resource that has to show a class while none above it has to, as far as statement 14 asks about it. */
export interface LifeOf {
  readonly key: string;
  readonly id: string;
  readonly createdOn: string | null;
  readonly deletedOn: string | null;
}

/**
 * DESIGN §5 statement 14, for declared resources at the top of their tree (children speak for them; a group is one resource): 24 h or
 * more of a life without coverage while the service has some in that time, or no coverage ever while the service has some in its life.
 */
export function resourceReasons({ resourceClass, evidence, window, policy }: CoverageQuestion, roots: readonly LifeOf[]): Reason[] {
  const until = Math.min(window.end, evidence.knownUntil);
  const asked = new Set(roots.map(({ key }) => key));
  const byRoot = Map.groupBy(evidence.series, (series) => spokenFor(series, asked));
  return roots.flatMap((root) => {
    const covered = union((byRoot.get(root.key) ?? []).flatMap((series) => series.covered));
    const born = root.createdOn ? romeMidnight(dayNumber(root.createdOn)) : (covered[0]?.[0] ?? window.start);
    const died = root.deletedOn ? romeMidnight(dayNumber(root.deletedOn) + 1) : window.end;
    const [from, to] = [Math.max(born, window.start), Math.min(died, until)];
    if (to <= from || !meets(evidence.covered, from, to)) return [];
    const details = { class: resourceClass, resourceId: root.id };
    if (lengthOf(covered) === 0) return [reason('RESOURCE_METRIC_MISSING', { ...details, from: instantText(from), to: instantText(to) })];
    return holesIn(covered, from, to)
      .filter(([start, end]) => end - start >= policy.longGapSeconds.value * 1000 && meets(evidence.covered, start, end))
      .map(([start, end]) => reason('RESOURCE_GAP', { ...details, from: instantText(start), to: instantText(end) }));
  });
}
