import { dayText } from '../../../time/civil-day.ts';

const SECONDS_OF_DAY = 86_400;
/** Days that a calendar of four digits holds: 0000-01-01 to 9999-12-31. */
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

/** `2025-10-13`, of a number of days since 1970; one that no calendar holds stays a number, which is no date. */
export function writtenDay(day: number): string {
  return day >= FIRST_DAY && day <= LAST_DAY ? dayText(day) : String(day);
}

/** `2025-10-13 00:05:00.25` and the zone, of a count since 1970. `unit`: how many make a second. */
export function writtenInstant(count: number | bigint, unit: number, zone: '' | 'Z'): string {
  const { seconds, rest } = split(count, unit);
  const ofDay = ((seconds % SECONDS_OF_DAY) + SECONDS_OF_DAY) % SECONDS_OF_DAY;
  const day = (seconds - ofDay) / SECONDS_OF_DAY;
  if (day < FIRST_DAY || day > LAST_DAY) return String(count);
  return `${dayTextOf(day)} ${clock(ofDay)}${fraction(rest, unit)}${zone}`;
}

/** `00:05:00`, of a count since midnight. */
export function writtenClock(count: number | bigint, unit: number): string {
  const { seconds, rest } = split(count, unit);
  return seconds < 0 || seconds > SECONDS_OF_DAY ? String(count) : `${clock(seconds)}${fraction(rest, unit)}`;
}

/** Rounded down, exactly: a double divided by a second may be off by one in its last place. */
function split(count: number | bigint, unit: number): { readonly seconds: number; readonly rest: number } {
  if (typeof count === 'bigint') {
    const rest = ((count % BigInt(unit)) + BigInt(unit)) % BigInt(unit);
    return { seconds: Number((count - rest) / BigInt(unit)), rest: Number(rest) };
  }
  const rest = ((count % unit) + unit) % unit;
  return { seconds: (count - rest) / unit, rest };
}

/** Rows that follow each other fall on the same day. */
const last = { day: Number.NaN, text: '' };
function dayTextOf(day: number): string {
  if (day !== last.day) {
    last.text = dayText(day);
    last.day = day;
  }
  return last.text;
}

const two = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));
const clock = (seconds: number): string => `${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}`;

function fraction(rest: number, unit: number): string {
  return rest === 0
    ? ''
    : `.${String(unit + rest)
        .slice(1)
        .replace(/0+$/, '')}`;
}
