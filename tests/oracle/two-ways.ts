import type { CaseFile, OracleReason } from './case.ts';
import { reason } from './case.ts';
import type { Interpretations } from './interpretations.ts';
import { policy } from './policy.ts';

const weights = ['fail', 'missing', 'review'];
const outcomeOf = (reasons: readonly OracleReason[]): string =>
  weights.find((weight) => reasons.some(({ severity }) => severity === weight)) ?? 'pass';

const nameOf = ({ code, severity }: OracleReason): string => `${code} ${severity}`;

/**
 * The paragraph after statement 18: what is not known is judged both ways.
 *
 * Readings taken:
 * - "the outcomes" are pass, review, missing, fail of the class, so that a fail in both ways stays a fail even by different codes.
 * - where they differ, the codes (with their severities) that both ways give stay, the others give way to one `code` of review.
 * - where they agree, the codes of both ways are shown, and `code` is a warning.
 * - one file with an open zone is enough; all open files are read the same way.
 * - with zone and side both unknown, the zone is settled first for each side, then the side.
 */
export function settle(
  code: 'TZ_UNKNOWN' | 'STAMP_SIDE_UNKNOWN',
  first: readonly OracleReason[],
  second: readonly OracleReason[],
  readings: Interpretations,
): OracleReason[] {
  const [ofFirst, ofSecond] = [new Set(first.map(nameOf)), new Set(second.map(nameOf))];
  const common = first.filter((each) => ofSecond.has(nameOf(each)));
  const same =
    readings.compared === 'outcomes'
      ? outcomeOf(first) === outcomeOf(second)
      : common.length === first.length && [...ofSecond].every((name) => ofFirst.has(name));
  if (!same) return [...common, reason(code, 'review')];
  const warning = reason(code, 'warning');
  if (readings.sameOutcomeCodes === 'common') return [...common, warning];
  if (readings.sameOutcomeCodes === 'first-reading') return [...first, warning];
  return [...first, ...second.filter((each) => !ofFirst.has(nameOf(each))), warning];
}

export const hasOpenZone = (files: readonly CaseFile[]): boolean => files.some((file) => file.zone === 'open');

/**
 * Does nobody state the side of a stamp, and does it matter? Readings taken: only rows with a length have sides; null rows say
 * nothing of it; rows over 25 h are judged both ways too.
 */
export function unknownSide(files: readonly CaseFile[]): 'no' | 'harmless' | 'matters' {
  const rows = files.flatMap((file) => file.rows).filter((row) => row.stampSide === null && row.length > 0 && row.value !== null);
  if (rows.length === 0) return 'no';
  return rows.some((row) => row.length >= policy.sideMatters) ? 'matters' : 'harmless';
}
