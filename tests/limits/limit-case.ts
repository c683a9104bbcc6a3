import { Buffer } from 'node:buffer';
import type { EvidenceKind } from '../../shared/model/upload.ts';

/** A file that is too big to keep: written piece by piece when it is wanted, always the same bytes. */
export interface LimitCase {
  readonly name: string;
  readonly kind?: EvidenceKind;
  /** YAML without its schema line. */
  readonly mapping?: string;
  /** Layers of gzip around the pieces. */
  readonly gzip?: number;
  /** Whole numbers of characters of UTF-8, or bytes as they are. */
  pieces(): Iterable<string | Uint8Array>;
  /** `recognised`, or the reason code of what is not. */
  readonly expected: string;
  /** Issues that must be told besides. */
  readonly issues?: readonly string[];
}

/** Most seconds that refusing a file may take, and most memory that reading any may: issue 4, point 7. */
export const MOST_SECONDS = 5;
export const MOST_MEGABYTES = 256;

const BLOCK = 256 * 1024;

/** A text again and again, as a whole each time, until it is about so many characters. */
export function* repeated(text: string, characters: number): Generator<string> {
  const times = Math.max(1, Math.ceil(Math.min(BLOCK, characters) / text.length));
  const block = text.repeat(times);
  for (let left = characters; left > 0; left -= block.length) yield block;
}

/** `count` texts one after the other, in blocks. */
export function* numbered(count: number, text: (index: number) => string): Generator<string> {
  let block = '';
  for (let index = 0; index < count; index += 1) {
    block += text(index);
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}

export type Piece = string | Uint8Array | Iterable<string | Uint8Array>;

export function* joined(...parts: readonly Piece[]): Generator<string | Uint8Array> {
  for (const part of parts) {
    if (typeof part === 'string' || part instanceof Uint8Array) yield part;
    else yield* part;
  }
}

/** Bytes written as Latin-1. */
export const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** 2026-01-01 and so many minutes, as `2026-01-01 00:00:00`. */
export const wallAfter = (minutes: number): string =>
  new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
