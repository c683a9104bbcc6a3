import type { Course } from './same-course.ts';
import { mixed, powerOfTwo } from './words.ts';

/** Entries of all courses, one after the other, by what key they share. */
export interface EqualKeys {
  /** Of each entry the number of its key, from 0 on; NOBODY where no other entry has it. */
  readonly numbers: Int32Array;
  /** How many entries of the own courses have each of the numbered keys. */
  readonly ownOf: readonly number[];
}

export const NOBODY = -1;

/** So many keys and their table stay near the processor. */
const KEYS_OF_HEAP = 2048;
/** Heaps are told apart by the lowest bits of a word, places in their tables by the ones above. */
const MOST_HEAPS = 1024;

/**
 * Numbers the keys that come more than once, among millions that come once. Keys are first dealt into small heaps, so that looking for
 * one's like never leaves the memory that is at hand: two looks at memory far away for every key took most of an assessment.
 */
export function equalKeys(courses: readonly Course[], own: number): EqualKeys {
  const total = courses.reduce((sum, { keys }) => sum + keys.length, 0);
  const ownTotal = courses.slice(0, own).reduce((sum, { keys }) => sum + keys.length, 0);
  const { keys, entries, ends } = dealt(courses, total);
  const numbers = new Int32Array(total).fill(NOBODY);
  const ownOf: number[] = [];
  const table = new Int32Array(powerOfTwo(2 * ends.reduce((most, end, heap) => Math.max(most, end - (ends[heap - 1] ?? 0)), 0)));
  let from = 0;
  for (const end of ends) {
    const places = powerOfTwo(2 * (end - from));
    table.fill(0, 0, places);
    for (let at = from; at < end; at += 1) {
      const key = keys[at] as number;
      let place = (mixed(key) >>> 10) & (places - 1);
      let first = (table[place] as number) - 1;
      while (first >= 0 && keys[first] !== key) {
        place = (place + 1) & (places - 1);
        first = (table[place] as number) - 1;
      }
      const entry = entries[at] as number;
      if (first < 0) {
        table[place] = at + 1;
        continue;
      }
      const firstEntry = entries[first] as number;
      const known = numbers[firstEntry] as number;
      const number = known === NOBODY ? ownOf.push(firstEntry < ownTotal ? 1 : 0) - 1 : known;
      numbers[firstEntry] = number;
      numbers[entry] = number;
      if (entry < ownTotal) ownOf[number] = (ownOf[number] as number) + 1;
    }
    from = end;
  }
  return { numbers, ownOf };
}

/**
 * The keys that may have a like heap by heap, in their order within each, with the entries that they are of; and where each heap ends. Most
 * keys come once, and most of those are known by a bit that nobody else has: they are never dealt.
 */
function dealt(courses: readonly Course[], total: number): { keys: Float64Array; entries: Int32Array; ends: Int32Array } {
  const heaps = Math.min(MOST_HEAPS, powerOfTwo(total / KEYS_OF_HEAP));
  const isMetAgain = bitsMetAgain(courses, total);
  const ends = new Int32Array(heaps);
  let kept = 0;
  for (const { keys: own } of courses) {
    for (let at = 0; at < own.length; at += 1) {
      const word = mixed(own[at] as number);
      if (!isMetAgain(word)) continue;
      const heap = word & (heaps - 1);
      ends[heap] = (ends[heap] as number) + 1;
      kept += 1;
    }
  }
  let begin = 0;
  for (let heap = 0; heap < heaps; heap += 1) {
    const length = ends[heap] as number;
    ends[heap] = begin;
    begin += length;
  }
  const [keys, entries] = [new Float64Array(kept), new Int32Array(kept)];
  let first = 0;
  for (const { keys: own } of courses) {
    for (let at = 0; at < own.length; at += 1) {
      const word = mixed(own[at] as number);
      if (!isMetAgain(word)) continue;
      const heap = word & (heaps - 1);
      const place = ends[heap] as number;
      keys[place] = own[at] as number;
      entries[place] = first + at;
      ends[heap] = place + 1;
    }
    first += own.length;
  }
  return { keys, entries, ends };
}

/** So many bits for each key, a power of two at least: about one key in nine of those that come once shares its bit. */
const BITS_OF_KEY = 8;

/** Of the bit that a word falls on: did another key fall there too? Never no where an equal one did. */
function bitsMetAgain(courses: readonly Course[], total: number): (word: number) => boolean {
  const bits = powerOfTwo(Math.max(32, BITS_OF_KEY * total));
  const [met, again] = [new Uint32Array(bits >>> 5), new Uint32Array(bits >>> 5)];
  for (const { keys } of courses) {
    for (let at = 0; at < keys.length; at += 1) {
      const bit = mixed(keys[at] as number) & (bits - 1);
      const [place, mask] = [bit >>> 5, 1 << (bit & 31)];
      if (((met[place] as number) & mask) !== 0) again[place] = (again[place] as number) | mask;
      else met[place] = (met[place] as number) | mask;
    }
  }
  return (word) => {
    const bit = word & (bits - 1);
    return ((again[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  };
}
