import { DamagedArchive } from '../../../shared/ports.ts';

/** How far back a repetition may reach (RFC 1951 §3.2.5). */
const WINDOW = 32 * 1024;
/** Bytes handed on at a time. */
const PIECE = 128 * 1024;
const LONGEST_REPETITION = 258;

/** What one gzip member unpacks to: the last 32 KiB, that repetitions reach back into, and the piece that is being filled. */
export interface Output {
  readonly bytes: Uint8Array;
  /** Where the next byte goes. */
  at: number;
  /** Where the piece begins that has not been handed on. */
  from: number;
  /** Bytes that were handed on, and their CRC-32 as far as it has come. */
  handed: number;
  crc: number;
}

export const output = (): Output => ({ bytes: new Uint8Array(WINDOW + PIECE + LONGEST_REPETITION), at: 0, from: 0, handed: 0, crc: -1 });

export const isFull = ({ at, from }: Output): boolean => at - from >= PIECE;

/** The piece so far, a copy: whoever takes it may keep it. */
export function handOn(out: Output): Uint8Array {
  const piece = out.bytes.slice(out.from, out.at);
  out.crc = crcOver(out.crc, piece);
  out.handed += piece.length;
  const kept = Math.min(WINDOW, out.at);
  out.bytes.copyWithin(0, out.at - kept, out.at);
  out.at = kept;
  out.from = kept;
  return piece;
}

/** @throws DamagedArchive where it reaches back beyond the first byte */
export function repeat(out: Output, length: number, distance: number): void {
  if (distance > out.at) throw new DamagedArchive('corrupt');
  const { bytes, at } = out;
  if (distance >= length) bytes.copyWithin(at, at - distance, at - distance + length);
  else for (let index = at; index < at + length; index += 1) bytes[index] = bytes[index - distance] as number;
  out.at += length;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 (RFC 1952 §8) of more bytes; begins at -1, and is turned around at its end. */
export function crcOver(before: number, bytes: Uint8Array): number {
  let crc = before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] as number);
  return crc;
}
