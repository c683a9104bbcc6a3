import type { ServiceDeclaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';

/**
 * A release that is only planned, and for after the deadline. domain.md §5.5 leaves every planned release to a person (VIS-03) and says
 * nothing of its day (PKG-04): it stays with the person, who must not have to compare two dates to find out.
 */
export function plannedTooLate({ id, activationPlan }: ServiceDeclaration, deadline: string | null): readonly Reason[] {
  const plannedOn = activationPlan?.plannedOn ?? null;
  if (plannedOn === null || deadline === null || plannedOn <= deadline) return [];
  return [reason('PLANNED_AFTER_DEADLINE', { service: id, plannedOn, limit: deadline })];
}
