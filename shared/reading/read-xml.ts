import type { OpenText } from './decode.ts';
import { DEEPEST_XML, MOST_UNTAGGED_CHARACTERS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** An element that begins: its attributes are known, what it holds is not. Names come without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** 1: the root. */
  readonly depth: number;
}

/** Characters handed to the parser at a time. */
const STEP = 64 * 1024;

/**
 * Goes through the elements of an XML text, of which every datum is an attribute. Memory is bounded by the longest tag. No entity is ever
 * expanded: a text with a DTD is refused, for no export has one.
 * @throws Refusal XML_MALFORMED, XML_TRUNCATED
 */
export async function readXml(open: OpenText, onElement: (element: XmlElement) => void): Promise<void> {
  // Loaded on demand: two formats in fifty are XML.
  const { SaxesParser } = await import('saxes');
  // Version 1.1 would let control characters in.
  const parser = new SaxesParser({ xmlns: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let depth = 0;
  let read = 0;
  let atTag = 0;
  let isEnding = false;
  const refuse = (): never => {
    throw isEnding ? new Refusal('XML_TRUNCATED') : new Refusal('XML_MALFORMED', parser.line);
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    atTag = read;
    if (depth > DEEPEST_XML) refuse();
    onElement({ name: localName(name), attributes: attributesOf(attributes), depth });
  });
  parser.on('closetag', () => {
    depth -= 1;
    atTag = read;
  });
  for await (const piece of open()) {
    for (let at = 0; at < piece.length; at += STEP) {
      const step = piece.slice(at, at + STEP);
      parser.write(step);
      read += step.length;
      if (read - atTag > MOST_UNTAGGED_CHARACTERS) refuse();
    }
  }
  isEnding = true;
  parser.close();
}

function attributesOf(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), String(value)]));
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The name of the root element in the head of a text, prefix left out; null: this is no XML. */
export function xmlRootOf(text: string): string | null {
  const [, root] =
    /^\s*(?:<\?[^>]{0,500}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:[\w.-]{1,60}:)?([A-Za-z_][\w.-]{0,100})[\s/>]/.exec(text) ?? [];
  return root ?? null;
}
