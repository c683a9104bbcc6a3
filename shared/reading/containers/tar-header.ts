import { Refusal } from '../refusal.ts';

/** A tar is made of these: headers, and contents filled up to the next. */
export const TAR_BLOCK = 512;

/** What one header block says (POSIX.1-2024, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format"). */
export interface TarHeader {
  /** As it is written; a header before this one may have said a longer one. */
  readonly name: string;
  /** Bytes of content. */
  readonly size: number;
  /** `0` file, `5` folder, `x` and `L` say more of the next file, and so on. */
  readonly type: string;
}

const nameAt = [0, 100] as const;
const sizeAt = [124, 12] as const;
const sumAt = [148, 8] as const;
const typeAt = 156;
const magicAt = [257, 8] as const;
const prefixAt = [345, 155] as const;
/** POSIX's own; GNU's (`ustar  `) keeps other things where the prefix would be. */
const POSIX = 'ustar\x00';

/** @throws Refusal where the block is no header */
export function tarHeader(block: Uint8Array): TarHeader {
  if (numberAt(block, sumAt) !== sumOf(block)) throw new Refusal('ARCHIVE_CORRUPT');
  const prefix = latin(bytesAt(block, magicAt)).startsWith(POSIX) ? textOf(bytesAt(block, prefixAt)) : '';
  const name = textOf(bytesAt(block, nameAt));
  const type = String.fromCharCode(block[typeAt] ?? 0);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size: numberAt(block, sizeAt), type: type === '\0' ? '0' : type };
}

export const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** UTF-8 as nearly everybody writes; else one character a byte, so that two names never become one. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return latin(text);
  }
}

const bytesAt = (block: Uint8Array, [start, length]: readonly [number, number]): Uint8Array => block.subarray(start, start + length);

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Octal digits between blanks and NULs, or a number of base 256 where octal was too short. */
function numberAt(block: Uint8Array, field: readonly [number, number]): number {
  const bytes = bytesAt(block, field);
  const value = ((bytes[0] ?? 0) & 0x80) === 0 ? octal(latin(bytes)) : base256(bytes);
  if (!Number.isSafeInteger(value)) throw new Refusal('ARCHIVE_CORRUPT');
  return value;
}

function octal(text: string): number {
  const digits = /^ *([0-7]*)(?:[ \0]|$)/.exec(text)?.[1];
  return digits === undefined ? Number.NaN : Number.parseInt(`0${digits}`, 8);
}

function base256([first = 0, ...others]: Uint8Array): number {
  // The sign: no size and no sum is negative.
  if (first !== 0x80) return Number.NaN;
  return others.reduce((value, byte) => value * 256 + byte, 0);
}

/** Of all bytes, with blanks where the sum itself stands. */
function sumOf(block: Uint8Array): number {
  const [start, length] = sumAt;
  let sum = length * 32;
  for (let at = 0; at < TAR_BLOCK; at += 1) if (at < start || at >= start + length) sum += block[at] ?? 0;
  return sum;
}
