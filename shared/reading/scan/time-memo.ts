import type { Milliseconds } from '../../model/usage.ts';
import { HOUR } from '../../time/civil-day.ts';
import type { ZoneClock } from '../../time/zone.ts';
import { type CellTime, LONGEST_TIME, type TimeReader } from '../date-pattern.ts';

/**
 * Times of one hour, as they are written in one way: all their bytes are the same but for digits, each of which adds its weight. What
 * the digits weigh is not assumed of any date format, it is asked of the one that reads the table, once for each hour.
 */
export interface HourOfTimes {
  readonly length: number;
  readonly written: Uint8Array;
  /** The bytes four at a time, with those of digits blanked out by the masks; the last four may overlap those before them. */
  readonly words: Int32Array;
  readonly masks: Int32Array;
  /** Where the digits stand, what one more of each adds, and how far it goes. */
  readonly places: Int32Array;
  readonly weights: Float64Array;
  readonly most: Int32Array;
  /** By byte: is it a digit that may differ? */
  readonly isDigit: Uint8Array;
  /** With all digits 0, put on the time line. */
  readonly base: Milliseconds;
  readonly zone: string | null;
}

/** Reads times from bytes. What was read last stands in `stamp` and `hour`. */
export interface TimeMemo {
  readonly last: { stamp: Milliseconds; hour: HourOfTimes | null };
  /** The time [at, end), however it is written. false: the row must be looked at. */
  find(bytes: Uint8Array, at: number, end: number): boolean;
}

/** Hours remembered; a file may hold more of them, and is then only slower. */
const MOST_HOURS = 20_000;
/** Shorter ones are read one by one. */
const SHORTEST_TIME = 4;
const ZERO = 48;

/**
 * @param clock  puts times without an offset of their own on the time line; null: they stay as they are, in no zone
 * @param onHour is told one time of every hour that is met
 */
export function rememberTimes(read: TimeReader, clock: ZoneClock | null, onHour: (text: string) => void): TimeMemo {
  const last: TimeMemo['last'] = { stamp: 0, hour: null };
  /** By length. */
  const writings = new Map<number, readonly Writing[]>();
  let size = 0;
  /** Reads the time at `at`, as long as those of the hour, as one of it. */
  const take = (hour: HourOfTimes, bytes: Uint8Array, at: number): boolean => {
    const { written, isDigit, places, weights, most } = hour;
    for (let index = 0; index < written.length; index += 1) {
      if (isDigit[index] === 0 && bytes[at + index] !== written[index]) return false;
    }
    let stamp = hour.base;
    for (let digit = 0; digit < places.length; digit += 1) {
      const value = (bytes[at + (places[digit] as number)] as number) - ZERO;
      if (!(value >= 0 && value <= (most[digit] as number))) return false;
      stamp += value * (weights[digit] as number);
    }
    last.stamp = stamp;
    last.hour = hour;
    return true;
  };

  const learn = (text: string): HourOfTimes | null => {
    const hour = hourOf(text, read, clock);
    if (hour === null) return null;
    const known = writings.get(text.length) ?? [];
    let writing = known.find(({ isDigit }) => isDigit.every((digit, at) => digit === hour.isDigit[at]));
    if (!writing) {
      writing = { isDigit: hour.isDigit, hours: new Map() };
      writings.set(text.length, [...known, writing]);
    }
    if (size < MOST_HOURS) {
      size += 1;
      const hash = hashOf(hour.written, 0, writing);
      writing.hours.set(hash, [...(writing.hours.get(hash) ?? []), hour]);
    }
    onHour(text);
    return hour;
  };

  /** The hour of the time [at, end), which is read. */
  const lookUp = (bytes: Uint8Array, at: number, end: number): HourOfTimes | null => {
    for (const writing of writings.get(end - at) ?? none) {
      for (const hour of writing.hours.get(hashOf(bytes, at, writing)) ?? none) if (take(hour, bytes, at)) return hour;
    }
    return null;
  };

  return {
    last,
    find(bytes, at, end) {
      if (end - at > LONGEST_TIME || end - at < SHORTEST_TIME) return false;
      if (lookUp(bytes, at, end) !== null) return true;
      const text = textOf(bytes, at, end);
      const hour = text === null ? null : learn(text);
      return hour !== null && take(hour, bytes, at);
    },
  };
}

/** Times of one length whose digits of one hour stand at the same places: by all their other bytes their hour is found. */
interface Writing {
  readonly isDigit: Uint8Array;
  readonly hours: Map<number, readonly HourOfTimes[]>;
}

const none: readonly never[] = [];

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function hashOf(bytes: Uint8Array, at: number, { isDigit }: Writing): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < isDigit.length; index += 1) {
    if (isDigit[index] === 0) hash = Math.imul(hash ^ (bytes[at + index] as number), 0x01000193);
  }
  return hash;
}

/** null: not of ASCII */
function textOf(bytes: Uint8Array, at: number, end: number): string | null {
  let text = '';
  for (let index = at; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte > 127) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Asks the reader what each digit of a time weighs; digits of more than one hour together stay part of the text. */
function hourOf(text: string, read: TimeReader, clock: ZoneClock | null): HourOfTimes | null {
  const given = read(text);
  if (given === null) return null;
  const digits: { readonly at: number; readonly weight: number; readonly most: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const weighed = weighDigit(text, at, given, read);
    if (weighed !== null) digits.push({ at, ...weighed });
  }
  let span = 0;
  const kept = digits
    .sort((a, b) => a.weight - b.weight)
    .filter(({ weight, most }) => {
      if (span + weight * most >= HOUR) return false;
      span += weight * most;
      return true;
    });
  const first = read(written(text, kept, () => 0));
  const final = read(written(text, kept, ({ most }) => most));
  // Digits that weigh one by one and not together are no such times: 24:00 exists, 24:01 does not.
  if (first === null || final === null || final.wall - first.wall !== span || !isAlike(first, final)) return null;
  const base = onTimeLine(first, final, clock);
  if (base === null) return null;
  const isDigit = new Uint8Array(text.length);
  for (const { at } of kept) isDigit[at] = 1;
  return {
    length: text.length,
    written: bytesOf(text),
    ...inWords(bytesOf(text), isDigit),
    places: Int32Array.from(kept, ({ at }) => at),
    weights: Float64Array.from(kept, ({ weight }) => weight),
    most: Int32Array.from(kept, ({ most }) => most),
    isDigit,
    ...base,
  };
}

function inWords(bytes: Uint8Array, isDigit: Uint8Array): Pick<HourOfTimes, 'words' | 'masks'> {
  const read = (from: Uint8Array): Int32Array => {
    const view = new DataView(from.buffer);
    return Int32Array.from({ length: Math.ceil(from.length / 4) }, (_, index) => view.getInt32(Math.min(4 * index, from.length - 4), true));
  };
  return { words: read(bytes), masks: read(isDigit.map((digit) => (digit === 1 ? 0 : 0xff))) };
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
