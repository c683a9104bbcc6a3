import type { Purpose } from '../model/record.ts';
import type { VerificationPoint } from '../model/ruleset.ts';
import type { ServiceFacts } from '../verdict/facts.ts';

/** Checks that look at use day by day, by their names: who lists services needs none of what they judge by (a test holds them to the codes of all checks). */
export const usesDays: ReadonlySet<string> = new Set(['platform-usage-covers-window', 'usage-covers-window', 'usage-is-maintained']);

/** The point that looks at the use of a service day by day; undefined: none does for its destination (SaaS). */
export function usePointOf(
  { ruleset, service }: Pick<ServiceFacts, 'ruleset' | 'service'>,
  purpose: Purpose,
): VerificationPoint | undefined {
  const points = purpose === 'maintenance' ? ruleset.maintenance : ruleset.points;
  return points.find(({ check, appliesTo }) => usesDays.has(check) && appliesTo !== 'project' && appliesTo.includes(service.destination));
}
