import { differentValues } from '../different-values.ts';
import { evidenceRef } from '../evidence/documents.ts';
import { readingDoubts } from '../evidence/reading-doubts.ts';
import { makerDoubts } from '../evidence/report-maker.ts';
import { rowsOf } from '../evidence/reported-ids.ts';
import { reportNotRead, unreadReports } from '../evidence/unread-reports.ts';
import { fraudCodes, fraudSignals } from '../fraud/signals.ts';
import type { EvidenceRef, Measured, Reason } from '../model/finding.ts';
import type { Purpose } from '../model/record.ts';
import type { ResourceClass } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import type { FoldedSeries } from '../usage/fold-days.ts';
import { partsThat, type UsagePart } from '../usage/service-usage.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { allocationReasons } from './allocation.ts';
import { ofNature } from './class-evidence.ts';
import { conflicts } from './conflicts.ts';
import type { ClassJudgement } from './judge-class.ts';
import { isDocument, judgeClasses } from './judge-classes.ts';
import { meetsSpan, type Span, spanOf } from './judged-span.ts';
import { observationMissing } from './observation.ts';
import { printedNumbers } from './printed-numbers.ts';
import type { RequiredClasses } from './required-classes.ts';
import { retentionReasons } from './retention.ts';

export interface JudgedUse {
  readonly reasons: readonly Reason[];
  readonly measured?: readonly Measured[];
  readonly evidence?: readonly EvidenceRef[];
}

/** Codes that the use of a service may come to whatever the purpose; a check adds those of its own. */
export const useCodes = [
  ...fraudCodes,
  'BILLED_NOT_MEASURED',
  'CADENCE_COARSE',
  'CADENCE_DECLARED',
  'CADENCE_UNKNOWN',
  'CONFLICTING_SAMPLES',
  'COVERAGE_REDUCED',
  'COVERAGE_TOO_LOW',
  'FLATLINE',
  'GAP_DAY',
  'GAP_LONG',
  'GAP_SHORT',
  'INTERVAL_TOO_LONG',
  'LOW_USAGE',
  'METRIC_MISSING',
  'METRIC_SUSPECT',
  'NO_REQUIRED_CLASS',
  'PERIOD_NOT_COVERED',
  'REPORT_MISSING',
  'REPORT_NOT_MACHINE_READABLE',
  'REPORT_NOT_READ',
  'REPORT_NOT_THIRD_PARTY',
  'REPORT_PRODUCER_UNSTATED',
  'REPORT_READ_WITH_DOUBTS',
  'RESOURCE_GAP',
  'RESOURCE_METRIC_MISSING',
  'SPAN_TOO_SHORT',
  'STAMP_SIDE_UNKNOWN',
  'TS_IN_FUTURE',
  'TZ_UNKNOWN',
  'USE_NOT_SHOWN',
  'ZERO_USAGE',
] as const;

/** What the migration adds: the window that it is judged on, the declared sizes, and how long evidence can still be had. */
export const windowCodes = [
  ...useCodes,
  'ALLOCATION_MISMATCH',
  'DATE_ORDER',
  'METRICS_RETENTION_EXPIRED',
  'MIGRATION_START_MISSING',
  'NOT_RELEASED',
  'OBSERVATION_WINDOW_MISSING',
  'RETENTION_ENDED',
  'RETENTION_ENDING',
  'WINDOW_NOT_ELAPSED',
] as const;

/**
 * Is every required class of resources of a service in use over the window of the purpose (DESIGN §5)? `migration`: the whole period W,
 * with the other questions of TRA-03 about the report itself; `maintenance`: the last 30 complete days (statement 18), where the
 * declared sizes are no question any more.
 */
export function judgeUse(facts: ServiceFacts, required: RequiredClasses, purpose: Purpose): JudgedUse {
  const { parts, folded, judged } = judgeClasses(facts, required, purpose);
  const classes = judged.map(({ one }) => one);
  if (classes.length === 0) return { reasons: [reason('NO_REQUIRED_CLASS')] };
  const impossible = judged.find(({ judgement }) => judgement.is === 'impossible');
  if (impossible) return { reasons: impossible.judgement.reasons };
  const perClass = judged.flatMap(({ reasons }) => reasons);
  const measured = judged.flatMap(({ one, judgement }) => printed(facts, folded, one, judgement));
  // Two files that differ about another year, or a doubt about one, are no question of these days.
  const span = spanOf(measured);
  const within = partsThat(parts, (part) => meetsSpan(part, span));
  const reasons = [
    ...reportMissing(facts, perClass, span),
    ...(purpose === 'migration' ? observationMissing(facts, judged, perClass) : []),
    ...perClass,
    ...conflicts(ofNature(within, ['measured']), facts.policy, span),
    ...[...new Set(within.map(({ file }) => file))].flatMap((file) => makerDoubts(file, facts.declaration.entity)),
    ...fraudSignals(facts, ofNature(ofClasses(parts, classes), ['measured']), span),
    ...readingDoubts(ofClasses(within, classes)),
    ...(purpose === 'migration' ? [...allocationReasons(facts, folded), ...retentionReasons(facts, judged)] : []),
  ];
  return {
    // The same reason with the same facts is told once: classes share files and dates.
    reasons: differentValues(reasons),
    measured,
    evidence: evidenceOf(parts, classes),
  };
}

function printed(
  facts: ServiceFacts,
  folded: readonly FoldedSeries[],
  resourceClass: ResourceClass,
  judgement: ClassJudgement,
): Measured[] {
  if (judgement.is === 'impossible') return [];
  return [printedNumbers({ resourceClass, evidence: judgement.evidence, window: judgement.window, folded, policy: facts.policy })];
}

/** A report that is there and gives nothing is named with its own problem, where something is lacking that it may hold. */
function reportMissing(facts: ServiceFacts, perClass: readonly Reason[], span: Span): Reason[] {
  const lacks = perClass.some(({ code, severity }) => (severity === 'fail' || severity === 'missing') && code !== 'WINDOW_NOT_ELAPSED');
  // What was received before these days began cannot be about them.
  const unread = lacks ? unreadReports(facts).filter(({ file }) => file.receivedAt >= span.start) : [];
  if (unread.length > 0) return unread.map(reportNotRead);
  const hasReport = facts.files.some((file) => file.digest.series.length > 0) || facts.documents('usage-report').some(isDocument);
  return hasReport ? [] : [reason('REPORT_MISSING')];
}

const ofClasses = (parts: readonly UsagePart[], classes: readonly ResourceClass[]): readonly UsagePart[] =>
  partsThat(parts, ({ series }) => series.resourceClass !== null && classes.includes(series.resourceClass));

function evidenceOf(parts: readonly UsagePart[], classes: readonly ResourceClass[]): readonly EvidenceRef[] {
  return [...Map.groupBy(ofClasses(parts, classes), ({ file }) => file).entries()].map(([file, group]) => {
    const rows = rowsOf(group.map(({ series }) => series));
    return evidenceRef(file, rows !== null && rows[1] > 0 ? rows : null);
  });
}
