import type { Finding, Reason } from '../model/finding.ts';
import type { NextStep } from '../model/record.ts';
import { catalogue } from '../reasons/catalogue.ts';
import { dayRangesOf } from './day-ranges.ts';

/** What keeps a package from a positive outcome, the worst first. */
const weights = ['fail', 'missing', 'review'] as const;

interface Asked {
  readonly finding: Finding;
  readonly remedy: NonNullable<(typeof catalogue)[keyof typeof catalogue]['remedy']>;
  readonly reasons: readonly Reason[];
}

/**
 * The shortest list of things to do: fails, then what is missing, then what a person must decide; in each the order of the findings.
 * Reasons of one finding that ask for the same thing about the same class are one step; days in a row are one stretch.
 *
 * @param deadline last day of the schedule, told with every step
 */
export function nextSteps(findings: readonly Finding[], deadline: string | null): readonly NextStep[] {
  const asked = new Map<string, Asked>();
  for (const weight of weights) {
    for (const finding of findings) {
      for (const reason of finding.reasons) {
        const { remedy } = catalogue[reason.code];
        if (reason.severity !== weight || !remedy) continue;
        const key = JSON.stringify([finding.point, finding.service, remedy.code, reason.details.class ?? null]);
        asked.set(key, { finding, remedy, reasons: [...(asked.get(key)?.reasons ?? []), reason] });
      }
    }
  }
  return [...asked.values()]
    .flatMap((step) => detailsOf(step.reasons).map((details) => ({ ...step, details })))
    .map(({ finding, remedy, details }, index) => ({
      order: index + 1,
      point: finding.point,
      service: finding.service,
      remedy: remedy.code,
      details,
      who: remedy.who,
      by: deadline,
    }));
}

/** What a stretch of days keeps of its reasons: the numbers of one hole say nothing about the next. */
const subjects: ReadonlySet<string> = new Set(['class', 'resourceId', 'id', 'file']);

function detailsOf(reasons: readonly Reason[]): readonly NextStep['details'][] {
  const merged = mergedDetails(reasons);
  const ranges = dayRangesOf(reasons);
  if (ranges.length === 0) return [merged];
  const about = Object.fromEntries(Object.entries(merged).filter(([name]) => subjects.has(name)));
  return ranges.map((range) => ({ ...about, ...range }));
}

/** One value where all reasons agree, else the list of the different ones. */
function mergedDetails(reasons: readonly Reason[]): NextStep['details'] {
  const values = new Map<string, unknown[]>();
  for (const { details } of reasons) {
    for (const [name, value] of Object.entries(details)) {
      const known = values.get(name) ?? [];
      if (!known.some((other) => JSON.stringify(other) === JSON.stringify(value))) known.push(value);
      values.set(name, known);
    }
  }
  return Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]));
}
