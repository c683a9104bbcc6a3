import type { OpenText } from './decode.ts';
import { type Frame, walkJson } from './json-walk.ts';
import { LONGEST_JSON_CHARACTERS, SLICE_CHARACTERS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** Sizes of slices, for tests. */
export interface SliceLimits {
  /** A slice ends behind the first row that makes it as long. */
  readonly slice: number;
  /** A document without such a place is refused at this length. */
  readonly longest: number;
}

/** Part of the longest document that may stand before or behind its rows, where it has to be sliced. */
const MOST_BESIDE = 4;

const usual: SliceLimits = { slice: SLICE_CHARACTERS, longest: LONGEST_JSON_CHARACTERS };

/** Members of one open object, as written, with the number of the cut after which they were complete. */
interface Kept {
  members: { readonly text: string; readonly after: number }[];
  /** Places of the members that are complete since the last cut. */
  fresh: [from: number, to: number][];
  /** Text of the key of the member being read, where a cut lies behind it. */
  key: string;
  firstCut: number | null;
}

/** By number of the cut: what stands behind it in each object that it leaves open, from the outside in. */
type Later = ReadonlyMap<number, readonly string[]>;

/**
 * The documents of a JSON text whose lists of rows may be longer than memory holds. A document that is too long comes as several, each
 * with all members that are no rows (those that stand behind the rows too: a first pass has gathered them) and with its own part of the
 * rows, each row once and in order. So a reader that goes through rows one by one reads the same as from the whole.
 *
 * @param rows keys of the lists of rows; a list that is the whole document is always one
 * @throws Refusal JSON_TOO_LARGE, JSON_TOO_DEEP, JSON_MALFORMED, JSON_TRUNCATED
 */
export async function* readJsonSlices(open: OpenText, rows: readonly string[], limits: SliceLimits = usual): AsyncGenerator<string> {
  const later = new Map<number, readonly string[]>();
  for await (const _ of pass(open, rows, limits, later, null));
  yield* pass(open, rows, limits, null, later);
}

/**
 * One pass over the text.
 * @param gathered where the first pass puts what stands behind each cut; null in the second
 * @param later    what the first pass has gathered; null in the first, which gives no text
 */
async function* pass(
  open: OpenText,
  rows: readonly string[],
  limits: SliceLimits,
  gathered: Map<number, readonly string[]> | null,
  later: Later | null,
): AsyncGenerator<string> {
  const names = new Set(rows.map((name) => `"${name}"`));
  const keeps: Kept[] = [];
  const slices: string[] = [];
  let buffer: string[] = [];
  let bufferStart = 0;
  let length = 0;
  let cuts = 0;
  /** What opens the next slice again. */
  let opening = '';

  const refuseLong = (end: number): void => {
    if (end - bufferStart > limits.longest) throw new Refusal('JSON_TOO_LARGE', 0, { limit: limits.longest });
  };
  /** What stands beside the rows comes with every slice: much of it and many slices would take for ever. */
  const refuseBeside = (text: string): void => {
    const limit = limits.longest / MOST_BESIDE;
    if (text.length > limit) throw new Refusal('JSON_TOO_LARGE', 0, { limit });
  };
  const textAt = (from: number, to: number): string => {
    // Nearly always in the last piece; what lies behind it is not looked at.
    let start = bufferStart + length;
    let text = '';
    for (let index = buffer.length - 1; index >= 0 && start > from; index -= 1) {
      const piece = buffer[index] as string;
      start -= piece.length;
      if (start < to) text = piece.slice(Math.max(0, from - start), to - start) + text;
    }
    return text;
  };
  const dropTo = (place: number): string => {
    refuseLong(place);
    // Nothing is kept from before the last piece, which a place is nearly always in.
    const last = buffer.at(-1) ?? '';
    const behind = bufferStart + length - place;
    const text = later === null && behind <= last.length ? last : buffer.join('');
    const rest = text.slice(text.length - behind);
    const taken = later === null ? '' : text.slice(0, text.length - behind);
    buffer = rest === '' ? [] : [rest];
    length = rest.length;
    bufferStart = place;
    return taken;
  };
  const settle = (kept: Kept): void => {
    for (const [from, to] of kept.fresh) kept.members.push({ text: textAt(from, to).trim(), after: cuts });
    kept.fresh = [];
  };
  const give = (text: string): void => {
    if (later !== null) slices.push(text);
  };
  const cut = (stack: readonly Frame[], place: number): void => {
    for (const [depth, frame] of stack.entries()) {
      const kept = keepOf(keeps, depth);
      settle(kept);
      if (!frame.isList && frame.memberStart >= bufferStart) kept.key = textAt(frame.memberStart, frame.colon).trim();
      kept.firstCut ??= cuts + 1;
    }
    cuts += 1;
    const closing = stack.map(({ isList }, depth) => (isList ? ']' : `${later?.get(cuts)?.[depth] ?? ''}}`)).reverse();
    refuseBeside(closing.join(''));
    const raw = dropTo(place);
    give(`${opening}${opening === '' ? raw : raw.replace(/^\s*,/, '')}${closing.join('')}`);
    opening = stack.map(({ isList }, depth) => (isList ? '[' : reopened(keepOf(keeps, depth)))).join('');
    refuseBeside(opening);
  };

  const walk = walkJson((key) => key === null || names.has(key), {
    textAt,
    member(depth, frame, end) {
      if (!frame.holdsRows) keepOf(keeps, depth).fresh.push([frame.memberStart, end]);
    },
    element(stack, end) {
      if (end - bufferStart >= limits.slice && stack.every(({ isList, isRows }) => !isList || isRows)) cut(stack, end);
    },
    close(depth) {
      const kept = keeps[depth];
      keeps.length = Math.min(keeps.length, depth);
      if (!kept || kept.firstCut === null || gathered === null) return;
      settle(kept);
      for (let number = kept.firstCut; number <= cuts; number += 1) {
        const behind = kept.members.filter(({ after }) => after >= number).map(({ text }) => `,${text}`);
        const known = [...(gathered.get(number) ?? [])];
        known[depth] = behind.join('');
        gathered.set(number, known);
      }
    },
    document(end) {
      const raw = dropTo(end);
      give(`${opening}${opening === '' ? raw.replace(/^[\s,]+/, '') : raw.replace(/^\s*,/, '')}`);
      opening = '';
    },
  });

  for await (const piece of open()) {
    buffer.push(piece);
    length += piece.length;
    walk.push(piece);
    refuseLong(bufferStart + length);
    yield* slices.splice(0);
  }
  walk.end();
}

function keepOf(keeps: Kept[], depth: number): Kept {
  let kept = keeps[depth];
  if (!kept) {
    kept = { members: [], fresh: [], key: '', firstCut: null };
    keeps[depth] = kept;
  }
  return kept;
}

/** An object up to the value of the member that the cut left open. */
function reopened({ members, key }: Kept): string {
  return `{${members.map(({ text }) => `${text},`).join('')}${key}:`;
}
