import type { Milliseconds } from '../model/usage.ts';
import { DAY, dayOf, daysOfMonth, HOUR } from '../time/civil-day.ts';

/** A timestamp cell: the wall clock as if UTC, and the offset that the cell itself states. */
export interface CellTime {
  readonly wall: Milliseconds;
  /** Milliseconds east of Greenwich; null: the cell does not say. */
  readonly offset: Milliseconds | null;
  /** The cell says so with a Z (or "UTC", "GMT"), or it is an epoch number. */
  readonly utc: boolean;
}

export type TimeReader = (cell: string) => CellTime | null;

const MINUTE = 60_000;
/** A longer cell is no timestamp; patterns never look at it. */
export const LONGEST_TIME = 80;
const MONTHS = ['gen|jan', 'feb', 'mar', 'apr', 'mag|may', 'giu|jun', 'lug|jul', 'ago|aug', 'set|sep', 'ott|oct', 'nov', 'dic|dec'].map(
  (names) => new RegExp(`^(${names})`, 'i'),
);

/** Each token of the pattern language, longest first, with the digits it takes. */
const tokens: readonly (readonly [token: string, field: Field, pattern: string])[] = [
  ['yyyy', 'year', '\\d{4}'],
  ['yy', 'shortYear', '\\d{2}'],
  ['MMM', 'monthName', '\\p{L}{3,10}\\.?'],
  ['MM', 'month', '\\d{1,2}'],
  ['M', 'month', '\\d{1,2}'],
  ['dd', 'day', '\\d{1,2}'],
  ['d', 'day', '\\d{1,2}'],
  ['HH', 'hour', '\\d{1,2}'],
  ['H', 'hour', '\\d{1,2}'],
  ['hh', 'hour', '\\d{1,2}'],
  ['h', 'hour', '\\d{1,2}'],
  ['mm', 'minute', '\\d{1,2}'],
  ['m', 'minute', '\\d{1,2}'],
  ['ss', 'second', '\\d{1,2}'],
  ['s', 'second', '\\d{1,2}'],
  ['SSS', 'fraction', '\\d{1,9}'],
  ['XXX', 'offset', 'Z|[+-]\\d{2}:?\\d{2}'],
  ['X', 'offset', 'Z|[+-]\\d{2}(?::?\\d{2})?'],
  ['a', 'half', '[AaPp]\\.?[Mm]\\.?'],
];
type Field = 'year' | 'shortYear' | 'month' | 'monthName' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'offset' | 'half';

/** The signs of the pattern language, for those who write one. */
export const dateTokens: readonly string[] = tokens.map(([token]) => token);

const escapeLiteral = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * The language of `dateFormat`: yyyy yy MM M MMM dd d HH H hh h mm m ss s SSS a XXX X, text in 'single quotes', optional parts in
 * [brackets]; every other character stands for itself. Leading zeros may be missing, seconds too (spreadsheets lose them), and an offset
 * may always follow. Month names are Italian or English.
 *
 * @returns null when it is not a pattern or does not fix year, month and day
 */
export function compileDatePattern(pattern: string): TimeReader | null {
  const fields: Field[] = [];
  const source = translate(pattern, fields);
  if (source === null) return null;
  const has = (field: Field): boolean => fields.includes(field);
  if (!(has('year') || has('shortYear')) || !(has('month') || has('monthName')) || !has('day')) return null;
  if (new Set(fields).size !== fields.length) return null;
  const seconds = has('minute') && !has('second') ? '(?::\\d{2}(?:[.,]\\d{1,9})?)?' : '';
  const tail = has('offset') ? '' : '(?: ?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?';
  let shape: RegExp;
  try {
    shape = new RegExp(`^${source}${seconds ? `(?<lost>${seconds})` : ''}${tail}$`, 'u');
  } catch {
    return null;
  }
  return (cell) => {
    // One blank for each run of them, in the cell as in the pattern: an expression with several `\s+` in a row could take for ever.
    const match = cell.length > LONGEST_TIME ? null : shape.exec(cell.replace(/\s+/gu, ' '));
    return match ? assemble(match, fields, has('offset'), seconds !== '') : null;
  };
}

