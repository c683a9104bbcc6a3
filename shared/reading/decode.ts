import { HEAD_CHARACTERS, LONGEST_ROW_CHARACTERS } from './limits.ts';
import { NotUtf8, Refusal } from './refusal.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A fresh pass over decoded text, byte order mark removed. */
export type OpenText = () => AsyncIterable<string>;

/** The encoding that the first bytes state; UTF-8 until a byte proves otherwise. */
export function statedEncoding(magic: Uint8Array): Encoding {
  if (magic[0] === 0xff && magic[1] === 0xfe) return 'utf-16le';
  if (magic[0] === 0xfe && magic[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Takes bytes in pieces, however they are cut. */
export interface Decoder {
  /** @throws NotUtf8 at the first byte that is not UTF-8, Refusal where stated UTF-16 is broken */
  next(bytes: Uint8Array): string;
  /** The bytes are complete. */
  rest(): string;
}

export function openDecoder(encoding: Encoding): Decoder {
  return encoding === 'windows-1252' ? { next: decodeWindows1252, rest: () => '' } : openUnicode(encoding);
}

/** @throws NotUtf8 at the first byte that is not UTF-8, Refusal where stated UTF-16 is broken */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = openDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.next(chunk);
    if (text !== '') yield text;
  }
  const rest = decoder.rest();
  if (rest !== '') yield rest;
}

function openUnicode(encoding: Exclude<Encoding, 'windows-1252'>): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const next = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw encoding === 'utf-8' ? new NotUtf8() : new Refusal('ENCODING_INVALID', 0, { encoding });
    }
  };
  return { next, rest: () => next() };
}

/** 0x80 to 0x9F; elsewhere Windows-1252 is Latin-1. Written out because not every platform's decoder follows the table. */
const HIGH_CONTROLS =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
const PIECE = 8192;

function decodeWindows1252(bytes: Uint8Array): string {
  const codes = new Uint16Array(Math.min(PIECE, bytes.length));
  let text = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    const end = Math.min(start + PIECE, bytes.length);
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      codes[at - start] = byte >= 0x80 && byte <= 0x9f ? HIGH_CONTROLS.charCodeAt(byte - 0x80) : byte;
    }
    text += String.fromCharCode(...codes.subarray(0, end - start));
  }
  return text;
}

/**
 * The first `HEAD_CHARACTERS`, the same however the stream is cut; more where a table's first line is longer, as that of a server with
 * thousands of counters: without its header nothing can be said of it.
 */
export async function readHead(open: OpenText, typed = false): Promise<{ readonly text: string; readonly whole: boolean }> {
  let text = '';
  let wanted = HEAD_CHARACTERS;
  for await (const piece of open()) {
    text += piece;
    if (wanted === HEAD_CHARACTERS && text.length > wanted && isLongLine(text.slice(0, wanted), typed)) wanted = LONGEST_ROW_CHARACTERS;
    const lineEnd = wanted === HEAD_CHARACTERS ? -1 : text.indexOf('\n', Math.max(HEAD_CHARACTERS, text.length - piece.length));
    if (lineEnd >= 0 && lineEnd < wanted) return { text: text.slice(0, lineEnd + 1), whole: false };
    if (text.length > wanted) return { text: text.slice(0, wanted), whole: false };
  }
  return { text, whole: true };
}

/** One line of cells in quotes that has not ended yet; a JSON document of one line has its own way of being read. */
const isLongLine = (text: string, typed: boolean): boolean => (typed || /^\s*"/.test(text)) && !text.trimStart().includes('\n');
