import type { ServiceDeclaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { outcomeOf } from '../model/severity.ts';
import type { Milliseconds, ResourceClass } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { dayNumber, dayText, instantText } from '../time/civil-day.ts';
import { romeDaysLater } from '../time/rome.ts';
import { lengthOf, meets } from '../usage/intervals.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import { type ClassEvidence, classEvidence, ofNature, type StampReading } from './class-evidence.ts';
import { type CoverageQuestion, judgeCoverage } from './coverage-rules.ts';
import { resourceReasons } from './resource-rules.ts';
import { maintenanceWindow, type Window, type WindowAnswer, windowFrom, windowOf } from './window.ts';

/** What is asked about one class of one service. */
export interface ClassQuestion {
  readonly resourceClass: ResourceClass;
  /** `migration` judges W once and for all; `maintenance` judges the last 30 complete days (statement 18). */
  readonly purpose: 'migration' | 'maintenance';
  readonly service: ServiceDeclaration;
  readonly roots: readonly LifeOf[];
  readonly decreeDate: string;
  readonly policy: Policy;
  readonly asOf: Milliseconds;
  /** The service's series of this class. */
  readonly parts: readonly UsagePart[];
}

/** A declared resource at the top of its tree, as far as statement 14 asks about it. */
export interface LifeOf {
  readonly key: string;
  readonly id: string;
  readonly createdOn: string | null;
  readonly deletedOn: string | null;
}

/** What one class came to in one reading of its stamps. */
export type ClassJudgement =
  | { readonly is: 'impossible'; readonly reasons: readonly Reason[] }
  | {
      readonly is: 'judged';
      readonly reasons: readonly Reason[];
      /** W: what the printed numbers are of. */
      readonly window: Window;
      /** W, or what statement 11 puts in its place: what values are judged on. */
      readonly judged: Window;
      readonly evidence: ClassEvidence;
    };

/** Codes of 6 to 9 and COVERAGE_TOO_LOW that a pass cannot carry: all that is fail or missing. */
const blocking = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.filter(({ severity }) => severity === 'fail' || severity === 'missing');

/** DESIGN §5 statements 1, 3, 6 to 12, 14 and 15 for one class, in one reading of the stamps. */
export function judgeClass(question: ClassQuestion, reading: StampReading): ClassJudgement {
  const { service, decreeDate, policy, asOf, parts, resourceClass } = question;
  const measured = classEvidence(ofNature(parts, ['measured']), reading, asOf);
  const answer =
    question.purpose === 'maintenance' ? lastDays(measured, policy) : windowOf(service, decreeDate, policy, measured.knownUntil);
  if (answer.is === 'no-start') return { is: 'impossible', reasons: [reason('MIGRATION_START_MISSING')] };
  if (answer.is === 'date-order') return { is: 'impossible', reasons: [reason('DATE_ORDER', { start: answer.start, end: answer.end })] };
  const { window } = answer;
  const alone = beforeDecree({ resourceClass, evidence: measured, window, policy }, decreeDate);
  const counted = withBilling(question, reading, window, measured, alone);
  return {
    is: 'judged',
    window,
    judged: counted.judged,
    evidence: counted.evidence,
    reasons: [
      ...(answer.released ? [] : [reason('NOT_RELEASED', { end: dayText(window.lastDay) })]),
      ...(answer.observed ? [retentionExpired(decreeDate, window)] : []),
      ...(question.purpose === 'maintenance' ? staleEvidence(question, measured) : []),
      ...counted.reasons,
      ...futureRows(counted.evidence),
      ...resourceReasons({ resourceClass, evidence: counted.evidence, window: counted.judged, policy }, question.roots),
      ...coarseRows(resourceClass, counted.evidence, counted.judged),
    ].filter(unlessTold()),
  };
}

const lastDays = ({ knownUntil }: ClassEvidence, policy: Policy): WindowAnswer => ({
  is: 'window',
  window: maintenanceWindow(knownUntil, policy),
  released: true,
  observed: false,
});

/** Statement 18: what is known is more than 45 days old. */
function staleEvidence({ resourceClass, asOf, policy }: ClassQuestion, { knownUntil }: ClassEvidence): Reason[] {
  if (romeDaysLater(knownUntil, policy.staleDays.value) >= asOf) return [];
  return [reason('EVIDENCE_STALE', { class: resourceClass, knownUntil: instantText(knownUntil), days: policy.staleDays.value })];
}

const retentionExpired = (decreeDate: string, window: Window): Reason =>
  reason('METRICS_RETENTION_EXPIRED', { decreeDate, from: dayText(window.firstDay), to: dayText(window.lastDay) });

/** The same review asked twice (an observation window across the decree) is asked once. */
function unlessTold(): (one: Reason) => boolean {
  let told = false;
  return ({ code }) => {
    if (code !== 'METRICS_RETENTION_EXPIRED') return true;
    const first = !told;
    told = true;
    return first;
  };
}

interface Judged {
  readonly reasons: readonly Reason[];
  readonly judged: Window;
}

/**
 * Statement 11: a window that straddles the decree and is not whole is judged from the decree on, for a person to look at. "More
 * than WINDOW_NOT_ELAPSED" is read as a fail or a missing: a warning never changes an outcome (ADR 0002).
 */
function beforeDecree(question: CoverageQuestion, decreeDate: string): Judged {
  const { window, policy } = question;
  const reasons = judgeCoverage(question);
  const decree = dayNumber(decreeDate);
  const straddles = window.firstDay < decree && window.lastDay >= decree;
  if (!straddles || blocking(reasons).every(({ code }) => code === 'WINDOW_NOT_ELAPSED')) return { reasons, judged: window };
  const judged = windowFrom(decree, window.lastDay, policy.minimumDays.value);
  return { reasons: [...judgeCoverage({ ...question, window: judged }), retentionExpired(decreeDate, judged)], judged };
}

/** Statement 12: billed rows may complete measured ones, for a person to look at; they never add to what measured rows prove. */
function withBilling(
  question: ClassQuestion,
  reading: StampReading,
  window: Window,
  measured: ClassEvidence,
  alone: Judged,
): Judged & { readonly evidence: ClassEvidence } {
  const { resourceClass, policy, asOf, parts, decreeDate } = question;
  const billed = ofNature(parts, ['billed']);
  if (billed.length === 0 || blocking(alone.reasons).length === 0) return { ...alone, evidence: measured };
  const evidence = classEvidence(ofNature(parts, ['measured', 'billed']), reading, asOf);
  const both = beforeDecree({ resourceClass, evidence, window, policy }, decreeDate);
  if (blocking(both.reasons).length > 0) return { ...alone, evidence: measured };
  return { ...both, evidence, reasons: [...both.reasons, reason('BILLED_NOT_MEASURED', { class: resourceClass })] };
}

/** Statement 3: rows from after the receipt of their file. */
function futureRows(evidence: ClassEvidence): Reason[] {
  return [...new Map(evidence.inFuture.map((part) => [part.file.upload.path, part])).values()].map((part) =>
    reason('TS_IN_FUTURE', { file: part.file.upload.path, receivedAt: instantText(part.receivedAt) }),
  );
}

/** Statement 15, over the rows that count: those that meet the judged window. */
function coarseRows(resourceClass: ResourceClass, evidence: ClassEvidence, window: Window): Reason[] {
  if (lengthOf(evidence.covered) === 0) return [];
  return [
    ...(meets(evidence.coarse, window.start, window.end) ? [reason('CADENCE_COARSE', { class: resourceClass })] : []),
    ...(meets(evidence.declared, window.start, window.end) ? [reason('CADENCE_DECLARED', { class: resourceClass })] : []),
  ];
}

/** The outcome of a class in one reading: what "where the outcomes differ" compares. */
export const outcomeOfClass = (judgement: ClassJudgement) => outcomeOf(judgement.reasons);
