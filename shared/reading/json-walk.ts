import { DEEPEST_JSON } from './limits.ts';
import { Refusal } from './refusal.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const betweenDocuments = new Set([SPACE, TAB, LINE_FEED, RETURN, COMMA]);

/** An object or list that is open. Places are counted in characters from the start of the text. */
export interface Frame {
  readonly isList: boolean;
  /** A list whose elements are rows: read one by one, and needed for nothing else. */
  readonly isRows: boolean;
  /** Of an object: where the member being read begins, and its colon; -1 before it. */
  memberStart: number;
  colon: number;
  /** Does the member being read hold a list of rows, at any depth? */
  holdsRows: boolean;
}

export interface WalkEvents {
  /** The text of a key, quotes included. */
  textAt(from: number, to: number): string;
  /** An object or list begins at `place`; it is the last of `stack`. */
  enter?(stack: readonly Frame[], place: number): void;
  /** A member of an object is complete, from its key to `end`. */
  member(depth: number, frame: Frame, end: number): void;
  /** An object or list inside a list is complete; `end` is behind it, and `stack` holds the lists and objects around it. */
  element(stack: readonly Frame[], end: number): void;
  close(depth: number, frame: Frame): void;
  /** A whole document is complete. */
  document(end: number): void;
}

/** Follows the brackets, strings and members of a JSON text, piece by piece, and keeps nothing but what is open. */
export interface Walk {
  push(piece: string): void;
  /** @throws Refusal JSON_TRUNCATED */
  end(): void;
  readonly stack: readonly Frame[];
}

/** What a number or a word inside an object has none of. */
const isSign = (code: number): boolean =>
  code === COMMA || code === COLON || code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE;

/**
 * @param isRows is a list under this key (quotes included; null: the whole document) one of rows?
 * @throws Refusal JSON_MALFORMED, JSON_TOO_DEEP from `push`
 */
export function walkJson(isRows: (key: string | null) => boolean, events: WalkEvents): Walk {
  const stack: Frame[] = [];
  let base = 0;
  let inString = false;
  let escaped = false;

  const open = (isList: boolean, place: number): void => {
    const parent = stack.at(-1);
    if (stack.length >= DEEPEST_JSON) throw new Refusal('JSON_TOO_DEEP', 0, { limit: DEEPEST_JSON });
    const rows =
      isList && isRows(parent === undefined ? null : parent.isList ? '' : events.textAt(parent.memberStart, parent.colon).trim());
    if (rows) for (const frame of stack) frame.holdsRows = true;
    stack.push({ isList, isRows: rows, memberStart: place + 1, colon: -1, holdsRows: false });
    events.enter?.(stack, place);
  };

  const endMember = (frame: Frame, place: number): void => {
    if (!frame.isList && frame.colon >= 0) events.member(stack.length - 1, frame, place);
    frame.memberStart = place + 1;
    frame.colon = -1;
    frame.holdsRows = false;
  };

  const close = (isList: boolean, place: number): void => {
    const frame = stack.at(-1);
    if (frame === undefined || frame.isList !== isList) throw new Refusal('JSON_MALFORMED');
    endMember(frame, place);
    stack.pop();
    events.close(stack.length, frame);
    if (stack.length === 0) events.document(place + 1);
    else if (stack.at(-1)?.isList) events.element(stack, place + 1);
  };

  const separate = (code: number, place: number): void => {
    const frame = stack.at(-1);
    if (frame === undefined) {
      if (!betweenDocuments.has(code)) throw new Refusal('JSON_MALFORMED');
    } else if (code === COMMA) endMember(frame, place);
    else if (code === COLON && !frame.isList && frame.colon < 0) frame.colon = place;
  };

  const step = (code: number, place: number): void => {
    if (code === OPEN_BRACE || code === OPEN_BRACKET) open(code === OPEN_BRACKET, place);
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) close(code === CLOSE_BRACKET, place);
    else separate(code, place);
  };

  /** From inside a string; where its closing quote is, or the piece's end. */
  const leaveString = (piece: string, from: number): number => {
    for (let at = from; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (escaped) escaped = false;
      else if (code === BACKSLASH) escaped = true;
      else if (code === QUOTE) {
        inString = false;
        return at;
      }
    }
    return piece.length;
  };

  /** Most strings end at the next quote: to search it is many times quicker than to look at what is between. */
  const passString = (piece: string, opening: number): number => {
    if (stack.length === 0) throw new Refusal('JSON_MALFORMED');
    const next = piece.indexOf('"', opening + 1);
    if (next > 0 && piece.charCodeAt(next - 1) !== BACKSLASH) return next;
    inString = true;
    return leaveString(piece, opening + 1);
  };

  return {
    stack,
    push(piece) {
      for (let at = inString ? leaveString(piece, 0) + 1 : 0; at < piece.length; at += 1) {
        const code = piece.charCodeAt(at);
        if (code === QUOTE) at = passString(piece, at);
        else if (isSign(code) || stack.length === 0) step(code, base + at);
      }
      base += piece.length;
    },
    end() {
      if (stack.length > 0 || inString) throw new Refusal('JSON_TRUNCATED');
    },
  };
}
