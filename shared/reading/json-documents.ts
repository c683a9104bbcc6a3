import type { OpenText } from './decode.ts';
import { readJsonSlices } from './json-slices.ts';
import { DEEPEST_JSON, LONGEST_JSON_CHARACTERS, SLICE_CHARACTERS } from './limits.ts';
import { Refusal } from './refusal.ts';

const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const QUOTE = 34;
const BACKSLASH = 92;

/**
 * The JSON objects and arrays that stand one after the other in a text: one document, one a line, or several answers glued together.
 * Memory is bounded by the longest of them; where the keys of their rows are known, a long document comes in parts (`readJsonSlices`).
 * @throws Refusal JSON_TOO_LARGE, JSON_TOO_DEEP, JSON_MALFORMED, JSON_TRUNCATED
 */
export async function* readJsonDocuments(
  open: OpenText,
  { rows = null, longest = LONGEST_JSON_CHARACTERS }: { readonly rows?: readonly string[] | null; readonly longest?: number } = {},
): AsyncGenerator<unknown> {
  if (rows !== null && (await isLong(open))) {
    for await (const text of readJsonSlices(open, rows)) yield parse(text);
    return;
  }
  const cutter = cutDocuments(longest);
  for await (const piece of open()) for (const document of cutter.push(piece)) yield parse(document);
  if (!cutter.isBetweenDocuments()) throw new Refusal('JSON_TRUNCATED');
}

async function isLong(open: OpenText): Promise<boolean> {
  let length = 0;
  for await (const piece of open()) {
    length += piece.length;
    if (length > SLICE_CHARACTERS) return true;
  }
  return false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new Refusal('JSON_MALFORMED', 0, place === undefined ? {} : { position: Number(place) });
  }
}

/** Finds where top-level values end by counting brackets outside strings. Each is given before the text behind it is looked at. */
function cutDocuments(longest: number): { push(piece: string): Generator<string>; isBetweenDocuments(): boolean } {
  let parts: string[] = [];
  let length = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;

  const keep = (text: string): void => {
    if (text === '') return;
    parts.push(text);
    length += text.length;
    if (length > longest) throw new Refusal('JSON_TOO_LARGE', 0, { limit: longest });
  };
  const step = (code: number): void => {
    if (inString) {
      if (escaped) escaped = false;
      else if (code === BACKSLASH) escaped = true;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth > DEEPEST_JSON) throw new Refusal('JSON_TOO_DEEP', 0, { limit: DEEPEST_JSON });
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
  };

  return {
    isBetweenDocuments: () => depth === 0 && !inString,
    *push(piece) {
      let from = 0;
      for (let at = 0; at < piece.length; at += 1) {
        const outside = depth === 0 && !inString;
        step(piece.charCodeAt(at));
        if (outside) {
          if (depth === 1) from = at;
          else if (!/[\s,]/.test(piece.charAt(at))) throw new Refusal('JSON_MALFORMED');
        } else if (depth === 0 && !inString) {
          keep(piece.slice(from, at + 1));
          const document = parts.join('');
          parts = [];
          length = 0;
          from = at + 1;
          yield document;
        }
      }
      if (depth > 0 || inString) keep(piece.slice(from));
    },
  };
}
