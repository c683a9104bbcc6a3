import { roomForNumbers, roomForWords } from './room.ts';
import type { Course } from './same-course.ts';
import { mixed, powerOfTwo } from './words.ts';

/** The entries whose key comes again, among all entries of all courses one after the other, and what key they share. */
export interface EqualKeys {
  /** Ascending. */
  readonly entries: Int32Array;
  /** Of each of these entries the number of its key, from 0 on. */
  readonly numbers: Int32Array;
  /** How many different numbers there are. */
  readonly different: number;
}

const NOBODY = -1;

/** So many keys and their table stay near the processor. */
const KEYS_OF_HEAP = 2048;
/** Heaps are told apart by the lowest bits of a word, places in their tables by the ones above. */
const MOST_HEAPS = 1024;

const [numbersOfSuspects, orderOfSuspects] = [roomForWords(), roomForWords()];

/**
 * Numbers the keys that come more than once, among millions that come once. Most of the latter are known by a place that nobody else fell
 * on; of the rest keys are dealt into small heaps, so that looking for one's like never leaves the memory that is at hand: two looks at
 * memory far away for every key took most of an assessment. The answer stands in room that the next question takes.
 */
export function equalKeys(courses: readonly Course[]): EqualKeys {
  const suspects = suspectsOf(courses);
  const { order, ends } = dealt(suspects);
  const { entries, keys, words } = suspects;
  const numbers = numbersOfSuspects(entries.length).fill(NOBODY);
  let different = 0;
  const table = new Int32Array(powerOfTwo(2 * ends.reduce((most, end, heap) => Math.max(most, end - (ends[heap - 1] ?? 0)), 0)));
  let from = 0;
  for (const end of ends) {
    const places = powerOfTwo(2 * (end - from));
    table.fill(0, 0, places);
    for (let at = from; at < end; at += 1) {
      const one = order[at] as number;
      const key = keys[one] as number;
      let place = ((words[one] as number) >>> 10) & (places - 1);
      let first = (table[place] as number) - 1;
      while (first >= 0 && keys[first] !== key) {
        place = (place + 1) & (places - 1);
        first = (table[place] as number) - 1;
      }
      if (first < 0) {
        table[place] = one + 1;
        continue;
      }
      if (numbers[first] === NOBODY) {
        numbers[first] = different;
        different += 1;
      }
      numbers[one] = numbers[first] as number;
    }
    from = end;
  }
  return { ...numbered(entries, numbers), different };
}

/** Without those that turned out to be alone. */
function numbered(entries: Int32Array, numbers: Int32Array): { entries: Int32Array; numbers: Int32Array } {
  let kept = 0;
  for (let at = 0; at < entries.length; at += 1) {
    if (numbers[at] === NOBODY) continue;
    entries[kept] = entries[at] as number;
    numbers[kept] = numbers[at] as number;
    kept += 1;
  }
  return { entries: entries.subarray(0, kept), numbers: numbers.subarray(0, kept) };
}

/** Entries, ascending, whose key may come again, with the key and its word. */
interface Suspects {
  readonly entries: Int32Array;
  readonly keys: Float64Array;
  readonly words: Int32Array;
}

/** So many places for each key, a power of two at least: about one key in six of those that come once shares its place. */
const PLACES_OF_KEY = 4;
/** A place is two bits of a word: nobody, one, more than one. */
const PLACES_OF_WORD = 16;
const [ONE, MORE] = [1, 3];

const [wordsOfAll, seenPlaces] = [roomForWords(), roomForWords()];
const [entriesOfSuspects, keysOfSuspects, wordsOfSuspects] = [roomForWords(), roomForNumbers(), roomForWords()];

/** All that have a like, and some that have none. */
function suspectsOf(courses: readonly Course[]): Suspects {
  const total = courses.reduce((sum, { keys }) => sum + keys.length, 0);
  const places = powerOfTwo(Math.max(PLACES_OF_WORD, PLACES_OF_KEY * total));
  const [words, seen] = [wordsOfAll(total), seenPlaces(places / PLACES_OF_WORD).fill(0)];
  let [entry, again] = [0, 0];
  for (const { keys } of courses) {
    for (let at = 0; at < keys.length; at += 1) {
      const word = mixed(keys[at] as number);
      words[entry] = word;
      entry += 1;
      const place = word & (places - 1);
      const bits = (place & 15) << 1;
      const held = seen[place >>> 4] as number;
      const known = (held >>> bits) & MORE;
      seen[place >>> 4] = held | ((known === 0 ? ONE : MORE) << bits);
      again += known === 0 ? 0 : known === ONE ? 2 : 1;
    }
  }
  const found = { entries: entriesOfSuspects(again), keys: keysOfSuspects(again), words: wordsOfSuspects(again) };
  let [first, kept] = [0, 0];
  for (const { keys } of courses) {
    for (let at = 0; at < keys.length; at += 1) {
      const word = words[first + at] as number;
      const place = word & (places - 1);
      if ((((seen[place >>> 4] as number) >>> ((place & 15) << 1)) & MORE) !== MORE) continue;
      found.entries[kept] = first + at;
      found.keys[kept] = keys[at] as number;
      found.words[kept] = word;
      kept += 1;
    }
    first += keys.length;
  }
  return found;
}

/** The suspects heap by heap, in their order within each; and where each heap ends. */
function dealt({ words }: Suspects): { order: Int32Array; ends: Int32Array } {
  const heaps = Math.min(MOST_HEAPS, powerOfTwo(words.length / KEYS_OF_HEAP));
  const ends = new Int32Array(heaps);
  for (let at = 0; at < words.length; at += 1) {
    const heap = (words[at] as number) & (heaps - 1);
    ends[heap] = (ends[heap] as number) + 1;
  }
  let begin = 0;
  for (let heap = 0; heap < heaps; heap += 1) {
    const length = ends[heap] as number;
    ends[heap] = begin;
    begin += length;
  }
  const order = orderOfSuspects(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const heap = (words[at] as number) & (heaps - 1);
    const place = ends[heap] as number;
    order[place] = at;
    ends[heap] = place + 1;
  }
  return { order, ends };
}
