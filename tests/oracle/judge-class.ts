import type { CivilWindow, OracleCase, OracleClass, OracleReason, Stretch } from './case.ts';
import { reason } from './case.ts';
import { coverageOf } from './coverage.ts';
import type { Interpretations } from './interpretations.ts';
import { judgeWindow } from './judge-window.ts';
import { type Basis, filesOfClass, knownFiles, knownUntil, placeRows } from './known.ts';
import type { PlacedRow, StampReading } from './placed-rows.ts';
import { maintenanceWindow, windowAfterDecree, windowOf } from './windows.ts';

/** One class under one reading of the stamps and one basis: statements 1, 3, 6 to 11. */
export interface ClassJudgement {
  readonly basis: Basis;
  readonly knownUntil: number;
  readonly rows: readonly PlacedRow[];
  readonly coverage: readonly Stretch[];
  /** W, whose numbers are printed. */
  readonly window: CivilWindow;
  /** The window that 6 to 10, and 13, are judged on: another one after statement 11. */
  readonly judgedWindow: CivilWindow;
  /** Codes of 6 to 11. */
  readonly reasons: readonly OracleReason[];
}

export const decides = ({ severity }: OracleReason): boolean => severity === 'fail' || severity === 'missing';

/** Codes of statement 1, which are not of 6 to 10. */
const aboutDates: readonly string[] = ['METRICS_RETENTION_EXPIRED', 'NOT_RELEASED'];

/** Statement 1: W rests on no release. Reading taken: told with every class, because W is of a class, and weighs in its outcome. */
function unreleased({ purpose, service }: OracleCase, readings: Interpretations): OracleReason[] {
  const said = service.releasedOn === null && (service.completedOn === null || readings.notReleased === 'always');
  return said && purpose === 'migration' ? [reason('NOT_RELEASED', 'review')] : [];
}

/**
 * Statement 11. Readings taken: "more than WINDOW_NOT_ELAPSED" = a fail or missing code besides it (a warning alone does not send a
 * good period to review; a fail shown as a warning while W has not elapsed is a warning); the codes of W are dropped for those of
 * the later window; a decree on the first day of W is not after its start, a decree on the last day of W is inside.
 */
function afterDecree(
  question: OracleCase,
  judged: Omit<ClassJudgement, 'basis'>,
  readings: Interpretations,
): Omit<ClassJudgement, 'basis'> {
  const { decreeDate } = question.service;
  const { window } = judged;
  if (window.first >= decreeDate || window.last < decreeDate) return judged;
  const others = judged.reasons.filter(({ code }) => code !== 'WINDOW_NOT_ELAPSED' && !aboutDates.includes(code));
  if (!(readings.decreeTrigger === 'any-code' ? others.length > 0 : others.some(decides))) return judged;
  const judgedWindow = windowAfterDecree(question.service, window);
  const kept = judged.reasons.filter(({ code }) => aboutDates.includes(code));
  const told = kept.some(({ code }) => code === 'METRICS_RETENTION_EXPIRED');
  const expired = told ? [] : [reason('METRICS_RETENTION_EXPIRED', 'review', { judgedFrom: judgedWindow.first })];
  return { ...judged, judgedWindow, reasons: [...judgeWindow({ ...judged, window: judgedWindow }), ...kept, ...expired] };
}

/** null where the dates of the service are in wrong order. */
export function judgeOn(
  question: OracleCase,
  m: OracleClass,
  basis: Basis,
  stamps: StampReading,
  readings: Interpretations,
): ClassJudgement | null {
  const { service } = question;
  const filesOn = (counted: Basis) => filesOfClass(knownFiles(question), service.resources, m, counted);
  const files = filesOn(basis);
  const until = knownUntil(files, question.asOf);
  const windowUntil = readings.billedWindow === 'own' ? until : knownUntil(filesOn('measured'), question.asOf);
  const rows = placeRows(files, stamps);
  const coverage = coverageOf(rows, service.resources, readings);
  const maintenance = question.purpose === 'maintenance';
  const stated = maintenance
    ? ({ order: 'right', window: maintenanceWindow(until), stands: 'declared' } as const)
    : windowOf(service, windowUntil, readings);
  if (stated.order === 'wrong') return null;
  const { window } = stated;
  const first = { knownUntil: until, rows, coverage, window, judgedWindow: window };
  const expired = stated.stands === 'observation' ? [reason('METRICS_RETENTION_EXPIRED', 'review')] : [];
  const judged = { ...first, reasons: [...judgeWindow(first), ...expired, ...unreleased(question, readings)] };
  const decreeMatters = !maintenance && (stated.stands === 'declared' || readings.decreeOnObservation === 'yes');
  return { basis, ...(decreeMatters ? afterDecree(question, judged, readings) : judged) };
}

/**
 * Statement 12. Readings taken: it comes after 11, on each side; "a fail or missing code of 6 to 9" includes WINDOW_NOT_ELAPSED;
 * COVERAGE_TOO_LOW is the only code of 10 that decides, so all deciding codes of 6 to 10 are meant; T of the second judgement is
 * that of measured and billed files together.
 */
export function judgeClass(
  question: OracleCase,
  m: OracleClass,
  stamps: StampReading,
  readings: Interpretations,
): { chosen: ClassJudgement; measured: ClassJudgement } | null {
  const measured = judgeOn(question, m, 'measured', stamps, readings);
  if (!measured) return null;
  if (!measured.reasons.some(decides)) return { chosen: measured, measured };
  const both = judgeOn(question, m, 'measured+billed', stamps, readings);
  if (!both || both.reasons.some(decides)) return { chosen: measured, measured };
  return { chosen: { ...both, reasons: [...both.reasons, reason('BILLED_NOT_MEASURED', 'review')] }, measured };
}
