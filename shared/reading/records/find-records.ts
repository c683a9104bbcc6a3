import type { OpenText } from '../decode.ts';
import { type Frame, walkJson } from '../json-walk.ts';
import { LONGEST_ROW_CHARACTERS } from '../limits.ts';
import { Refusal } from '../refusal.ts';

/** Where the records of a JSON text are: the keys that lead to their list (none: the document is the list), or each document is one. */
export type RecordPlace = readonly string[] | 'documents';

/** A place as text, to compare and to show: `data.rows`. */
export const placeName = (place: RecordPlace): string => (place === 'documents' ? '' : ['$', ...place].join('.'));

/** What a walk over records meets. @returns false to stop */
export interface RecordEvents {
  /** One record, a JSON object as written, and where it stands. */
  record(text: string, place: RecordPlace): boolean;
  /** Something that stands where records do and is none: a number, a text, a list; or a document without the list of records. */
  stray(place: RecordPlace): boolean;
}

/**
 * Walks over every object that is a member of an outermost list, and over every document that is an object: which of them are records,
 * the caller decides. Memory is bounded by the longest of them.
 * @param wanted the only place of interest, so that the text of the others need not be kept; null: every place
 * @throws Refusal JSON_MALFORMED, JSON_TOO_DEEP, JSON_TRUNCATED, ROW_TOO_LONG
 */
export async function walkRecords(open: OpenText, events: RecordEvents, wanted: RecordPlace | null): Promise<void> {
  const walk = createWalk(events, wanted);
  for await (const piece of open()) if (!walk.push(piece)) return;
  walk.end();
}

/** The same over a text that may end anywhere: of the head of a file, every record that is complete. */
export function walkHead(text: string, events: RecordEvents): void {
  try {
    createWalk(events, null, Number.POSITIVE_INFINITY).push(text);
  } catch (error) {
    // What follows is told when the whole file is read.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** An outermost list that is open. */
interface OpenList {
  readonly place: readonly string[];
  /** Index of its frame in the stack. */
  readonly depth: number;
  /** Behind the last of its members. */
  end: number;
}

/** The name of a member. @throws Refusal JSON_MALFORMED where none stands there */
function keyIn(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    throw new Refusal('JSON_MALFORMED');
  }
}

function createWalk(events: RecordEvents, wanted: RecordPlace | null, longest = LONGEST_ROW_CHARACTERS) {
  /** What is kept of the text, and the place of its first character. */
  let kept = '';
  let start = 0;
  let going = true;
  let rows = 0;
  let list: OpenList | null = null;
  let documentStart = 0;
  let memberStart = 0;
  /** Has the document that is open the list that is wanted? */
  let isMet = false;
  const keys: string[] = [];
  const textAt = (from: number, to: number): string => kept.slice(from - start, to - start);
  const keepsDocuments = wanted === null || wanted === 'documents';
  const listWanted = keepsDocuments ? null : placeName(wanted);

  const tell = (is: boolean): void => {
    rows += 1;
    going &&= is;
  };
  /** Between members of a list stands a comma; anything else is a member that is no object. */
  const tellStrays = ({ place, end }: OpenList, to: number): void => {
    if (/[^\s,]/.test(textAt(end, to))) tell(events.stray(place));
  };
  const enterOutside = (stack: readonly Frame[], place: number): void => {
    const frame = stack.at(-1) as Frame;
    const parent = stack.at(-2);
    if (parent === undefined) documentStart = place;
    else keys[stack.length - 2] = keyIn(textAt(parent.memberStart, parent.colon));
    if (!frame.isList) return;
    list = { place: keys.slice(0, stack.length - 1), depth: stack.length - 1, end: place + 1 };
    isMet ||= placeName(list.place) === listWanted;
  };

  const walk = walkJson(() => false, {
    textAt,
    enter(stack, place) {
      if (list === null) enterOutside(stack, place);
      else if (stack.length === list.depth + 2) {
        tellStrays(list, place);
        memberStart = place;
      }
    },
    member: () => undefined,
    element(stack, end) {
      if (list === null || stack.length !== list.depth + 1) return;
      const text = textAt(memberStart, end);
      tell(text.startsWith('{') ? events.record(text, list.place) : events.stray(list.place));
      list.end = end;
    },
    close(depth, frame) {
      if (list === null || depth !== list.depth) return;
      tellStrays(list, frame.memberStart - 1);
      list = null;
    },
    document(end) {
      const text = keepsDocuments ? textAt(documentStart, end) : '';
      if (text.startsWith('{')) tell(events.record(text, 'documents'));
      else if (wanted === 'documents' || (listWanted !== null && !isMet)) tell(events.stray('documents'));
      isMet = false;
    },
  });

  /** Where the text begins that is still needed. */
  const neededFrom = (end: number): number => {
    if (walk.stack.length === 0) return end;
    if (keepsDocuments) return documentStart;
    if (list === null) return walk.stack.at(-1)?.memberStart ?? end;
    return walk.stack.length > list.depth + 1 ? memberStart : list.end;
  };

  return {
    push(piece: string): boolean {
      kept += piece;
      walk.push(piece);
      const end = start + kept.length;
      // The key of a member whose value has ended is not needed any more.
      const from = Math.max(start, neededFrom(end));
      kept = kept.slice(from - start);
      start = from;
      if (kept.length > longest) throw new Refusal('ROW_TOO_LONG', rows + 1, { limit: longest });
      return going;
    },
    end: () => walk.end(),
  };
}
