import type { AnyCheck } from '../../shared/checks/define-check.ts';
import type { VerificationPoint } from '../../shared/model/ruleset.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';

/** The codes that a point may come to, sorted. */
export function codesOfPoint(point: VerificationPoint, checks: ReadonlyMap<string, AnyCheck>): readonly ReasonCode[] {
  const check = checks.get(point.check);
  if (!check) throw new Error(`${point.id}: there is no check ${point.check}`);
  return [...check.codes].sort();
}
