import type { KernelDigit, KernelHour } from '../../kernels/hour-records.ts';
import type { Milliseconds } from '../../model/usage.ts';
import { DAY, HOUR } from '../../time/civil-day.ts';
import type { ZoneClock } from '../../time/zone.ts';
import { type CellTime, LONGEST_TIME, type TimeReader } from '../date-pattern.ts';

/**
 * Times of one hour, or of several of one day, put on the time line: what the digits of one weigh, so that others are read without a look at
 * what they are.
 */
export interface HourOfTimes extends Omit<KernelHour, 'zone'> {
  readonly text: string;
  readonly zone: string | null;
}

/** The hours that a time, as it is written, stands for; null: each such time must be looked at. */
export type HourReader = (time: Uint8Array) => HourOfTimes | null;

/** Shorter ones are read one by one. */
const SHORTEST_TIME = 4;
const ZERO = 48;
/** Digits of hours are taken where they can be, which leaves two kinds of times to a day: 00 to 19, and 20 to 23. */
const SPANS: readonly Milliseconds[] = [DAY, HOUR];

/**
 * What the digits weigh is not assumed of any date format, it is asked of the one that reads the table: once for all times that have their
 * digits at the same places. Of each hour after that only the time that was met is read, and the first and the last one.
 * @param clock puts times without an offset of their own on the time line; null: they stay as they are, in no zone
 */
export function hourReader(read: TimeReader, clock: ZoneClock | null): HourReader {
  /** By what a time is but for its digits. */
  const known = new Map<string, readonly Writing[]>();
  /** Rows beside each other mostly have the same time. */
  let unreadable: string | null = null;

  const hourOf = (text: string, given: CellTime, digits: readonly KernelDigit[]): Omit<HourOfTimes, 'written'> | null => {
    if (digits.some(({ at, most }) => digitAt(text, at) > most)) return null;
    const [first, final] = [read(written(text, digits, () => 0)), read(written(text, digits, ({ most }) => most))];
    // Digits that weigh one by one and not together are no such times: 24:00 exists, 24:01 does not.
    if (first === null || final === null || !isAlike(first, final) || !isAlike(first, given)) return null;
    if (final.wall - first.wall !== sumOf(digits, ({ most }) => most)) return null;
    if (given.wall - first.wall !== sumOf(digits, ({ at }) => digitAt(text, at))) return null;
    const base = onTimeLine(first, final, clock);
    return base === null ? null : { text, digits, ...base };
  };

  const learn = (text: string, given: CellTime): Omit<HourOfTimes, 'written'> | null => {
    const shape = text.replace(/[0-9]/g, '0');
    const writings = known.get(shape) ?? [];
    for (const { digits, fixed } of writings) {
      const hour = fixed.every(({ at, digit }) => digitAt(text, at) === digit) ? hourOf(text, given, digits) : null;
      if (hour !== null) return hour;
    }
    for (const span of SPANS) {
      const writing = writingOf(text, given, read, span);
      const hour = hourOf(text, given, writing.digits);
      if (hour === null) continue;
      known.set(shape, [...writings, writing]);
      return hour;
    }
    return null;
  };

  return (time) => {
    const text = time.length < SHORTEST_TIME || time.length > LONGEST_TIME ? null : textOf(time);
    if (text === null || text === unreadable) return null;
    const given = read(text);
    const hour = given === null ? null : learn(text, given);
    unreadable = hour === null ? text : null;
    return hour === null ? null : { ...hour, written: time.slice() };
  };
}

/** Which digits of a time add up; times with the same other digits of the time of day are written so too. */
interface Writing {
  readonly digits: readonly KernelDigit[];
  readonly fixed: readonly { readonly at: number; readonly digit: number }[];
}

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - ZERO;

const sumOf = (digits: readonly KernelDigit[], digitOf: (digit: KernelDigit) => number): number =>
  digits.reduce((sum, digit) => sum + digit.weight * digitOf(digit), 0);

/** null: not of ASCII */
function textOf(time: Uint8Array): string | null {
  let text = '';
  for (const byte of time) {
    if (byte > 127) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The digits of a time that add up to less than the span, and what they weigh; all others stay part of the text. */
function writingOf(text: string, given: CellTime, read: TimeReader, span: Milliseconds): Writing {
  const ofDay = Array.from(text, (_, at) => weighDigit(text, at, given, read))
    .filter((weighed) => weighed !== null)
    .sort((a, b) => a.weight - b.weight);
  let sum = 0;
  const digits = ofDay.filter(({ weight, most }) => {
    if (most === null || sum + weight * most >= span) return false;
    sum += weight * most;
    return true;
  }) as KernelDigit[];
  const fixed = ofDay.filter(({ at }) => digits.every((digit) => digit.at !== at));
  return { digits, fixed: fixed.map(({ at }) => ({ at, digit: digitAt(text, at) })) };
}

const isAlike = (a: CellTime, b: CellTime): boolean => a.offset === b.offset && a.utc === b.utc;

function written<Digit extends { readonly at: number }>(text: string, digits: readonly Digit[], digitOf: (digit: Digit) => number): string {
  const characters = [...text];
  for (const digit of digits) characters[digit.at] = String(digitOf(digit));
  return characters.join('');
}

/** How far digits go: most to 9, tens of minutes to 5, hours after 20 to 3, tens of hours to 1 as long as all ten of the next digit follow. */
const MOSTS = [9, 5, 3, 1];

/** What one more of a digit adds, and how far it goes (null: not so far). null: no digit, or one that is no part of the time of day. */
function weighDigit(
  text: string,
  at: number,
  given: CellTime,
  read: TimeReader,
): { readonly at: number; readonly weight: number; readonly most: number | null } | null {
  const digit = digitAt(text, at);
  if (!(digit >= 0 && digit <= 9)) return null;
  const weightBy = (other: number): number | null => {
    const time = read(text.slice(0, at) + String(other) + text.slice(at + 1));
    return time !== null && isAlike(time, given) ? (time.wall - given.wall) / (other - digit) : null;
  };
  const weight = digit === 0 ? weightBy(1) : (weightBy(0) ?? weightBy(digit - 1));
  if (weight === null || weight < 0 || weight >= DAY) return null;
  const holdsTo = (most: number): boolean =>
    Array.from({ length: most + 1 }, (_, other) => other).every((other) => other === digit || weightBy(other) === weight);
  return { at, weight, most: MOSTS.find((most) => digit <= most && holdsTo(most)) ?? null };
}

/** Hours that the clock repeats, skips or breaks are left to whoever reads row by row. */
function onTimeLine(
  first: CellTime,
  final: CellTime,
  clock: ZoneClock | null,
): { readonly base: Milliseconds; readonly zone: string | null } | null {
  if (first.offset !== null) return { base: first.wall - first.offset, zone: first.utc ? 'UTC' : 'offset' };
  if (clock === null) return { base: first.wall, zone: null };
  const from = clock.toInstant(first.wall, null);
  if (from?.how !== 'exact') return null;
  const isAsFar = (wall: Milliseconds): boolean => {
    const to = clock.toInstant(wall, null);
    return to?.how === 'exact' && to.instant - from.instant === wall - first.wall;
  };
  for (let wall = first.wall + HOUR; wall < final.wall; wall += HOUR) if (!isAsFar(wall)) return null;
  return isAsFar(final.wall) ? { base: from.instant, zone: clock.zone } : null;
}
