import type { Milliseconds } from '../model/usage.ts';

/** Civil days are counted from 1970-01-01 = 0, so that adding days never meets a clock change. */
export type DayNumber = number;

export const HOUR: Milliseconds = 3_600_000;
export const DAY: Milliseconds = 24 * HOUR;

/** `YYYY-MM-DD` (an existing date, checked by the schemas) to its day number. */
export function dayNumber(text: string): DayNumber {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day) / DAY;
}

/** The inverse of `dayNumber`. */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** RFC 3339 UTC without needless milliseconds: how instants are written everywhere in the product. */
export function instantText(instant: Milliseconds): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
