import type { ServiceDeclaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import type { Purpose } from '../model/record.ts';
import type { Policy } from '../model/ruleset.ts';
import { outcomeOf } from '../model/severity.ts';
import type { EvidenceNature, Milliseconds, ResourceClass } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { dayNumber, dayText, instantText } from '../time/civil-day.ts';
import { romeDaysLater } from '../time/rome.ts';
import { lengthOf, meets } from '../usage/intervals.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import { pathOf } from '../verdict/facts.ts';
import { type ClassEvidence, classEvidence, ofNature, type StampReading } from './class-evidence.ts';
import { type CoverageQuestion, judgeCoverage } from './coverage-rules.ts';
import { type LifeOf, resourceReasons } from './resource-rules.ts';
import { maintenanceWindow, type Window, type WindowAnswer, windowFrom, windowOf } from './window.ts';

/** What is asked about one class of one service. */
export interface ClassQuestion {
  readonly resourceClass: ResourceClass;
  /** `migration` judges W once and for all; `maintenance` judges the last 30 complete days (statement 18). */
  readonly purpose: Purpose;
  readonly service: ServiceDeclaration;
  readonly roots: readonly LifeOf[];
  readonly decreeDate: string;
  readonly policy: Policy;
  readonly asOf: Milliseconds;
  /** The service's series of this class. */
  readonly parts: readonly UsagePart[];
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
      /** The series that counted: measured ones, and billed ones where statement 12 took them. */
      readonly parts: readonly UsagePart[];
    };

/** Codes of 6 to 9 and COVERAGE_TOO_LOW that a pass cannot carry: all that is fail or missing. */
const blocking = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.filter(({ severity }) => severity === 'fail' || severity === 'missing');

/** DESIGN §5 statements 1, 3, 6 to 12, 14, 15 and 18 for one class, in one reading of the stamps. */
export function judgeClass(question: ClassQuestion, reading: StampReading): ClassJudgement {
  const counted = withBilling(question, reading);
  if (counted.is === 'impossible') return counted;
  const { resourceClass, decreeDate, policy } = question;
  const { window, evidence, released, observed } = counted;
  return {
    is: 'judged',
    window,
    judged: counted.judged,
    evidence,
    parts: counted.parts,
    reasons: [
      ...(released ? [] : [reason('NOT_RELEASED', { end: dayText(window.lastDay) })]),
      ...(observed ? [retentionExpired(decreeDate, window)] : []),
      ...(question.purpose === 'maintenance' ? staleEvidence(question, evidence) : []),
      ...counted.reasons,
      ...futureRows(evidence),
      ...resourceReasons({ resourceClass, evidence, window, policy }, question.roots),
      ...coarseRows(resourceClass, evidence, window),
    ],
  };
}

/** The window and the codes of 6 to 11, on the rows of the given natures. */
type Counted =
  | { readonly is: 'impossible'; readonly reasons: readonly Reason[] }
  | (Judged & {
      readonly is: 'counted';
      readonly window: Window;
      readonly released: boolean;
      readonly observed: boolean;
      readonly evidence: ClassEvidence;
      readonly parts: readonly UsagePart[];
    });

function count(question: ClassQuestion, reading: StampReading, natures: readonly EvidenceNature[]): Counted {
  const { service, decreeDate, policy, asOf, resourceClass } = question;
  const parts = ofNature(question.parts, natures);
  const evidence = classEvidence(parts, reading, asOf);
  const answer =
    question.purpose === 'maintenance' ? lastDays(evidence, policy) : windowOf(service, decreeDate, policy, evidence.knownUntil);
  if (answer.is === 'no-start') return { is: 'impossible', reasons: [reason('MIGRATION_START_MISSING')] };
  if (answer.is === 'date-order') return { is: 'impossible', reasons: [reason('DATE_ORDER', { start: answer.start, end: answer.end })] };
  const { window, released, observed } = answer;
  // Statement 11 is about a W that ends after the decree: an observation window stands for one that ended before it, and maintenance
  // has no W.
  const coverage = { resourceClass, evidence, window, policy };
  const fixed = observed || question.purpose === 'maintenance';
  const judged = fixed ? { reasons: judgeCoverage(coverage), judged: window } : beforeDecree(coverage, decreeDate);
  return { is: 'counted', window, released, observed, evidence, parts, ...judged };
}

/** Statement 12: billed rows may complete measured ones, for a person to look at; they never add to what measured rows prove. */
function withBilling(question: ClassQuestion, reading: StampReading): Counted {
  const measured = count(question, reading, ['measured']);
  const anyBilled = question.parts.some(({ series }) => series.evidence === 'billed');
  if (measured.is === 'impossible' || !anyBilled || blocking(measured.reasons).length === 0) return measured;
  const both = count(question, reading, ['measured', 'billed']);
  if (both.is === 'impossible' || blocking(both.reasons).length > 0) return measured;
  return { ...both, reasons: [...both.reasons, reason('BILLED_NOT_MEASURED', { class: question.resourceClass })] };
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

/** Statement 3: rows from after the receipt of their file. */
function futureRows(evidence: ClassEvidence): Reason[] {
  return [...new Map(evidence.inFuture.map((part) => [pathOf(part.file), part])).values()].map((part) =>
    reason('TS_IN_FUTURE', { file: pathOf(part.file), receivedAt: instantText(part.receivedAt) }),
  );
}

/** Statement 15, over the rows that count: those that meet W. */
function coarseRows(resourceClass: ResourceClass, evidence: ClassEvidence, window: Window): Reason[] {
  if (lengthOf(evidence.covered) === 0) return [];
  return [
    ...(meets(evidence.coarse, window.start, window.end) ? [reason('CADENCE_COARSE', { class: resourceClass })] : []),
    ...(meets(evidence.declared, window.start, window.end) ? [reason('CADENCE_DECLARED', { class: resourceClass })] : []),
  ];
}

/** The outcome of a class in one reading: what "where the outcomes differ" compares. */
export const outcomeOfClass = (judgement: ClassJudgement) => outcomeOf(judgement.reasons);
