import type { ServiceDeclaration } from '../model/declaration.ts';
import type { Policy } from '../model/ruleset.ts';
import type { Milliseconds } from '../model/usage.ts';
import { type DayNumber, dayNumber } from '../time/civil-day.ts';
import { romeDayOf, romeMidnight } from '../time/rome.ts';

/** Whole civil days in Rome, both inclusive, and the same as instants [start, end). */
export interface Window {
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
  readonly days: number;
  readonly start: Milliseconds;
  readonly end: Milliseconds;
}

export type WindowAnswer =
  | { readonly is: 'window'; readonly window: Window; readonly released: boolean; readonly observed: boolean }
  /** The end is before the start: nothing can be judged. */
  | { readonly is: 'date-order'; readonly start: string; readonly end: string }
  /** No migration start is declared. */
  | { readonly is: 'no-start' };

/** Civil days [first, last]; under the minimum the end moves forward (DESIGN §5 statement 1). */
export function windowFrom(firstDay: DayNumber, lastDay: DayNumber, minimumDays: number): Window {
  const last = Math.max(lastDay, firstDay + minimumDays - 1);
  return { firstDay, lastDay: last, days: last - firstDay + 1, start: romeMidnight(firstDay), end: romeMidnight(last + 1) };
}

/**
 * The window W of a service (DESIGN §5 statement 1): [migrationStartedOn, releasedOn] in Rome days, made at least 15 long.
 * Without a release: to completion, else to the day before the one `knownUntil` falls in. Where W ended before the decree the
 * entity may state an observation window, judged in its place.
 */
export function windowOf(
  service: Pick<ServiceDeclaration, 'migrationStartedOn' | 'releasedOn' | 'completedOn' | 'observationWindow'>,
  decreeDate: string,
  policy: Policy,
  knownUntil: Milliseconds,
): WindowAnswer {
  if (!service.migrationStartedOn) return { is: 'no-start' };
  const minimumDays = policy.minimumDays.value;
  const firstDay = dayNumber(service.migrationStartedOn);
  const declaredEnd = service.releasedOn ?? service.completedOn;
  if (declaredEnd && dayNumber(declaredEnd) < firstDay) return { is: 'date-order', start: service.migrationStartedOn, end: declaredEnd };
  // A migration that began today has no yesterday: its window is the shortest one, still running.
  const lastDay = declaredEnd ? dayNumber(declaredEnd) : romeDayOf(knownUntil) - 1;
  const released = service.releasedOn !== null;
  const window = windowFrom(firstDay, lastDay, minimumDays);
  const observation = service.observationWindow;
  if (!observation || window.lastDay >= dayNumber(decreeDate)) return { is: 'window', window, released, observed: false };
  const [from, to] = [dayNumber(observation.start), dayNumber(observation.end)];
  if (to < from) return { is: 'date-order', start: observation.start, end: observation.end };
  return { is: 'window', window: windowFrom(from, to, minimumDays), released, observed: true };
}

/**
 * Did the whole window end before the decree, without an observation window in its place? Nobody could know then that its metrics would be
 * asked for (domain.md §5.7 case 23): the entity may state one.
 */
export const mayStateObservation = (
  { observationWindow }: Pick<ServiceDeclaration, 'observationWindow'>,
  decreeDate: string,
  { lastDay }: Window,
): boolean => observationWindow === null && lastDay < dayNumber(decreeDate);

/**
 * The window of maintenance (DESIGN §5 statement 18): the 30 Rome days that end with the last day complete at T, not at asOf.
 */
export function maintenanceWindow(knownUntil: Milliseconds, policy: Policy): Window {
  const lastDay = romeDayOf(knownUntil) - 1;
  const days = policy.maintenanceDays.value;
  return windowFrom(lastDay - days + 1, lastDay, days);
}
