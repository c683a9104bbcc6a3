import type { Milliseconds } from '../model/usage.ts';

/** Seconds. Adding more to an instant would leave the years that dates are written in. */
const LONGEST = 100 * 366 * 86_400;

/** ISO 8601 duration of days, hours, minutes and seconds in milliseconds (a day is 24 h here); null: not one, zero, or longer than a century. */
export function readDuration(text: string): Milliseconds | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text.trim());
  if (!match) return null;
  const [, days, hours, minutes, seconds] = match;
  const total = ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  return total > 0 && total <= LONGEST ? Math.round(total * 1000) : null;
}