/** The reader of a pattern of our own, made at its first cell: a format has its patterns whether or not a file of it ever comes. */
export function knownDatePattern(pattern: string): TimeReader {
  let read: TimeReader | null = null;
  return (cell) => {
    read ??= compileDatePattern(pattern);
    if (read === null) throw new Error(`${pattern} is no pattern of dates`);
    return read(cell);
  };
}

/** Optional parts beside each other can match in more ways than there is time for: with each more the ways double. */
const MOST_OPTIONAL = 8;

/** A blank of the pattern, unless it follows another one. */
const oneSpace = (before: string): string => (before.endsWith(' ') ? '' : ' ');

function translate(pattern: string, fields: Field[]): string | null {
  let source = '';
  let depth = 0;
  let optional = 0;
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    const quoted = /^'([^']*)'/.exec(rest);
    if (quoted) {
      source += escapeLiteral(quoted[1] as string);
      at += quoted[0].length;
      continue;
    }
    const token = tokens.find(([text]) => rest.startsWith(text));
    const character = rest.charAt(0);
    if (token) {
      // Where seconds are written at the end, spreadsheets lose them in some rows.
      if (token[1] === 'second' && source.endsWith(':')) source = `${source.slice(0, -1)}(?::(${token[2]}))?`;
      else source += `(${token[2]})`;
      fields.push(token[1]);
      at += token[0].length;
      continue;
    }
    if (character === '[') {
      depth += 1;
      optional += 1;
      if (optional > MOST_OPTIONAL) return null;
      source += '(?:';
    } else if (character === ']') {
      depth -= 1;
      if (depth < 0) return null;
      source += ')?';
    } else if (character === 'T') source += 'T';
    else if (/\p{L}/u.test(character)) return null;
    else source += /\s/u.test(character) ? oneSpace(source) : escapeLiteral(character);
    at += 1;
  }
  return depth === 0 ? source : null;
}

function assemble(match: RegExpExecArray, fields: readonly Field[], ownOffset: boolean, lostSeconds: boolean): CellTime | null {
  const part: Partial<Record<Field, string>> = {};
  fields.forEach((field, index) => {
    const text = match[index + 1];
    if (text !== undefined) part[field] = text;
  });
  const year = part.year !== undefined ? Number(part.year) : 2000 + Number(part.shortYear);
  const month = part.month !== undefined ? Number(part.month) : MONTHS.findIndex((name) => name.test(part.monthName ?? '')) + 1;
  const hour = readHour(part.hour, part.half);
  const lost = lostSeconds ? (match.groups?.lost ?? '') : '';
  const [second, fraction] = lost ? lost.slice(1).split(/[.,]/) : [part.second, part.fraction];
  const wall = wallClock(year, month, Number(part.day), hour, Number(part.minute ?? 0), Number(second ?? 0), fraction ?? '');
  if (wall === null) return null;
  const offsetText = ownOffset ? part.offset : match.at(-1);
  return withOffset(wall, offsetText);
}

function readHour(text: string | undefined, half: string | undefined): number {
  const hour = Number(text ?? 0);
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** @returns null for a day or an hour that no calendar has. 24:00 is the next midnight. */
export function wallClock(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction: string,
): Milliseconds | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && year >= 1970 && year <= 2100)) return null;
  if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59)) return null;
  if (hour === 24 && (minute !== 0 || second !== 0)) return null;
  if (day > 28 && day > daysOfMonth(year, month)) return null;
  const milliseconds = fraction === '' ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  return dayOf(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * 1000 + milliseconds;
}

/** Adds what the cell says of its own zone. null: no such offset, or an instant before 1970. */
export function withOffset(wall: Milliseconds, text: string | undefined): CellTime | null {
  if (text === undefined || text === '') return { wall, offset: null, utc: false };
  if (/^(Z|UTC|GMT)$/i.test(text)) return { wall, offset: 0, utc: true };
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return null;
  const offset = (match[1] === '-' ? -minutes : minutes) * MINUTE;
  return wall - offset < 0 ? null : { wall, offset, utc: false };
}
