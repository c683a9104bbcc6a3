/** Where a reader of plain YAML stands: in a line that holds something. */
export interface Cursor {
  readonly text: string;
  /** Next character to look at. */
  at: number;
  /** First character of the line. */
  start: number;
  /** Behind the last character of the line. */
  end: number;
  /** Blanks that the line begins with; -1: there is no line any more. */
  indent: number;
  /** Groups and lists that are open. */
  depth: number;
  /** The text holds something that only a full reader knows how to take. */
  unsure: boolean;
}

export const BLANK = 0x20;
export const COLON = 0x3a;
export const COMMENT = 0x23;
const DASH = 0x2d;

/** Before the first line. */
export const openCursor = (text: string): Cursor => ({ text, at: 0, start: 0, end: -1, indent: 0, depth: 0, unsure: false });

/** Nothing is read any more: whoever asks for the next line hears that there is none. */
export function giveUp(cursor: Cursor): null {
  cursor.unsure = true;
  cursor.indent = -1;
  return null;
}

/** Goes to the next line that holds more than blanks and a comment. */
export function nextLine(cursor: Cursor): void {
  const { text } = cursor;
  while (cursor.end < text.length && !cursor.unsure) {
    const start = cursor.end + 1;
    const found = text.indexOf('\n', start);
    cursor.start = start;
    cursor.at = start;
    cursor.end = found < 0 ? text.length : found;
    skipBlanks(cursor);
    if (cursor.at === cursor.end || text.charCodeAt(cursor.at) === COMMENT) continue;
    cursor.indent = cursor.at - start;
    return;
  }
  cursor.indent = -1;
}

export function skipBlanks(cursor: Cursor): void {
  while (cursor.at < cursor.end && cursor.text.charCodeAt(cursor.at) === BLANK) cursor.at += 1;
}

/** Nothing but blanks and perhaps a comment is left of the line; blanks are passed over. */
export function isAtEnd(cursor: Cursor): boolean {
  skipBlanks(cursor);
  const { text, at, end } = cursor;
  return at === end || (text.charCodeAt(at) === COMMENT && text.charCodeAt(at - 1) === BLANK);
}

/** `key:` ends here. */
export const isAtColon = ({ text, at, end }: Cursor): boolean =>
  at < end && text.charCodeAt(at) === COLON && (at + 1 === end || text.charCodeAt(at + 1) === BLANK);

/** An item of a list begins here. */
export const isAtDash = ({ text, at, end, indent }: Cursor): boolean =>
  indent >= 0 && text.charCodeAt(at) === DASH && (at + 1 === end || text.charCodeAt(at + 1) === BLANK);
