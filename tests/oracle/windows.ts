import type { CaseService, CivilWindow } from './case.ts';
import type { Interpretations } from './interpretations.ts';
import { policy } from './policy.ts';
import { addDays, countDays, dayOf, midnight } from './rome.ts';

export type WindowAnswer =
  | { readonly order: 'wrong'; readonly first: string; readonly last: string }
  | { readonly order: 'right'; readonly window: CivilWindow; readonly stands: 'declared' | 'observation' };

/** "Under 15 days the end moves forward to start + 14" (statement 1). */
export function atLeastFifteenDays(first: string, last: string): CivilWindow {
  const short = countDays(first, last) < policy.minimumDays;
  return { first, last: short ? addDays(first, policy.minimumDays - 1) : last };
}

/** W as instants: [midnight(start), midnight(end + 1)). */
export const startOf = (window: CivilWindow): number => midnight(window.first);
export const endOf = (window: CivilWindow): number => midnight(addDays(window.last, 1));
export const daysOf = (window: CivilWindow): number => countDays(window.first, window.last);

/**
 * Statement 1. W for one class, because without a release and a completion it depends on T(m).
 *
 * Readings taken:
 * - "end before start" looks at the stated end, before it is moved to make 15 days; DATE_ORDER is of the service, not of a class.
 * - completedOn is the end only where releasedOn is absent; a completedOn before the start is DATE_ORDER too.
 * - T exactly at a Rome midnight falls in the new day, so the day before it is complete.
 * - an end that only follows from T (no date stated) is never "in wrong order": it is moved to start + 14 like any short one.
 * - "W ended before decreeDate": the last civil day of W, after it was made 15 days, is before the decree's day.
 * - an observation window where W did not end before the decree is not looked at, not even its order of dates.
 * - an observation window whose end is before its start is DATE_ORDER.
 */
export function windowOf(service: CaseService, knownUntil: number, readings: Interpretations): WindowAnswer {
  const first = service.migrationStartedOn;
  const stated = service.releasedOn ?? service.completedOn;
  const last = stated ?? addDays(dayOf(knownUntil), -1);
  if (last < first && (stated !== null || readings.derivedEndBeforeStart === 'date-order')) return { order: 'wrong', first, last };
  const window = atLeastFifteenDays(first, last);
  const observed = service.observationWindow;
  if (observed === null || window.last >= service.decreeDate) return { order: 'right', window, stands: 'declared' };
  if (observed.end < observed.start) return { order: 'wrong', first: observed.start, last: observed.end };
  return { order: 'right', window: atLeastFifteenDays(observed.start, observed.end), stands: 'observation' };
}

/**
 * Statement 18. The 30 Rome days that end with the last day complete at T.
 * Reading taken: dates of the migration, the decree and the observation window play no part in maintenance.
 */
export function maintenanceWindow(knownUntil: number): CivilWindow {
  const last = addDays(dayOf(knownUntil), -1);
  return { first: addDays(last, 1 - policy.maintenanceDays), last };
}

/** Statement 11: [decreeDate, W.end], made 15 days. */
export const windowAfterDecree = (service: CaseService, window: CivilWindow): CivilWindow =>
  atLeastFifteenDays(service.decreeDate, window.last);
