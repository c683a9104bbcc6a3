import { type CellTime, LONGEST_TIME, type TimeReader, wallClock, withOffset } from './date-pattern.ts';

/** Which of the first two numbers of 03/04/2025 is the day. */
export type DayOrder = 'day-first' | 'month-first';

/** Year first: 2025-10-13 09:05, 2025/10/13T09:05:07.250Z, 2025-10-13T09:05:07+0200. */
const yearFirst =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;
/** Day or month first: 13/10/2025 09:05[:07], 13.10.2025, 10-13-2025 9:05 PM. */
const yearLast =
  /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:(?:[Tt]|,?\s+)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([AaPp])\.?[Mm]\.?)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;

/** `2025-10-13 09:05:07` or the same with T and Z, without a regular expression: what most cells are. */
function fast(cell: string): CellTime | null {
  const length = cell.length;
  if (length !== 19 && !(length === 20 && cell.charCodeAt(19) === 90)) return null;
  if (cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45 || cell.charCodeAt(13) !== 58 || cell.charCodeAt(16) !== 58) return null;
  const middle = cell.charCodeAt(10);
  if (middle !== 32 && middle !== 84) return null;
  const year = two(cell, 0) * 100 + two(cell, 2);
  const wall = wallClock(year, two(cell, 5), two(cell, 8), two(cell, 11), two(cell, 14), two(cell, 17), '');
  return wall === null ? null : { wall, offset: length === 20 ? 0 : null, utc: length === 20 };
}

/** NaN where the two characters are not digits: no calendar accepts it. */
function two(cell: string, at: number): number {
  const tens = cell.charCodeAt(at) - 48;
  const ones = cell.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

export function readYearFirst(cell: string): CellTime | null {
  const quick = fast(cell);
  if (quick) return quick;
  const match = yearFirst.exec(cell);
  if (!match) return null;
  const [, year, , month, day, hour, minute, second, fraction, zone] = match;
  const wall = wallClock(
    +(year as string),
    +(month as string),
    +(day as string),
    +(hour ?? 0),
    +(minute ?? 0),
    +(second ?? 0),
    fraction ?? '',
  );
  return wall === null ? null : withOffset(wall, zone);
}

/** Later than any report: from here on a number of ten or thirteen digits is something else. */
const END_OF_EPOCH = Date.UTC(2200, 0, 1);

/** Ten digits are seconds since 1970, thirteen milliseconds (then micro-, nanoseconds), whatever a header says: 2001 to 2199 either way. */
export function readEpoch(cell: string): CellTime | null {
  const match = /^(\d{10})(?:(\d{3})(?:\d{3}){0,2})?(?:\.(\d{1,9}))?$/.exec(cell);
  if (!match) return null;
  const fraction = match[2] ?? (match[3] ?? '').slice(0, 3).padEnd(3, '0');
  const wall = Number(match[1]) * 1000 + Number(fraction);
  return wall < END_OF_EPOCH ? { wall, offset: 0, utc: true } : null;
}

/** What one cell proves about the order of its numbers; `open`: both orders are dates; null: it is not written that way. */
export function dayOrderOf(cell: string): DayOrder | 'open' | null {
  const match = yearLast.exec(cell);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && second <= 12) return 'day-first';
  if (second > 12 && first <= 12) return 'month-first';
  return first <= 12 && second <= 12 ? 'open' : null;
}

function readYearLast(cell: string, order: DayOrder): CellTime | null {
  const match = yearLast.exec(cell);
  if (!match) return null;
  const [, first, , second, year, hourText, minute, seconds, fraction, half, zone] = match;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  let hour = Number(hourText ?? 0);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const wall = wallClock(+(year as string), +(month as string), +(day as string), hour, +(minute ?? 0), +(seconds ?? 0), fraction ?? '');
  return wall === null ? null : withOffset(wall, zone);
}

/** Reads every way of writing that needs no guess, and dd/MM or MM/dd in the order that the column has proved. */
export function timeReader(order: DayOrder | null): TimeReader {
  return (cell) => {
    if (cell.length > LONGEST_TIME) return null;
    return readYearFirst(cell) ?? (order === null ? null : readYearLast(cell, order)) ?? readEpoch(cell);
  };
}
