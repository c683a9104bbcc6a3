import { type Cursor, giveUp, isAtColon, isAtDash, isAtEnd, nextLine, openCursor } from './cursor.ts';
import { DEEPEST, fieldName, inlineValue, scalar } from './inline.ts';

/** Tabulations, control characters and what some take for the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unusual = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/**
 * The value of a text of YAML as people and our own drafts write it: groups and lists, in lines or between brackets on one line, words, texts
 * between quotes, whole numbers, comments. A mapping of 800 columns took the library a quarter of a second and takes this some milliseconds;
 * a small one is read before the library would be loaded. It never guesses: for whatever else the text holds, faults too, the answer is null
 * and the library has to read it (parse-yaml.ts). Where it answers, the library gives the same value and finds no fault, which laws hold.
 */
export function readPlainYaml(text: string): { readonly value: unknown } | null {
  const marked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = marked.includes('\r') ? marked.replaceAll('\r\n', '\n') : marked;
  if (unusual.test(lines) || !lines.isWellFormed()) return null;
  const cursor = openCursor(lines);
  nextLine(cursor);
  if (cursor.indent !== 0) return null;
  const value = block(cursor);
  return cursor.unsure || cursor.indent >= 0 ? null : { value };
}

/** A group or a list from the line on where the cursor stands, to the line behind it. */
function block(cursor: Cursor): unknown {
  if (cursor.depth >= DEEPEST) return giveUp(cursor);
  cursor.depth += 1;
  const value = isAtDash(cursor) ? list(cursor, cursor.indent) : group(cursor, cursor.indent);
  cursor.depth -= 1;
  return value;
}

/** @param column where its names begin: the line may have begun before, with a dash */
function group(cursor: Cursor, column: number): unknown {
  const fields: Record<string, unknown> = {};
  do {
    const name = fieldName(cursor, fields);
    if (name !== null) fields[name] = fieldValue(cursor, column);
  } while (cursor.indent === column && !isAtDash(cursor));
  return cursor.indent >= column ? giveUp(cursor) : fields;
}

function fieldValue(cursor: Cursor, column: number): unknown {
  if (!isAtEnd(cursor)) return restOfLine(cursor, column);
  nextLine(cursor);
  if (cursor.indent > column) return block(cursor);
  // The dashes of a list may stand below the name.
  return cursor.indent === column && isAtDash(cursor) ? list(cursor, column) : null;
}

function list(cursor: Cursor, column: number): unknown {
  const items: unknown[] = [];
  do {
    cursor.at += 1;
    items.push(item(cursor, column));
  } while (cursor.indent === column && isAtDash(cursor));
  return cursor.indent > column ? giveUp(cursor) : items;
}

function item(cursor: Cursor, column: number): unknown {
  if (isAtEnd(cursor)) {
    nextLine(cursor);
    return cursor.indent > column ? block(cursor) : null;
  }
  const from = cursor.at;
  if (!beginsGroup(cursor)) return restOfLine(cursor, column);
  return group(cursor, from - cursor.start);
}

/** `- name: …`; the cursor stays where it is. */
function beginsGroup(cursor: Cursor): boolean {
  const from = cursor.at;
  if (cursor.text[from] === '{' || cursor.text[from] === '[') return false;
  scalar(cursor);
  const begins = !cursor.unsure && isAtColon(cursor);
  cursor.at = from;
  return begins;
}

/** A value that its line ends; what goes on in the next one is for the library. */
function restOfLine(cursor: Cursor, column: number): unknown {
  const value = inlineValue(cursor);
  if (cursor.unsure || !isAtEnd(cursor)) return giveUp(cursor);
  nextLine(cursor);
  return cursor.indent > column ? giveUp(cursor) : value;
}
