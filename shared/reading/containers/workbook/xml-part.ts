import { SaxesParser } from 'saxes';
import { type Encoding, statedEncoding } from '../../decode.ts';
import { DEEPEST_XML, MOST_UNTAGGED_CHARACTERS } from '../../limits.ts';
import { Refusal } from '../../refusal.ts';
import type { PackedFile } from '../packed-file.ts';

/** Characters read at a time: what they amount to is held in memory. */
const STEP = 64 * 1024;

/** Attributes by name as written, prefixes included. */
export type Attributes = Readonly<Record<string, string>>;

/** Hears the elements of a part. Names come without their prefix: writers choose it freely, and a place tells elements apart. */
export interface XmlListener {
  /** @param depth 1: the root */
  open(name: string, attributes: Attributes, depth: number): void;
  close(name: string, depth: number): void;
  /** One run of text may come in several pieces. */
  text(text: string): void;
}

/** Characters of XML that were read so far, for who wants to bound them. */
export interface XmlProgress {
  readonly read: number;
}

/** The part is not what a spreadsheet writes. `where`: a line of the XML, a cell, or null. */
export const damaged = (part: string, where: string | null = null): Refusal => new Refusal('WORKBOOK_DAMAGED', 0, { part, where });

/**
 * Reads one part of a workbook as a stream and rests after each piece, so that who listens can hand on what it has. Memory is bounded by
 * the longest text between two tags. No entity is ever expanded: a part with a DTD is refused, as the format demands.
 *
 * @throws Refusal WORKBOOK_DAMAGED where it is no well-formed XML; what else comes from `open` passes untouched
 */
export async function* readXml(file: PackedFile, listener: XmlListener): AsyncGenerator<XmlProgress> {
  const progress = { read: 0, atTag: 0 };
  const parser = openParser(file.name, listener, progress);
  for await (const text of decoded(file)) {
    for (let at = 0; at < text.length; at += STEP) {
      const step = text.slice(at, at + STEP);
      parser.write(step);
      progress.read += step.length;
      if (progress.read - progress.atTag > MOST_UNTAGGED_CHARACTERS) throw damaged(file.name, String(parser.line));
      yield progress;
    }
  }
  parser.close();
  yield progress;
}

/** Reads a whole part of at most `longest` characters. */
export async function readWholeXml(file: PackedFile, longest: number, listener: XmlListener): Promise<void> {
  for await (const { read } of readXml(file, listener)) if (read > longest) throw damaged(file.name);
}

function openParser(
  part: string,
  listener: XmlListener,
  progress: { read: number; atTag: number },
): Pick<SaxesParser, 'write' | 'close' | 'line'> {
  // Version 1.1 would let control characters in.
  const parser = new SaxesParser({ xmlns: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let depth = 0;
  const refuse = (): never => {
    throw damaged(part, String(parser.line));
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    progress.atTag = progress.read;
    if (depth > DEEPEST_XML) refuse();
    listener.open(localName(name), attributes, depth);
  });
  parser.on('closetag', ({ name }) => {
    progress.atTag = progress.read;
    listener.close(localName(name), depth);
    depth -= 1;
  });
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));
  return parser;
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** UTF-8 or, with its mark, UTF-16: the format knows no other. */
async function* decoded(file: PackedFile): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let start = new Uint8Array();
  const text = (bytes?: Uint8Array): string => {
    decoder ??= new TextDecoder(statedEncoding(start) satisfies Encoding, { fatal: true });
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw damaged(file.name);
    }
  };
  for await (const bytes of file.open()) {
    if (decoder) yield text(bytes);
    else {
      start = joined(start, bytes);
      if (start.length >= 2) yield text(start);
    }
  }
  yield decoder ? text() : text(start) + text();
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
