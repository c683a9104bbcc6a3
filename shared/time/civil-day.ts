import type { Milliseconds } from '../model/usage.ts';

/** Civil days are counted from 1970-01-01 = 0, so that adding days never meets a clock change. */
export type DayNumber = number;

export const HOUR: Milliseconds = 3_600_000;
export const DAY: Milliseconds = 24 * HOUR;

/** `YYYY-MM-DD` (an existing date, checked by the schemas) to its day number. Counted, not parsed: an assessment asks it of every day of every series. */
export function dayNumber(text: string): DayNumber {
  return dayOf(digitsOf(text, 0, 4), digitsOf(text, 5, 7), digitsOf(text, 8, 10));
}

/** The day number of a date of the years 0 to 9999; month 1 to 12. Years begin in March here, so that the day that comes and goes is their last. */
export function dayOf(year: number, month: number, day: number): DayNumber {
  const years = month <= 2 ? year - 1 : year;
  const months = month <= 2 ? month + 9 : month - 3;
  const ofYear = Math.floor((153 * months + 2) / 5) + day - 1;
  return 365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + ofYear - DAYS_TO_1970;
}

/** Days of a month; month 1 to 12. */
export function daysOfMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);
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
