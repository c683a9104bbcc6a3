import type { CaseFile, CivilWindow, ClassAnswer, OracleAnswer, OracleCase, OracleClass, OracleReason } from './case.ts';
import { reason } from './case.ts';
import { type Interpretations, literalReading } from './interpretations.ts';
import { type ClassJudgement, judgeClass } from './judge-class.ts';
import { filesOfClass, knownFiles, placeRows } from './known.ts';
import type { PlacedRow, StampReading } from './placed-rows.ts';
import { policy } from './policy.ts';
import { printedOf } from './printed.ts';
import { judgeResources } from './resources.ts';
import { hasOpenZone, settle, unknownSide } from './two-ways.ts';
import { judgeValues, useOf, valuesOfUse } from './values.ts';
import { endOf, startOf } from './windows.ts';

const plain: StampReading = { zone: 'UTC', side: 'start' };
const everyClass: readonly OracleClass[] = ['cpu', 'ram', 'storage', 'network', 'other'];

/** Thrown to leave everything else unsaid: "DATE_ORDER, nothing else" (statement 1). */
class WrongOrder extends Error {}

/** Spares judging a class again for every class that looks at it. */
const judgedBefore = new WeakMap<OracleCase, Map<string, ReturnType<typeof judgeClass>>>();

function judgedOrThrow(question: OracleCase, m: OracleClass, stamps: StampReading, readings: Interpretations) {
  const key = JSON.stringify([m, stamps, readings]);
  const known = judgedBefore.get(question) ?? new Map<string, ReturnType<typeof judgeClass>>();
  judgedBefore.set(question, known);
  const judged = known.get(key) ?? judgeClass(question, m, stamps, readings);
  known.set(key, judged);
  if (!judged) throw new WrongOrder();
  return judged;
}

/** The values of use of a class in its own judged window; stamps read plainly whatever the coverage is judged by. */
function valuesOf(question: OracleCase, m: OracleClass, { judgedWindow }: ClassJudgement, readings: Interpretations) {
  const { resources } = question.service;
  const rows = placeRows(filesOfClass(knownFiles(question), resources, m, 'measured'), plain);
  return valuesOfUse({ rows, class: m, window: judgedWindow, resources, readings });
}

/**
 * Statement 13 for one class. Readings taken: "once T has reached the end of W" looks at the window judged (6: "13 waits") and at T
 * of the coverage judged in the end; another class is looked at in its own judged window and need not have reached its end.
 */
function usage(question: OracleCase, m: OracleClass, chosen: ClassJudgement, readings: Interpretations) {
  if (chosen.knownUntil < endOf(chosen.judgedWindow)) return [];
  const witnesses = everyClass.filter((other) => other !== m && other !== 'ram' && other !== 'storage');
  const anotherIsUsed = witnesses.some((other) => {
    const { chosen: otherJudged } = judgedOrThrow(question, other, plain, readings);
    return useOf(valuesOf(question, other, otherJudged, readings)) === 'not-zero';
  });
  return judgeValues(m, valuesOf(question, m, chosen, readings), anotherIsUsed);
}

/**
 * Statement 15. Readings taken: "a counted row" is one whose coverage, cut at its receipt, meets W; its length is the stated one, also
 * where it stands for a whole civil day.
 */
function coarseness(rows: readonly PlacedRow[], window: CivilWindow): OracleReason[] {
  const counted = (placed: PlacedRow): boolean =>
    placed.extent === 'stated' &&
    !placed.future &&
    placed.start < endOf(window) &&
    Math.min(placed.end, placed.receivedAt) > Math.max(placed.start, startOf(window));
  const lengths = rows.filter(counted).map(({ row }) => row);
  const coarse = lengths.some(({ length }) => length > policy.coarseRow);
  const declared = lengths.some(({ length, lengthFrom }) => length > policy.link && lengthFrom === 'mapping');
  return [...(coarse ? [reason('CADENCE_COARSE', 'warning')] : []), ...(declared ? [reason('CADENCE_DECLARED', 'review')] : [])];
}

/** Statement 18. Reading taken: 45 days are 45 x 24 h, said beside whatever else is found. */
const staleness = (question: OracleCase, knownUntil: number): OracleReason[] =>
  question.purpose === 'maintenance' && question.asOf - knownUntil > policy.staleAfterDays * policy.nominalDay
    ? [reason('EVIDENCE_STALE', 'missing')]
    : [];

/**
 * What the coverage of one class comes to under one reading of the stamps: all but statement 13. Reading taken: TS_IN_FUTURE is said of rows that count (measured, or
 * billed too after statement 12) wherever they lie, inside W or not.
 */
