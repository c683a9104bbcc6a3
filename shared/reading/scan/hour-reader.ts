import type { KernelDigit, KernelHour } from '../../kernels/hour-records.ts';
import type { Milliseconds } from '../../model/usage.ts';
import { HOUR } from '../../time/civil-day.ts';
import type { ZoneClock } from '../../time/zone.ts';
import { type CellTime, LONGEST_TIME, type TimeReader } from '../date-pattern.ts';

/** Times of one hour, put on the time line: what the digits of one weigh, so that others are read without a look at what they are. */
export interface HourOfTimes extends Omit<KernelHour, 'zone'> {
  readonly text: string;
  readonly zone: string | null;
}

/** The hour that a time, as it is written, stands for; null: each such time must be looked at. */
export type HourReader = (time: Uint8Array) => HourOfTimes | null;

/** Shorter ones are read one by one. */
const SHORTEST_TIME = 4;
const ZERO = 48;

/**
 * What the digits weigh is not assumed of any date format, it is asked of the one that reads the table, once for each hour.
 * @param clock puts times without an offset of their own on the time line; null: they stay as they are, in no zone
 */
export function hourReader(read: TimeReader, clock: ZoneClock | null): HourReader {
  /** Of the hour before, by the length of its times: the next one mostly has the same digits, which are then only made sure of. */
  const digitsBefore = new Map<number, readonly KernelDigit[]>();
  return (time) => {
    const text = time.length < SHORTEST_TIME || time.length > LONGEST_TIME ? null : textOf(time);
    const given = text === null ? null : read(text);
    if (text === null || given === null) return null;
    const before = digitsBefore.get(text.length);
    const digits = before && isOf(before, text, given, read) ? before : digitsOf(text, given, read);
    const [first, final] = [read(written(text, digits, () => 0)), read(written(text, digits, ({ most }) => most))];
    const span = digits.reduce((sum, { weight, most }) => sum + weight * most, 0);
    // Digits that weigh one by one and not together are no such times: 24:00 exists, 24:01 does not.
    if (first === null || final === null || final.wall - first.wall !== span || !isAlike(first, final)) return null;
    const base = onTimeLine(first, final, clock);
    if (base === null) return null;
    digitsBefore.set(text.length, digits);
    return { text, written: time.slice(), digits, ...base };
  };
}

/** null: not of ASCII */
function textOf(time: Uint8Array): string | null {
  let text = '';
  for (const byte of time) {
    if (byte > 127) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Do these digits of the time weigh what they did in another? */
function isOf(digits: readonly KernelDigit[], text: string, given: CellTime, read: TimeReader): boolean {
  return digits.every(({ at, weight, most }) => {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= most)) return false;
    return [0, most].every((other) => {
      const time = read(text.slice(0, at) + String(other) + text.slice(at + 1));
      return time !== null && isAlike(time, given) && time.wall - given.wall === (other - digit) * weight;
    });
  });
}

/** The digits of a time that add up to less than an hour, and what they weigh; digits of more stay part of the text. */
function digitsOf(text: string, given: CellTime, read: TimeReader): readonly KernelDigit[] {
  const digits: KernelDigit[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const weighed = weighDigit(text, at, given, read);
    if (weighed !== null) digits.push({ at, ...weighed });
  }
  let span = 0;
  return digits
    .sort((a, b) => a.weight - b.weight)
    .filter(({ weight, most }) => {
      if (span + weight * most >= HOUR) return false;
      span += weight * most;
      return true;
    });
}

const isAlike = (a: CellTime, b: CellTime): boolean => a.offset === b.offset && a.utc === b.utc;

function written<Digit extends { readonly at: number }>(text: string, digits: readonly Digit[], digitOf: (digit: Digit) => number): string {
  const characters = [...text];
  for (const digit of digits) characters[digit.at] = String(digitOf(digit));
  return characters.join('');
}

/** What one more of a digit adds, and how far it goes: to 9, or to 5 as the tens of minutes do. null: no digit, or one that does something else. */
function weighDigit(
  text: string,
  at: number,
  given: CellTime,
  read: TimeReader,
): { readonly weight: number; readonly most: number } | null {
  const digit = text.charCodeAt(at) - ZERO;
  if (!(digit >= 0 && digit <= 9)) return null;
  const weightBy = (other: number): number | null => {
    const time = read(text.slice(0, at) + String(other) + text.slice(at + 1));
    return time !== null && isAlike(time, given) ? (time.wall - given.wall) / (other - digit) : null;
  };
  const weight = weightBy(digit === 0 ? 1 : 0);
  if (weight === null || weight < 0 || weight >= HOUR) return null;
  const holdsTo = (most: number): boolean =>
    Array.from({ length: most + 1 }, (_, other) => other).every((other) => other === digit || weightBy(other) === weight);
  if (holdsTo(9)) return { weight, most: 9 };
  return digit <= 5 && holdsTo(5) ? { weight, most: 5 } : null;
}

/** An hour that the clock repeats, skips or breaks is left to whoever reads row by row. */
function onTimeLine(
  first: CellTime,
  final: CellTime,
  clock: ZoneClock | null,
): { readonly base: Milliseconds; readonly zone: string | null } | null {
  if (first.offset !== null) return { base: first.wall - first.offset, zone: first.utc ? 'UTC' : 'offset' };
  if (clock === null) return { base: first.wall, zone: null };
  const [from, to] = [clock.toInstant(first.wall, null), clock.toInstant(final.wall, null)];
  if (from?.how !== 'exact' || to?.how !== 'exact') return null;
  return to.instant - from.instant === final.wall - first.wall ? { base: from.instant, zone: clock.zone } : null;
}
