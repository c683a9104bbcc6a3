import { DAY, dayNumber, instantText } from '../../shared/time/civil-day.ts';
import { ROME } from '../../shared/time/rome.ts';
import { zoneClock } from '../../shared/time/zone.ts';

/**
 * What the clock in Rome showed, as an instant. null: no day and hour, or an hour that the clock jumped over.
 * @param day `2026-03-18` @param time `09:30`
 * @returns RFC 3339 UTC
 */
export function romeInstant(day: string, time: string): string | null {
  const written = /^(\d\d):(\d\d)(?::\d\d)?$/.exec(time);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !written) return null;
  const [, hours, minutes] = written;
  const wall = dayNumber(day) * DAY + (Number(hours) * 60 + Number(minutes)) * 60_000;
  const found = zoneClock(ROME).toInstant(wall, null);
  return found && instantText(found.instant);
}
