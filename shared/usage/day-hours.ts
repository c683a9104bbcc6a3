/** What one hour of a civil day amounts to. */
export interface HourOfDay {
  /** Hours since the day's midnight: 0 to 24. */
  readonly hour: number;
  /** Values: 1 or more. */
  readonly count: number;
  /** Exact decimal sum of the values, as `sumText` writes it. */
  readonly sum: string;
  /** The fingerprint's two words, from 0 to 2^32 (see fingerprint.ts). */
  readonly low: number;
  readonly high: number;
}

/*
 * The hours of a day as one text, a word an hour, in order; no text where the day has no value:
 *
 *   hours = [word {" " word}]
 *   word  = print sum ["x" count] ["@" hour]
 *   print = 11 digits of base 64 (A-Z a-z 0-9 - _), the highest first: the 64 bits of the fingerprint, its high word before its low
 *   sum   = ["-"] figures ["." figures]
 *
 * `count` is left out where it is that of the word before (of the first word: 1), `hour` where it follows on the word before (of the first: 0).
 * A day of a row a minute: "Cq0zvW3ZbNk712.4x60 F-3mTqv0Xc2698.1 …". Hours are nearly all of a digest, and few are ever asked for: as one text
 * they pass JSON and the schema as one value, take a sixth of the memory of lists, and are opened where two files tell of one day; for the signals
 * `open-hours.ts` reads the same faster.
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PRINT = 11;
/** Of a day on which clocks go back. */
const LAST_HOUR = 24;
const [ZERO, NINE] = [48, 57];
const codes = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));
const values = Int8Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)));
const [SPACE, MINUS, POINT, TIMES, AT] = [32, 45, 46, 120, 64];

/** The text of hours that ascend. */
export function encodeHours(hours: readonly HourOfDay[]): string {
  const pieces: string[] = [];
  let before = { count: 1, hour: -1 };
  for (const one of hours) {
    if (pieces.length > 0) pieces.push(' ');
    pieces.push(printOf(one), one.sum);
    if (one.count !== before.count) pieces.push('x', String(one.count));
    if (one.hour !== before.hour + 1) pieces.push('@', String(one.hour));
    before = one;
  }
  // Joined, the text is in one piece; a sum of texts would keep all of them.
  return pieces.join('');
}

function printOf({ low, high }: HourOfDay): string {
  return String.fromCharCode(
    codeOf(high >>> 28),
    codeOf(high >>> 22),
    codeOf(high >>> 16),
    codeOf(high >>> 10),
    codeOf(high >>> 4),
    codeOf((high << 2) | (low >>> 30)),
    codeOf(low >>> 24),
    codeOf(low >>> 18),
    codeOf(low >>> 12),
    codeOf(low >>> 6),
    codeOf(low),
  );
}

/** The digit for the lowest six bits. */
const codeOf = (bits: number): number => codes[bits & 63] as number;

/** The inverse of `encodeHours`. Throws where no reader of ours wrote the text: our fault. */
export function decodeHours(text: string): readonly HourOfDay[] {
  const hours: HourOfDay[] = [];
  let [hour, count] = [-1, 1];
  for (let at = 0; text !== ''; at += 1) {
    const print = readPrint(text, at);
    const sumFrom = at + PRINT;
    const sumTo = endOfDecimal(text, sumFrom);
    at = sumTo;
    if (text.charCodeAt(at) === TIMES) {
      at = endOfFigures(text, at + 1);
      count = Number(text.slice(sumTo + 1, at));
    }
    const [marked, before] = [at, hour];
    hour += 1;
    if (text.charCodeAt(at) === AT) {
      at = endOfFigures(text, at + 1);
      hour = Number(text.slice(marked + 1, at));
    }
    const isWhole = at === text.length || text.charCodeAt(at) === SPACE;
    if (sumTo === sumFrom || !isWhole || count < 1 || hour <= before || hour > LAST_HOUR) refuse();
    hours.push({ hour, count, sum: text.slice(sumFrom, sumTo), ...print });
    if (at === text.length) break;
  }
  return hours;
}

function readPrint(text: string, from: number): { low: number; high: number } {
  // The sixth digit is of both: four bits of the high word, two of the low.
  const cut = digitAt(text, from + 5);
  const high = bitsOf(text, from, from + 5) * 16 + (cut >>> 2);
  if (high >= 2 ** 32) refuse();
  return { high, low: (cut & 3) * 2 ** 30 + bitsOf(text, from + 6, from + PRINT) };
}

/** The number that up to five digits of base 64 write. */
function bitsOf(text: string, from: number, to: number): number {
  let bits = 0;
  for (let at = from; at < to; at += 1) bits = (bits << 6) | digitAt(text, at);
  return bits;
}

function digitAt(text: string, at: number): number {
  const digit = values[text.charCodeAt(at)];
  return digit === undefined || digit < 0 ? refuse() : digit;
}

/** Where a decimal ends that begins here; where it begins, if none does. */
function endOfDecimal(text: string, from: number): number {
  const whole = text.charCodeAt(from) === MINUS ? from + 1 : from;
  const point = endOfFigures(text, whole);
  if (point === whole) return from;
  if (text.charCodeAt(point) !== POINT) return point;
  const end = endOfFigures(text, point + 1);
  return end === point + 1 ? from : end;
}

function endOfFigures(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; code = text.charCodeAt(at)) at += 1;
  return at;
}

function refuse(): never {
  throw new Error('a digest tells of hours in a way that no reader of ours writes');
}
