import type { Digest } from '../model/digest.ts';
import { type CanonicalWriter, openCanonicalWriter } from './canonical-text.ts';

/** Bytes of a piece: no more than a processor keeps near. */
const PIECE = 1 << 16;
const encoder = new TextEncoder();

/** What is long in a digest: it is told part by part. */
const LONG: ReadonlySet<string> = new Set<keyof Digest>(['members', 'series', 'resources', 'publicIps']);

/**
 * The canonical JSON of a digest in pieces: the whole text, which is as long as all its days and hours, stands nowhere. Throws as `canonicalJson` does.
 *
 * @returns its UTF-8; each piece is filled anew as soon as the next one is asked for
 */
export const digestPieces = (digest: Digest): Generator<Uint8Array> => inBytes(textsOf(openCanonicalWriter(), digest));

/** The same as one, where its length must be known: twice a piece more than that, since what is copied is given back at once. */
export function digestBytes(digest: Digest): Uint8Array {
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (const piece of digestPieces(digest)) {
    kept.push(Uint8Array.from(piece));
    length += piece.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of kept) {
    whole.set(piece, at);
    at += piece.length;
    // Left to the collector, they would lie there as long as the whole does.
    piece.buffer.transfer(0);
  }
  return whole;
}

function* textsOf(writer: CanonicalWriter, value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* listTexts(writer, value);
  else if (typeof value !== 'object' || value === null || !Object.keys(value).some((name) => LONG.has(name))) yield writer.textOf(value);
  else yield* objectTexts(writer, value);
}

function* listTexts(writer: CanonicalWriter, list: readonly unknown[]): Generator<string> {
  let before = '[';
  for (const value of list) {
    yield before;
    yield* textsOf(writer, value ?? null);
    before = ',';
  }
  yield list.length === 0 ? '[]' : ']';
}

function* objectTexts(writer: CanonicalWriter, object: object): Generator<string> {
  let before = '{';
  for (const name of writer.namesOf(object)) {
    const value = object[name as keyof typeof object] as unknown;
    if (value === undefined) continue;
    yield before + writer.nameText(name);
    if (LONG.has(name)) yield* textsOf(writer, value);
    else yield writer.textOf(value);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* inBytes(texts: Iterable<string>): Generator<Uint8Array> {
  const buffer = new Uint8Array(PIECE);
  let filled = 0;
  for (const text of texts) {
    for (let rest = text; ; ) {
      const { read, written } = encoder.encodeInto(rest, buffer.subarray(filled));
      filled += written;
      if (read === rest.length) break;
      yield buffer.subarray(0, filled);
      filled = 0;
      rest = rest.slice(read);
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}
