import * as z from 'zod';
import { differentValues } from '../different-values.ts';
import { plannedTooLate } from '../evidence/planned-release.ts';
import type { ServiceDeclaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { civilDaysAfter } from '../time/civil-days-after.ts';
import type { ProjectFacts } from '../verdict/facts.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Is the schedule kept (PKG-04, domain.md §5.5 and §5.7 case 22)? Contract and choice of the supply mode within 120 days of the
 * notification of the decree, release within 150 of that choice, both by the notice's last day. A date that is not declared is asked for
 * only where the answer hangs on it.
 */
export const scheduleIsKept = definePackageCheck({
  id: 'schedule-is-kept',
  about: 'project',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['DEADLINE_CONTRACT', 'DEADLINE_MIGRATION', 'FIELD_MISSING', 'NOT_RELEASED_IN_TIME', 'PLANNED_AFTER_DEADLINE', 'RELEASE_AWAITED'],
  declared: ({ declaration: { project, services } }) => ({
    project: { decree: project.decree, supplyModeChosenOn: project.supplyModeChosenOn },
    services: services.map(({ id, releasedOn, activationPlan, contract }) => ({
      id,
      releasedOn,
      activationPlan,
      signedOn: contract?.signedOn ?? null,
    })),
  }),
  assess: (facts) => ({
    reasons: differentValues([...chosenInTime(facts), ...facts.declaration.services.flatMap((one) => releasedInTime(one, facts))]),
  }),
});

const earlier = (a: string, b: string): string => (a < b ? a : b);
const asked = (wanted: string): Reason => reason('FIELD_MISSING', { wanted });

/** Signing dates and the choice of the supply mode against the notification; the decree is never notified before its own date. */
function chosenInTime({ declaration: { project, services }, ruleset: { deadlines } }: ProjectFacts): readonly Reason[] {
  const { date, notifiedOn } = project.decree;
  const days = deadlines.contractDays.value;
  const limit = earlier(civilDaysAfter(notifiedOn ?? date, days), deadlines.lastDay.value);
  const dates = [
    { field: 'project.supplyModeChosenOn', on: project.supplyModeChosenOn },
    ...services.map(({ id, contract }) => ({ field: `services.${id}.contract.signedOn`, on: contract?.signedOn ?? null })),
  ];
  return dates.flatMap(({ field, on }): readonly Reason[] => {
    if (on === null) return field === 'project.supplyModeChosenOn' ? [] : [asked(field)];
    if (on <= limit) return [];
    // Notified later than the decree's date the limit moves: without that day nobody can tell, but for the last one.
    if (notifiedOn === null && on <= deadlines.lastDay.value) return [asked('project.decree.notifiedOn')];
    return [reason('DEADLINE_CONTRACT', { field, date: on, limit, days })];
  });
}

function releasedInTime(service: ServiceDeclaration, facts: ProjectFacts): readonly Reason[] {
  const { id, releasedOn, activationPlan } = service;
  const { declaration, deadline, today, ruleset } = facts;
  const { deadlines } = ruleset;
  const limit = deadline ?? deadlines.lastDay.value;
  if (releasedOn === null) {
    // A service whose activation is planned and explained is for a person (VIS-03), here as there.
    if (activationPlan?.plannedOn) return [reason('RELEASE_AWAITED', { service: id, limit }, 'review'), ...plannedTooLate(service, limit)];
    return [reason(today <= limit ? 'RELEASE_AWAITED' : 'NOT_RELEASED_IN_TIME', { service: id, limit })];
  }
  if (releasedOn > limit) return [reason('DEADLINE_MIGRATION', { service: id, date: releasedOn, limit })];
  const { supplyModeChosenOn, decree } = declaration.project;
  // The supply mode is chosen once the project is funded: so many days after the decree are in time whatever the day of the choice.
  const surely = earlier(civilDaysAfter(decree.date, deadlines.migrationDays.value), deadlines.lastDay.value);
  return supplyModeChosenOn === null && releasedOn > surely ? [asked('project.supplyModeChosenOn')] : [];
}
