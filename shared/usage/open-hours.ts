import { powersOfTen } from './powers-of-ten.ts';

/*
 * The same text as `decodeHours` opens, from its bytes and without a text or an object for any hour: an assessment opens three million.
 * Whatever is not written in the plainest way is `decodeHours`'s to open or to refuse.
 */
const PRINT = 11;
const LAST_HOUR = 24;
const [SPACE, MINUS, POINT, ZERO, NINE, AT, TIMES] = [32, 45, 46, 48, 57, 64, 120];
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Of each byte the digit of base 64 that it is; the highest bit alone where it is none. */
const digitOf = Int32Array.from({ length: 256 }, (_, code) => {
  const digit = DIGITS.indexOf(String.fromCharCode(code));
  return digit < 0 ? 1 << 31 : digit;
});
/** Characters of which no more than 15 can be figures: such a number is exact, and divided by a power of ten the nearest there is. */
const MOST_PLAIN = 15;

const encoder = new TextEncoder();
let bytes = new Uint8Array(4_096);

/** What one hour amounts to, as numbers. */
export type TellHour = (hour: number, count: number, sum: number, low: number, high: number) => void;

/**
 * Tells the hours of a text, ascending; the words of the print are numbers of 32 bits with a sign.
 *
 * @returns how many were told; -1 where a word is not as plain as that: those before it have been told
 */
export function openHours(text: string, tell: TellHour): number {
  const { length } = text;
  if (bytes.length <= length) bytes = new Uint8Array(2 * length);
  const held = bytes;
  if (encoder.encodeInto(text, held).written !== length) return -1;
  // No word goes on behind the last.
  held[length] = SPACE;
  let hour = -1;
  let count = 1;
  let told = 0;
  for (let at = 0; at < length; at += 1) {
    const from = at + PRINT;
    if (!isPrint(held, at)) return -1;
    const to = endOfDecimal(held, from);
    const counted = held[to] === TIMES ? endOfFigures(held, to + 1) : to;
    if (counted > to) count = wholeIn(held, to + 1, counted);
    const named = held[counted] === AT ? endOfFigures(held, counted + 1) : counted;
    const due = hour + 1;
    hour = named > counted ? wholeIn(held, counted + 1, named) : due;
    const isPlain = to > from && to - from <= MOST_PLAIN && counted - to <= MOST_PLAIN;
    const isWhole = held[named] === SPACE && named !== length - 1;
    if (!isPlain || !isWhole || count < 1 || hour < due || hour > LAST_HOUR) return -1;
    tell(hour, count, decimalIn(held, from, to), lowAt(held, at), highAt(held, at));
    told += 1;
    at = named;
  }
  return told;
}

const digitIn = (held: Uint8Array, at: number): number => digitOf[held[at] as number] as number;

/** Eleven digits, the first of four bits: eleven of six are two more than a print has. */
function isPrint(held: Uint8Array, from: number): boolean {
  let all = 0;
  for (let at = from; at < from + PRINT; at += 1) all |= digitIn(held, at);
  return all >= 0 && digitIn(held, from) < 16;
}

/** The sixth digit is of both words: four bits of the high one, two of the low. */
const highAt = (held: Uint8Array, at: number): number => (fiveAt(held, at) << 4) | (digitIn(held, at + 5) >>> 2);
const lowAt = (held: Uint8Array, at: number): number => (digitIn(held, at + 5) << 30) | fiveAt(held, at + 6);

const fiveAt = (held: Uint8Array, at: number): number =>
  (digitIn(held, at) << 24) |
  (digitIn(held, at + 1) << 18) |
  (digitIn(held, at + 2) << 12) |
  (digitIn(held, at + 3) << 6) |
  digitIn(held, at + 4);

function endOfFigures(held: Uint8Array, from: number): number {
  let at = from;
  while ((held[at] as number) >= ZERO && (held[at] as number) <= NINE) at += 1;
  return at;
}

/** Where a decimal ends that begins here; where it begins, if none does. */
function endOfDecimal(held: Uint8Array, from: number): number {
  const whole = held[from] === MINUS ? from + 1 : from;
  const point = endOfFigures(held, whole);
  if (point === whole) return from;
  if (held[point] !== POINT) return point;
  const end = endOfFigures(held, point + 1);
  return end === point + 1 ? from : end;
}

function wholeIn(held: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + (held[at] as number) - ZERO;
  return number;
}

function decimalIn(held: Uint8Array, from: number, to: number): number {
  const isNegative = held[from] === MINUS;
  let mantissa = 0;
  let point = to - 1;
  for (let at = isNegative ? from + 1 : from; at < to; at += 1) {
    if (held[at] === POINT) point = at;
    else mantissa = mantissa * 10 + (held[at] as number) - ZERO;
  }
  const number = mantissa / (powersOfTen[to - 1 - point] as number);
  return isNegative ? -number : number;
}
