import { timeReader } from './cell-time.ts';
import type { CellTime } from './date-pattern.ts';

const readTime = timeReader(null);
const SLASH = 47;

/** `/Date(1760313600000)/`: milliseconds since 1970, as Windows PowerShell writes an instant; an offset beside them moves nothing. */
const powerShellDate = /^\/Date\((\d{13})(?:[+-]\d{4})?\)\/$/;

/** Text, epoch number, or the parts of a date that some SDKs dump; null: no time. */
export function readJsonTime(time: unknown): CellTime | null {
  // Nearly every time is a text that begins with a digit: no expression is asked.
  if (typeof time === 'string') return readTime((time.charCodeAt(0) === SLASH ? powerShellDate.exec(time)?.[1] : null) ?? time.trim());
  if (typeof time === 'number') return readTime(String(time));
  if (typeof time !== 'object' || time === null) return null;
  const part = time as Readonly<Record<string, unknown>>;
  // Windows PowerShell wraps an instant that a script has touched.
  if (typeof part.value === 'string') return readJsonTime(part.value);
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((key) => part[key] ?? 0);
  // Anything but a number or a text makes a date that cannot be read.
  const digits = (value: unknown, width: number): string =>
    typeof value === 'number' || typeof value === 'string' ? String(value).padStart(width, '0') : '?';
  // Such dumps lose the zone that the SDK's object had; AWS documents that its API answers in UTC.
  const day8601 = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  return readTime(`${day8601}T${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}Z`);
}

/** Seconds since 1970 and, beside them, nanoseconds; as some tools write an instant. Anything else stays for the issue. */
export function epochWithNanoseconds(seconds: unknown, nanoseconds: unknown): unknown {
  const [whole, fraction] = [seconds, nanoseconds].map((part) =>
    typeof part === 'number' || typeof part === 'string' ? String(part) : '',
  );
  return /^\d{10}$/.test(whole as string) && /^\d{1,9}$/.test(fraction as string) ? `${whole}.${fraction?.padStart(9, '0')}` : seconds;
}
