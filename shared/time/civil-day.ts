import type { Milliseconds } from '../model/usage.ts';

/** Civil days are counted from 1970-01-01 = 0, so that adding days never meets a clock change. */
export type DayNumber = number;

export const HOUR: Milliseconds = 3_600_000;
export const DAY: Milliseconds = 24 * HOUR;

/** `YYYY-MM-DD` (an existing date, checked by the schemas) to its day number. */
export function dayNumber(text: string): DayNumber {
  // Parsed, not put together: Date.UTC takes the year 1 for 1901.
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

/** The inverse of `dayNumber`. */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** RFC 3339 UTC without needless milliseconds: how instants are written everywhere in the product. */
export function instantText(instant: Milliseconds): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
