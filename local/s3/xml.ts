import { S3Error } from './s3-error.ts';

/** An element to write: its text, or its children; null and undefined leave it out. */
export type XmlContent = string | number | boolean | null | undefined | readonly XmlElement[];
export type XmlElement = readonly [name: string, content: XmlContent];

const named: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Control characters go as references, as S3 does: a key may hold any of them. */
function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
  return text.replace(/[<>&"\u0000-\u001f\u007f]/g, (found) => named[found] ?? `&#x${found.charCodeAt(0).toString(16)};`);
}

export function writeElement([name, content]: XmlElement): string {
  if (content === null || content === undefined) return '';
  const inner = Array.isArray(content) ? content.map(writeElement).join('') : escapeText(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** A whole S3 answer: declaration and the namespace that some clients insist on. */
export function writeDocument([name, content]: XmlElement): string {
  const inner = writeElement([name, content]).slice(name.length + 2);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}`;
}

export interface XmlNode {
  readonly name: string;
  readonly children: XmlNode[];
  text: string;
}

const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeText(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex: string, decimal: string, name: string) => {
    if (name) return references[name] ?? malformed();
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function malformed(): never {
  throw new S3Error('MalformedXML');
}

const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/gy;

/**
 * Reads the small documents of S3 requests: elements and text; attributes are skipped, there is no DTD and no CDATA.
 * @throws S3Error MalformedXML
 */
export function readXml(source: string): XmlNode {
  const top: XmlNode = { name: '', children: [], text: '' };
  const open: XmlNode[] = [top];
  token.lastIndex = 0;
  for (let at = 0; at < source.length; at = token.lastIndex) {
    const found = token.exec(source);
    const inside = open.at(-1);
    if (!found || !inside) return malformed();
    const [, closing, name, alone, text] = found;
    if (text !== undefined) inside.text += unescapeText(text);
    else if (name && closing) {
      if (open.pop()?.name !== name) malformed();
    } else if (name) {
      const node: XmlNode = { name, children: [], text: '' };
      inside.children.push(node);
      if (!alone) open.push(node);
    }
  }
  const [root] = top.children;
  return open.length === 1 && root ? root : malformed();
}

export function childrenNamed(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The text of the first child of that name, untrimmed: a key may begin with a space. */
export function childText(node: XmlNode, name: string): string | undefined {
  return node.children.find((child) => child.name === name)?.text;
}
