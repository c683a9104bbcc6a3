import { BLANK, COLON, COMMENT, type Cursor, giveUp, isAtColon, skipBlanks } from './cursor.ts';

const [QUOTE, APOSTROPHE, BACKSLASH, COMMA] = [0x22, 0x27, 0x5c, 0x2c];
const [LIST, LIST_END, GROUP, GROUP_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Nobody nests so deep by hand. */
export const DEEPEST = 30;

/** The library refuses names of 1,024 characters and more. */
const LONGEST_NAME = 1000;

/** `[…]` and `{…}` on one line, or a scalar. */
export function inlineValue(cursor: Cursor, isFlow = false): unknown {
  const first = cursor.text.charCodeAt(cursor.at);
  if (first !== LIST && first !== GROUP) return scalar(cursor, isFlow);
  if (cursor.depth >= DEEPEST) return giveUp(cursor);
  cursor.depth += 1;
  const value = first === LIST ? flowList(cursor) : flowGroup(cursor);
  cursor.depth -= 1;
  return value;
}

function flowList(cursor: Cursor): unknown {
  const items: unknown[] = [];
  if (closes(cursor, LIST_END)) return items;
  do items.push(inlineValue(cursor, true));
  while (hasMore(cursor, LIST_END));
  return items;
}

function flowGroup(cursor: Cursor): unknown {
  const group: Record<string, unknown> = {};
  if (closes(cursor, GROUP_END)) return group;
  do {
    const name = fieldName(cursor, group, true);
    skipBlanks(cursor);
    if (name !== null) group[name] = inlineValue(cursor, true);
  } while (hasMore(cursor, GROUP_END));
  return group;
}

/** Goes behind the opening bracket, and behind the closing one where nothing stands between them. */
function closes(cursor: Cursor, close: number): boolean {
  cursor.at += 1;
  skipBlanks(cursor);
  const isEmpty = cursor.text.charCodeAt(cursor.at) === close;
  if (isEmpty) cursor.at += 1;
  return isEmpty;
}

/** Goes behind the comma or the closing bracket. */
function hasMore(cursor: Cursor, close: number): boolean {
  skipBlanks(cursor);
  const found = cursor.at < cursor.end ? cursor.text.charCodeAt(cursor.at) : -1;
  if (cursor.unsure || (found !== COMMA && found !== close)) return giveUp(cursor) !== null;
  cursor.at += 1;
  if (found === COMMA) skipBlanks(cursor);
  return found === COMMA;
}

/** The name of a field that the group does not have yet; goes behind its colon. null: given up. */
export function fieldName(cursor: Cursor, group: Readonly<Record<string, unknown>>, isFlow = false): string | null {
  const from = cursor.at;
  const name = scalar(cursor, isFlow);
  const isName = typeof name === 'string' && name !== '__proto__' && !Object.hasOwn(group, name);
  if (!isName || !isAtColon(cursor) || cursor.at - from > LONGEST_NAME) return giveUp(cursor);
  cursor.at += 1;
  return name;
}

/** A word or a text between quotes, all on this line. */
export function scalar(cursor: Cursor, isFlow = false): unknown {
  const first = cursor.at < cursor.end ? cursor.text.charCodeAt(cursor.at) : -1;
  if (first === QUOTE) return quoted(cursor);
  if (first === APOSTROPHE) return apostrophed(cursor);
  return canBegin(first) ? plain(cursor, isFlow) : giveUp(cursor);
}

function quoted(cursor: Cursor): unknown {
  const { text, at: from } = cursor;
  let at = from + 1;
  let isEscaped = false;
  for (; at < cursor.end && text.charCodeAt(at) !== QUOTE; at += 1) {
    if (text.charCodeAt(at) !== BACKSLASH) continue;
    isEscaped = true;
    at += 1;
  }
  if (at >= cursor.end) return giveUp(cursor);
  cursor.at = at + 1;
  return isEscaped ? unescaped(cursor, text.slice(from, at + 1)) : text.slice(from + 1, at);
}

/** What JSON can write, YAML writes the same way. */
function unescaped(cursor: Cursor, written: string): unknown {
  try {
    const value = JSON.parse(written) as string;
    return value.isWellFormed() ? value : giveUp(cursor);
  } catch {
    return giveUp(cursor);
  }
}

function apostrophed(cursor: Cursor): unknown {
  const { text, at: from } = cursor;
  let at = text.indexOf("'", from + 1);
  while (at > 0 && text.charCodeAt(at + 1) === APOSTROPHE) at = text.indexOf("'", at + 2);
  if (at < 0 || at >= cursor.end) return giveUp(cursor);
  cursor.at = at + 1;
  return text.slice(from + 1, at).replaceAll("''", "'");
}

/** Letters, digits, `_`, `/`, `(` and all that is no ASCII: what begins with another sign may mean something. */
const canBegin = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code > 0xa0 ||
  code === 0x5f ||
  code === 0x2f ||
  code === 0x28;

/** Up to a colon or a comment, between brackets also to what parts there; blanks at the end are none of it. */
function plain(cursor: Cursor, isFlow: boolean): unknown {
  const { text, at: from, end } = cursor;
  let [at, last] = [from, from];
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BLANK) continue;
    if (code === COMMENT && text.charCodeAt(at - 1) === BLANK) break;
    if (code === COLON && endsName(text, at + 1, end, isFlow)) break;
    if (isFlow && (code === COMMA || code === LIST_END || code === GROUP_END)) break;
    if (isFlow && (code === LIST || code === GROUP)) return giveUp(cursor);
    last = at;
  }
  cursor.at = at;
  return meant(cursor, text.slice(from, last + 1));
}

function endsName(text: string, at: number, end: number, isFlow: boolean): boolean {
  const next = at < end ? text.charCodeAt(at) : BLANK;
  return next === BLANK || (isFlow && (next === COMMA || next === LIST || next === LIST_END || next === GROUP || next === GROUP_END));
}

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

/** Every way to write a number in YAML 1.2 that begins with a digit. */
const number = /^(?:0o[0-7]+|0x[\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)$/;

function meant(cursor: Cursor, word: string): unknown {
  const first = word.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return word.length > 5 ? word : words.has(word) ? words.get(word) : word;
  if (!number.test(word)) return word;
  return /^\d{1,15}$/.test(word) ? Number(word) : giveUp(cursor);
}
