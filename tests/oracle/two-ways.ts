import type { CaseFile, OracleReason } from './case.ts';
import { reason } from './case.ts';
import type { Interpretations } from './interpretations.ts';
import type { StampReading } from './placed-rows.ts';
import { policy } from './policy.ts';

const weights = ['fail', 'missing', 'review'];
const outcomeOf = (reasons: readonly OracleReason[]): string =>
  weights.find((weight) => reasons.some(({ severity }) => severity === weight)) ?? 'pass';

const nameOf = ({ code, severity }: OracleReason): string => `${code} ${severity}`;
const namesOf = (reasons: readonly OracleReason[]): string => [...new Set(reasons.map(nameOf))].sort().join();

/** One way of reading the stamps and what coverage came to in it. */
export interface Way extends StampReading {
  readonly reasons: readonly OracleReason[];
}

/** Do two ways that differ only in the zone (in the side) come to different things? */
function differs(ways: readonly Way[], by: 'zone' | 'side', readings: Interpretations): boolean {
  const result = readings.compared === 'outcomes' ? outcomeOf : namesOf;
  const other = by === 'zone' ? 'side' : 'zone';
  return ways.some((a) => ways.some((b) => a[other] === b[other] && result(a.reasons) !== result(b.reasons)));
}

/** The codes shown where all ways come to the same. */
function shown(ways: readonly Way[], common: readonly OracleReason[], readings: Interpretations): readonly OracleReason[] {
  if (readings.sameOutcomeCodes === 'common') return common;
  if (readings.sameOutcomeCodes === 'first-reading') return ways[0]?.reasons ?? [];
  return ways.flatMap(({ reasons }) => reasons);
}

/**
 * The paragraph after statement 18: what is not known is judged both ways; `ways` holds the plain one (UTC, start) first.
 *
 * Readings taken:
 * - "the outcomes" are pass, review, missing, fail of the class, so that a fail in both ways stays a fail even by different codes.
 * - where they differ, the codes (with their severities) that every way gives stay, the others give way to one code of review.
 * - where they agree, the codes of both ways are shown, and TZ_UNKNOWN (STAMP_SIDE_UNKNOWN) is a warning.
 * - one file with an open zone is enough; all open files are read the same way.
 * - with zone and side both unknown there are four ways; each is asked about with the other held still.
 */
export function settle(ways: readonly Way[], readings: Interpretations): OracleReason[] {
  const [first] = ways;
  if (!first || ways.length === 1) return [...(first?.reasons ?? [])];
  const common = first.reasons.filter((each) => ways.every(({ reasons }) => reasons.some((other) => nameOf(other) === nameOf(each))));
  const [zoneDiffers, sideDiffers] = [differs(ways, 'zone', readings), differs(ways, 'side', readings)];
  const kept = zoneDiffers || sideDiffers ? common : shown(ways, common, readings);
  const said = [...kept];
  if (ways.some(({ zone }) => zone !== 'UTC')) said.push(reason('TZ_UNKNOWN', zoneDiffers ? 'review' : 'warning'));
  const sideAsked = ways.some(({ side }) => side !== 'start');
  if (sideAsked && sideDiffers) said.push(reason('STAMP_SIDE_UNKNOWN', 'review'));
  else if (sideAsked && readings.sideWarning === 'said') said.push(reason('STAMP_SIDE_UNKNOWN', 'warning'));
  return said;
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
