import type { Milliseconds } from '../model/usage.ts';
import { DAY, HOUR } from './civil-day.ts';

/** The zone of every civil date of the notice. */
export const ROME = 'Europe/Rome';

/** From 1996 on summer time ends with October in all of the Union (Directive 2000/84/EC and those before it); in Italy before with September. */
const OCTOBER_SINCE = 1996;

/** 01:00 UTC of the last Sunday of a month (0-based). */
function lastSunday(year: number, month: number): Milliseconds {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY + HOUR;
}

/**
 * The clock changes of Rome in the years given, and the offset from then on. By rule: to ask Temporal for each takes a tenth of a second,
 * which every command and every cold start of a function would pay.
 */
export function romeChanges(first: number, last: number): readonly (readonly [since: Milliseconds, offset: Milliseconds])[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year) => [
    [lastSunday(year, 2), 2 * HOUR],
    [lastSunday(year, year >= OCTOBER_SINCE ? 9 : 8), HOUR],
  ]);
}
