import type { AnyCheck } from '../../shared/checks/define-check.ts';
import type { VerificationPoint } from '../../shared/model/ruleset.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';

/** The codes that a point may come to, sorted. A check that takes its codes from the ruleset gives only those that the point names. */
export function codesOfPoint(point: VerificationPoint, checks: ReadonlyMap<string, AnyCheck>): readonly ReasonCode[] {
  const check = checks.get(point.check);
  if (!check) throw new Error(`${point.id}: there is no check ${point.check}`);
  const parameters = JSON.stringify(point.parameters);
  const named = check.codes.filter((code) => parameters.includes(`"${code}"`));
  return [...(named.length > 0 ? named : check.codes)].sort();
}
