import type { Reason } from '../model/finding.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import { reason } from '../reasons/reason.ts';
import { dayText } from '../time/civil-day.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import type { JudgedClass } from './judge-classes.ts';
import { mayStateObservation } from './window.ts';

/** What more data of the period would mend (DESIGN §5 statements 6 to 10). */
const lacking: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'CADENCE_UNKNOWN',
  'COVERAGE_TOO_LOW',
  'GAP_DAY',
  'GAP_LONG',
  'METRIC_MISSING',
  'PERIOD_NOT_COVERED',
  'SPAN_TOO_SHORT',
]);

/**
 * Of a period that ended before the decree what lacks can hardly be had any more: the way on is a present window, and the dossier has to
 * state it (domain.md §5.7 case 23). An official who is only asked for the exports of that time does not learn of it.
 * @param told what the classes came to
 */
export function observationMissing(
  { service, declaration }: ServiceFacts,
  classes: readonly JudgedClass[],
  told: readonly Reason[],
): readonly Reason[] {
  if (!told.some(({ code, severity }) => lacking.has(code) && (severity === 'fail' || severity === 'missing'))) return [];
  const decreeDate = declaration.project.decree.date;
  const window = classes
    .flatMap(({ judgement }) => (judgement.is === 'judged' ? [judgement.window] : []))
    .find((one) => mayStateObservation(service, decreeDate, one));
  return window ? [reason('OBSERVATION_WINDOW_MISSING', { decreeDate, from: dayText(window.firstDay), to: dayText(window.lastDay) })] : [];
}
