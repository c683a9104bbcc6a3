import type { Milliseconds } from '../model/usage.ts';
import { DAY, type DayNumber, dayNumber, HOUR } from './civil-day.ts';
import { ROME } from './rome-changes.ts';
import { zoneClock } from './zone.ts';

export { ROME } from './rome-changes.ts';

/** The instant at which a civil day begins in Rome. Midnight exists and is unique there: clocks change at 02:00 and 03:00. */
export function romeMidnight(day: DayNumber): Milliseconds {
  const wall = day * DAY;
  const found = zoneClock(ROME).toInstant(wall, null);
  if (!found) throw new Error(`no midnight in Rome on day ${day}`);
  return found.instant;
}

/** The Rome civil day that holds an instant. */
export function romeDayOf(instant: Milliseconds): DayNumber {
  return Math.floor(zoneClock(ROME).toWall(instant) / DAY);
}

/** `days` later on the Rome wall clock; a time that the clock skips moves on, as Temporal's `compatible` (DESIGN §5 statement 9). */
export function romeDaysLater(instant: Milliseconds, days: number): Milliseconds {
  if (days === 0) return instant;
  const rome = zoneClock(ROME);
  const wall = rome.toWall(instant) + days * DAY;
  const found = rome.toInstant(wall, null);
  if (found) return found.instant;
  // Skipped: as if the clock had not been moved yet, so that the time shown is later by what it was moved.
  const before = wall - 3 * HOUR;
  return wall - (rome.toWall(before) - before);
}

/** The last second of a civil day in Rome: what a bare date means as `asOf` (DESIGN §4, Record). */
export function endOfRomeDay(date: string): Milliseconds {
  return romeMidnight(dayNumber(date) + 1) - 1000;
}
