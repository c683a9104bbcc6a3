import type { Course } from './same-course.ts';
import { mixed, powerOfTwo } from './words.ts';

/** Of a key that many have, the first few stand for all: work stays linear. */
export const HOLDERS = 8;
const NOBODY = -1;

export interface Meetings {
  /** An entry of the present course has the key that an entry of `holder` had before, `lag` earlier. Once for each of the first few that had it. */
  meet(holder: number, lag: number): void;
  /** All of a course was told. @param held so many of its entries can be met by what comes after: the others' keys had enough holders */
  done(course: number, held: number): void;
}

/**
 * Finds equal keys among millions. Nearly all of them come once and meet nobody: a first pass marks where each falls among the bits of a
 * list that the processor keeps near, and only keys that fall where another fell are looked up by themselves.
 *
 * @param own entries of the first so many courses are met by what comes after them; the others meet, and are not met
 */
export function keysMetAgain(courses: readonly Course[], own: number, meetings: Meetings): void {
  const { isShared, shared } = markShared(courses, own);
  const holders = holdersOf(shared, meetings);
  courses.forEach(({ at, keys }, course) => {
    const isOwn = course < own;
    let held = keys.length;
    for (let entry = 0; entry < keys.length; entry += 1) {
      const key = keys[entry] as number;
      if (isShared(key) && !holders.meet(course, at[entry] as number, key, isOwn)) held -= 1;
    }
    meetings.done(course, held);
  });
}

interface Marks {
  /** Does an own key fall where another one fell, too? All that are equal do, and few that are not. */
  isShared(key: number): boolean;
  /** So many own keys do, at the most. */
  readonly shared: number;
}

/** Eight bits for each entry keep most of those that come once apart. */
const BITS_OF_ENTRY = 8;

function markShared(courses: readonly Course[], own: number): Marks {
  const bits = powerOfTwo(BITS_OF_ENTRY * courses.slice(0, own).reduce((sum, { keys }) => sum + keys.length, 0));
  const [once, twice] = [new Uint32Array(bits / 32), new Uint32Array(bits / 32)];
  let shared = 0;
  courses.forEach(({ keys }, course) => {
    for (let entry = 0; entry < keys.length; entry += 1) {
      const place = mixed(keys[entry] as number) & (bits - 1);
      const [word, bit] = [place >>> 5, 1 << (place & 31)];
      const isAgain = ((once[word] as number) & bit) !== 0;
      if (course < own) {
        once[word] = (once[word] as number) | bit;
        shared += isAgain ? 1 : 0;
      }
      if (!isAgain || ((twice[word] as number) & bit) !== 0) continue;
      twice[word] = (twice[word] as number) | bit;
      // The own one that fell there first.
      shared += 1;
    }
  });
  const isShared = (key: number): boolean => {
    const place = mixed(key) & (bits - 1);
    return ((twice[place >>> 5] as number) & (1 << (place & 31))) !== 0;
  };
  return { isShared, shared };
}

interface Holders {
  /** @returns does it stay to be met? */
  meet(course: number, at: number, key: number, stays: boolean): boolean;
}

/** @param most keys that stay */
function holdersOf(most: number, meetings: Meetings): Holders {
  const slots = powerOfTwo(2 * most);
  const keys = new Float64Array(slots);
  const latest = new Int32Array(slots).fill(NOBODY);
  const first = new Int32Array(slots).fill(NOBODY);
  const held = new Uint8Array(slots);
  const [courseOf, placeOf, after] = [new Int32Array(most), new Int32Array(most), new Int32Array(most).fill(NOBODY)];
  let size = 0;
  const slotOf = (key: number): number => {
    let slot = mixed(key) & (slots - 1);
    while (first[slot] !== NOBODY && keys[slot] !== key) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  return {
    meet(course, at, key, stays) {
      const slot = slotOf(key);
      for (let one = first[slot] as number; one !== NOBODY; one = after[one] as number) {
        meetings.meet(courseOf[one] as number, at - (placeOf[one] as number));
      }
      if (!stays || (held[slot] as number) >= HOLDERS) return false;
      if (first[slot] === NOBODY) first[slot] = size;
      else after[latest[slot] as number] = size;
      keys[slot] = key;
      latest[slot] = size;
      held[slot] = (held[slot] as number) + 1;
      courseOf[size] = course;
      placeOf[size] = at;
      size += 1;
      return true;
    },
  };
}
