import type { Milliseconds } from '../model/usage.ts';

/** Civil days are counted from 1970-01-01 = 0, so that adding days never meets a clock change. */
export type DayNumber = number;

export const HOUR: Milliseconds = 3_600_000;
export const DAY: Milliseconds = 24 * HOUR;

/**
 * `YYYY-MM-DD` (an existing date, checked by the schemas) to its day number. Counted, not parsed: an assessment asks it of every day of
 * every series. Years begin in March here, so that the day that comes and goes is their last.
 */
export function dayNumber(text: string): DayNumber {
  const month = digitsOf(text, 5, 7);
  const year = digitsOf(text, 0, 4) - (month <= 2 ? 1 : 0);
  const months = month <= 2 ? month + 9 : month - 3;
  const ofYear = Math.floor((153 * months + 2) / 5) + digitsOf(text, 8, 10) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - DAYS_TO_1970;
}

/** From 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_1970 = 719_468;

function digitsOf(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** The inverse of `dayNumber`. */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** RFC 3339 UTC without needless milliseconds: how instants are written everywhere in the product. */
export function instantText(instant: Milliseconds): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
