import type { Finding, Reason } from '../model/finding.ts';
import type { NextStep } from '../model/record.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import type { Remedy } from '../reasons/define-reason.ts';
import { remediesOf } from '../reasons/remedies-of.ts';
import { dayOfStep, isReminder, isUrgent, reminderRequests } from './reminders.ts';
import { requestsOf } from './requests.ts';

/**
 * What asks for something, in the order in which it is told: evidence that is about to vanish, what keeps a package from a positive
 * outcome, the worst first, and evidence that will vanish some day before what waits for a person to decide.
 */
const weights: readonly ((reason: Reason) => boolean)[] = [
  isUrgent,
  ({ severity }) => severity === 'fail',
  ({ severity }) => severity === 'missing',
  (reason) => isReminder(reason) && !isUrgent(reason),
  ({ severity }) => severity === 'review',
];

interface Asked {
  readonly finding: Finding;
  readonly remedy: Remedy;
  readonly reasons: Reason[];
  /** Position among the weights of its worst reason. */
  readonly weight: number;
}

/**
 * The shortest way to a positive outcome, as a list of things to do. First what the entity and its supplier can do, the worst first
 * (`weights`), then what waits for the auditor, or for us: what is uploaded after a review makes it expire. Then the order of the findings. Reasons of one
 * finding that ask for the same thing are one step: days in a row one stretch, classes and resources with the same stretch one request
 * (`requestsOf`).
 *
 * @param deadline last day of the schedule, told with every step that has no earlier day of its own
 */
export function nextSteps(findings: readonly Finding[], deadline: string | null): readonly NextStep[] {
  const asked = new Map<string, Asked>();
  for (const [weight, weighs] of weights.entries()) {
    for (const finding of findings) {
      for (const reason of finding.reasons) {
        if (!weighs(reason) || isExplained(reason, finding) || isRepeated(reason, finding, deadline)) continue;
        for (const remedy of remediesOf(reason)) {
          const key = JSON.stringify([finding.point, finding.service, remedy.code]);
          const known = asked.get(key) ?? { finding, remedy, reasons: [], weight };
          // Added to, not copied: a list of addresses has as many reasons as lines.
          known.reasons.push(reason);
          asked.set(key, known);
        }
      }
    }
  }
  return [...asked.values()]
    .sort((a, b) => Number(isWaitedFor(a)) - Number(isWaitedFor(b)) || a.weight - b.weight)
    .flatMap((step) => detailsOf(step).map((details) => ({ ...step, details })))
    .map(({ finding, remedy, details }, index) => ({
      order: index + 1,
      point: finding.point,
      service: finding.service,
      remedy: remedy.code,
      details,
      who: remedy.who,
      by: remedy.who === 'operator' ? null : dayOfStep(details, deadline),
    }));
}

const isWaitedFor = ({ remedy: { who } }: Asked): boolean => who === 'auditor' || who === 'operator';

const detailsOf = ({ reasons }: Asked): readonly NextStep['details'][] =>
  reasons.every(isReminder) ? reminderRequests(reasons) : requestsOf(reasons);

/** A report that is not there, or gives nothing, is why a class has no data: it is asked for once. */
const explainedBy: Partial<Record<ReasonCode, readonly ReasonCode[]>> = {
  METRIC_MISSING: ['REPORT_MISSING', 'REPORT_NOT_READ'],
  // What was uploaded may hold these days: it is mended first, as long as there is time.
  RETENTION_ENDING: ['REPORT_NOT_READ'],
  RETENTION_ENDED: ['REPORT_NOT_READ'],
};

const isExplained = (reason: Reason, { reasons }: Finding): boolean =>
  !isUrgent(reason) && reasons.some((other) => explainedBy[reason.code]?.includes(other.code) ?? false);

/** Days that are asked for already, and that the provider keeps beyond the schedule: reminding of them would ask for them twice. */
const isRepeated = (reason: Reason, { reasons }: Finding, deadline: string | null): boolean =>
  reason.code === 'RETENTION_ENDING' &&
  !isUrgent(reason) &&
  deadline !== null &&
  String(reason.details.lastDay) >= deadline &&
  reasons.some((other) => asksForDays(other) && other.details.class === reason.details.class);

const asksForDays = ({ code, severity }: Reason): boolean =>
  (severity === 'fail' || severity === 'missing') && code !== 'WINDOW_NOT_ELAPSED';
