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

/** All keys heap by heap, in their order within each, with the entries that they are of; and where each heap ends. */
function dealt(courses: readonly Course[], total: number): { keys: Float64Array; entries: Int32Array; ends: Int32Array } {
  const heaps = Math.min(MOST_HEAPS, powerOfTwo(total / KEYS_OF_HEAP));
  const [keys, entries] = [new Float64Array(total), new Int32Array(total)];
  const ends = new Int32Array(heaps);
  for (const { keys: own } of courses) {
    for (let at = 0; at < own.length; at += 1) {
      const heap = heapOf(own[at] as number, heaps);
      ends[heap] = (ends[heap] as number) + 1;
    }
  }
  let begin = 0;
  for (let heap = 0; heap < heaps; heap += 1) {
    const length = ends[heap] as number;
    ends[heap] = begin;
    begin += length;
  }
  let entry = 0;
  for (const course of courses) {
    for (const key of course.keys) {
      const heap = heapOf(key, heaps);
      const place = ends[heap] as number;
      keys[place] = key;
      entries[place] = entry;
      ends[heap] = place + 1;
      entry += 1;
    }
  }
  return { keys, entries, ends };
}

const heapOf = (key: number, heaps: number): number => mixed(key) & (heaps - 1);