function ofCoverage(question: OracleCase, m: OracleClass, stamps: StampReading, readings: Interpretations): OracleReason[] {
  const { chosen, measured } = judgedOrThrow(question, m, stamps, readings);
  const shown = readings.billedPrinted === 'judged' ? chosen : measured;
  const { resources } = question.service;
  const files = knownFiles(question);
  const allRows = everyClass.flatMap((each) => placeRows(filesOfClass(files, resources, each, shown.basis), stamps));
  const { rows, knownUntil } = shown;
  const window = readings.resourcesOn === 'W' ? shown.window : shown.judgedWindow;
  return [
    ...chosen.reasons,
    ...(rows.some((placed) => placed.future) ? [reason('TS_IN_FUTURE', 'review')] : []),
    ...judgeResources({ resources, rows, allRows, window, knownUntil, readings }),
    ...coarseness(rows, window),
    ...staleness(question, chosen.knownUntil),
  ];
}

/** The files whose open zone or unknown side is felt: billed ones only where some way of reading comes to rest on them (statement 12). */
function filesThatMatter(question: OracleCase, m: OracleClass, readings: Interpretations): readonly CaseFile[] {
  const all = filesOfClass(knownFiles(question), question.service.resources, m, 'measured+billed');
  if (!hasOpenZone(all) && unknownSide(all) === 'no') return all;
  const ways = (['UTC', 'Europe/Rome'] as const).flatMap((zone) => (['start', 'end'] as const).map((side) => ({ zone, side })));
  const billed = ways.some((way) => judgedOrThrow(question, m, way, readings).chosen.basis === 'measured+billed');
  return filesOfClass(knownFiles(question), question.service.resources, m, billed ? 'measured+billed' : 'measured');
}

/**
 * One class, with what nobody states judged both ways. Readings taken: "coverage is judged" both ways, values once, in the window of
 * the plain reading; the numbers printed are those of UTC and of start stamps too.
 */
function answerClass(question: OracleCase, m: OracleClass, readings: Interpretations): ClassAnswer {
  const { chosen, measured } = judgedOrThrow(question, m, plain, readings);
  const files = filesThatMatter(question, m, readings);
  const anyBasis = filesOfClass(knownFiles(question), question.service.resources, m, 'measured+billed');
  const open = hasOpenZone(readings.openZone === 'of-any-row' ? anyBasis : files);
  const side = unknownSide(files);
  const zones = open ? (['UTC', 'Europe/Rome'] as const) : (['UTC'] as const);
  const sides = side === 'matters' ? (['start', 'end'] as const) : (['start'] as const);
  const ways = sides.flatMap((which) =>
    zones.map((zone) => ({ zone, side: which, reasons: ofCoverage(question, m, { zone, side: which }, readings) })),
  );
  const reasons = [...settle(ways, readings), ...usage(question, m, chosen, readings)];
  const told = side === 'harmless' ? [...reasons, reason('STAMP_SIDE_UNKNOWN', 'info')] : reasons;
  const printed = printedOf(readings.billedPrinted === 'judged' ? chosen : measured);
  return { class: m, reasons: told, printed, uncertain: hasOpenZone(anyBasis) || side === 'matters' };
}

/** A class that is not required, where it is read as judged by 13 and nothing else. */
function answerNotRequired(question: OracleCase, m: OracleClass, readings: Interpretations): ClassAnswer {
  const { chosen } = judgedOrThrow(question, m, plain, readings);
  return { class: m, reasons: usage(question, m, chosen, readings), printed: printedOf(chosen), uncertain: false };
}

/**
 * DESIGN §5 for one service, written from its text alone: rows, not runs; no speed.
 *
 * Statement 2, readings taken: the required classes are given; a class that is not required is no more than a witness in 13;
 * NO_REQUIRED_CLASS is said alone.
 */
export function askOracle(question: OracleCase, readings: Interpretations = literalReading): OracleAnswer {
  try {
    const required = question.service.requiredClasses;
    if (required.length === 0) {
      judgedOrThrow(question, 'cpu', plain, readings);
      return { service: [reason('NO_REQUIRED_CLASS', 'missing')], classes: [] };
    }
    const others = readings.notRequired === 'judged' ? everyClass.filter((m) => !required.includes(m)) : [];
    const classes = [
      ...required.map((m) => answerClass(question, m, readings)),
      ...others.map((m) => answerNotRequired(question, m, readings)).filter(({ reasons }) => reasons.length > 0),
    ];
    return { service: [], classes };
  } catch (error) {
    if (!(error instanceof WrongOrder)) throw error;
    return { service: [reason('DATE_ORDER', 'fail')], classes: [] };
  }
}
