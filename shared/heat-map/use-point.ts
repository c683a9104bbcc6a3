import { platformUsageCoversWindow } from '../checks/platform-usage-covers-window.ts';
import { usageCoversWindow } from '../checks/usage-covers-window.ts';
import { usageIsMaintained } from '../checks/usage-is-maintained.ts';
import type { Purpose } from '../model/record.ts';
import type { VerificationPoint } from '../model/ruleset.ts';
import type { ServiceFacts } from '../verdict/facts.ts';

/** Checks that look at use day by day (a test holds them to the codes of all checks). */
export const usesDays: ReadonlySet<string> = new Set([usageCoversWindow, platformUsageCoversWindow, usageIsMaintained].map(({ id }) => id));

/** The point that looks at the use of a service day by day; undefined: none does for its destination (SaaS). */
export function usePointOf(
  { ruleset, service }: Pick<ServiceFacts, 'ruleset' | 'service'>,
  purpose: Purpose,
): VerificationPoint | undefined {
  const points = purpose === 'maintenance' ? ruleset.maintenance : ruleset.points;
  return points.find(({ check, appliesTo }) => usesDays.has(check) && appliesTo !== 'project' && appliesTo.includes(service.destination));
}
