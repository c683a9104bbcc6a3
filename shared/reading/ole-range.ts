import type { Milliseconds } from '../model/usage.ts';
import { DAY } from '../time/civil-day.ts';
import type { CellTime } from './date-pattern.ts';

/** Days from 1899-12-30, where OLE Automation dates begin, to 1970-01-01. */
const OLE_EPOCH = 25_569;
const SECOND = 1000;
/** Every zone is a multiple of a quarter of an hour away from UTC. */
const QUARTER = 900 * SECOND;
/** A date cut to five decimals is up to 0.9 s wrong. */
const LOST = 2 * SECOND;

/**
 * An OLE date in UTC, with the same instant as text in local time beside it: `45363.7500000000 3/13/2024 1:00:00 AM`. The text gives back
 * the seconds that a spreadsheet cut off the number.
 */
export function readOleTime(cell: string): CellTime | null {
  const [, days, text = ''] = /^(\d{5}(?:[.,]\d{1,12})?)(?:\s(.{0,100}))?$/.exec(withPoint(cell)) ?? [];
  if (days === undefined) return null;
  const written = Math.round((Number(days.replace(',', '.')) - OLE_EPOCH) * DAY);
  const local = timesOfDay(text).at(-1);
  const whole = Math.round(written / SECOND) * SECOND;
  if (local === undefined) return { wall: whole, offset: 0, utc: true };
  const past = (((local - written) % QUARTER) + QUARTER) % QUARTER;
  const away = past > QUARTER / 2 ? past - QUARTER : past;
  return { wall: Math.abs(away) <= LOST ? written + away : whole, offset: 0, utc: true };
}

/** `453637500347E-7`, as a workbook hands the number of a cell on, is 45363.7500347. */
const withPoint = (cell: string): string =>
  cell.replace(/^(\d{5})(\d{1,12})E-(\d{1,2})$/, (all, days: string, rest: string, power: string) =>
    rest.length === Number(power) ? `${days}.${rest}` : all,
  );

/** Milliseconds since midnight of each time of day in a text. */
function timesOfDay(text: string): Milliseconds[] {
  const mark = text.includes(':') ? ':' : '\\.';
  const shape = new RegExp(`(?<![\\d.])(\\d{1,2})${mark}(\\d{2})(?:${mark}(\\d{2}))?(?![\\d.])(?:\\s?([ap])\\.?m)?`, 'gi');
  return [...text.matchAll(shape)].map(([, hour, minute, second, half]) => {
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    return ((hours * 60 + Number(minute)) * 60 + Number(second ?? 0)) * SECOND;
  });
}

/**
 * How long `3/13/2024 12:00:00 AM - 1:00:00 AM` is; it may cross midnight. 0: one time only, an instant. null: it cannot be read.
 */
export function readRangeLength(text: string): Milliseconds | null {
  const halves = text.split(/\s[-–]\s/);
  if (halves.length > 2) return null;
  const [from, to] = halves as [string, string | undefined];
  const start = timesOfDay(from).at(-1);
  if (to === undefined) return start === undefined ? null : 0;
  const end = timesOfDay(to).at(-1);
  const days = daysBetween(from, to);
  if (days === null || (start === undefined) !== (end === undefined)) return null;
  const length = (end ?? 0) - (start ?? 0) + (days ?? 0) * DAY;
  if (days !== undefined) return length > 0 ? length : null;
  if (start === undefined) return null;
  return length > 0 ? length : length + DAY;
}

/** Days from the date of one text to that of another; undefined where the second has none; null where day and month cannot be told apart. */
function daysBetween(from: string, to: string): number | null | undefined {
  const [first, second] = [numbersOfDate(from), numbersOfDate(to)];
  if (second === null) return undefined;
  if (first === null) return null;
  const spans = [0, 1].map((order) => (dayNumber(second, order) ?? Number.NaN) - (dayNumber(first, order) ?? Number.NaN));
  const known = [...new Set(spans.filter((span) => !Number.isNaN(span) && span >= 0 && span <= 1))];
  return known.length === 1 ? (known[0] as number) : null;
}

function numbersOfDate(text: string): readonly [number, number, number] | null {
  const [, a, b, c] = /(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/.exec(text) ?? [];
  return c === undefined ? null : [Number(a), Number(b), Number(c)];
}

function dayNumber([a, b, c]: readonly [number, number, number], order: number): number | null {
  const [year, month, day] = a > 31 ? [a, b, c] : order === 0 ? [c, b, a] : [c, a, b];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? Date.UTC(year < 100 ? 2000 + year : year, month - 1, day) / DAY : null;
}

/** The commonest length of a table: in one export every row but the last is cut alike. null: none has one. */
export function usualLength(texts: readonly string[]): Milliseconds | null {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const length = readRangeLength(text);
    if (length !== null) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [usual] = [...counts].reduce<readonly [number | null, number]>((best, entry) => (entry[1] > best[1] ? entry : best), [null, 0]);
  return usual;
}

const HOUR = 3600 * SECOND;

/** On the days of the clock change the local text of a usual row is an hour longer, or shorter: `2:00 AM - 2:00 AM` is no whole day. */
export function lengthWithoutClockChange(text: string, usual: Milliseconds | null): Milliseconds | null {
  const length = readRangeLength(text);
  if (length === null || usual === null || usual === 0) return length;
  const away = (((length - usual) % DAY) + DAY) % DAY;
  return away === HOUR || away === DAY - HOUR ? usual : length;
}
