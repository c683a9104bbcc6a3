import type { Finding, Reason } from '../model/finding.ts';
import type { NextStep } from '../model/record.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import type { Remedy } from '../reasons/define-reason.ts';
import { remediesOf } from '../reasons/remedies-of.ts';
import { dayRangesOf } from './day-ranges.ts';

/** What keeps a package from a positive outcome, the worst first. */
const weights = ['fail', 'missing', 'review'] as const;

type Details = NextStep['details'];

interface Asked {
  readonly finding: Finding;
  readonly remedy: Remedy;
  readonly reasons: readonly Reason[];
}

/**
 * The shortest list of things to do: fails, then what is missing, then what a person must decide; in each the order of the findings.
 * Reasons of one finding that ask for the same thing are one step: days in a row one stretch, classes with the same stretch one request.
 *
 * @param deadline last day of the schedule, told with every step
 */
export function nextSteps(findings: readonly Finding[], deadline: string | null): readonly NextStep[] {
  const asked = new Map<string, Asked>();
  for (const weight of weights) {
    for (const finding of findings) {
      for (const reason of finding.reasons) {
        if (reason.severity !== weight || isExplained(reason, finding)) continue;
        for (const remedy of remediesOf(reason)) {
          const key = JSON.stringify([finding.point, finding.service, remedy.code]);
          asked.set(key, { finding, remedy, reasons: [...(asked.get(key)?.reasons ?? []), reason] });
        }
      }
    }
  }
  return [...asked.values()]
    .flatMap((step) => overClasses(step.reasons).map((details) => ({ ...step, details })))
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

/** A report that is not there, or gives nothing, is why a class has no data: it is asked for once. */
const explainedBy: Partial<Record<ReasonCode, readonly ReasonCode[]>> = { METRIC_MISSING: ['REPORT_MISSING', 'REPORT_NOT_READ'] };

const isExplained = ({ code }: Reason, { reasons }: Finding): boolean =>
  reasons.some((other) => explainedBy[code]?.includes(other.code) ?? false);

/** One entry for each different request; `class` names the class, or all those that the same request is about. */
function overClasses(reasons: readonly Reason[]): readonly Details[] {
  const requests = new Map<string, { readonly details: Details; readonly classes: unknown[] }>();
  for (const [resourceClass, group] of Map.groupBy(reasons, ({ details }) => details.class)) {
    for (const details of requestsOf(group)) {
      const key = JSON.stringify(details);
      const known = requests.get(key) ?? { details, classes: [] };
      if (resourceClass !== undefined) known.classes.push(resourceClass);
      requests.set(key, known);
    }
  }
  return [...requests.values()].map(({ details, classes }) => (classes.length === 0 ? details : { class: oneOrAll(classes), ...details }));
}

/** What a stretch of days keeps of its reasons: the numbers of one hole say nothing about the next. */
const subjects: ReadonlySet<string> = new Set(['resourceId', 'id', 'file']);

function requestsOf(reasons: readonly Reason[]): readonly Details[] {
  const merged = mergedDetails(reasons);
  const ranges = dayRangesOf(reasons);
  if (ranges.length === 0) return [merged];
  const about = Object.fromEntries(Object.entries(merged).filter(([name]) => subjects.has(name)));
  return ranges.map((range) => ({ ...about, ...range }));
}

/** One value where all reasons agree, else the list of the different ones. */
function mergedDetails(reasons: readonly Reason[]): Details {
  const values = new Map<string, Map<string, unknown>>();
  for (const { details } of reasons) {
    for (const [name, value] of Object.entries(details)) {
      if (name === 'class') continue;
      const different = values.get(name) ?? new Map<string, unknown>();
      values.set(name, different.set(JSON.stringify(value), value));
    }
  }
  return Object.fromEntries([...values].map(([name, different]) => [name, oneOrAll([...different.values()])]));
}

const oneOrAll = (list: readonly unknown[]): unknown => (list.length === 1 ? list[0] : list);
