import { equalKeys } from './equal-keys.ts';
import { roomForWords } from './room.ts';
import type { Course } from './same-course.ts';

/** Of a key that many have, the first few stand for all: work stays linear. */
export const HOLDERS = 8;

export interface Meetings {
  /** An entry of the present course has the key that an entry of `holder` had before, `lag` earlier. Once for each of the first few that had it. */
  meet(holder: number, lag: number): void;
  /** All of a course was told. @param held so many of its entries can be met by what comes after: the others' keys had enough holders */
  done(course: number, held: number): void;
}

/**
 * Tells course after course which equal keys were there before.
 *
 * @param own entries of the first so many courses are met by what comes after them; the others meet, and are not met
 */
export function keysMetAgain(courses: readonly Course[], own: number, meetings: Meetings): void {
  const { entries, numbers, different } = equalKeys(courses);
  const holders = holdersOf(different, meetings);
  let [first, next] = [0, 0];
  courses.forEach(({ at, keys }, course) => {
    const isOwn = course < own;
    let held = keys.length;
    const end = first + keys.length;
    for (; next < entries.length && (entries[next] as number) < end; next += 1) {
      if (!holders.meet(course, at[(entries[next] as number) - first] as number, numbers[next] as number, isOwn)) held -= 1;
    }
    first = end;
    meetings.done(course, held);
  });
}

interface Holders {
  /** @returns does it stay to be met? */
  meet(course: number, at: number, key: number, stays: boolean): boolean;
}

/** Two numbers for each holder, as many holders for each key: what is known of a key is one stretch of memory of 64 bytes. */
const OF_HOLDER = 2;
const OF_KEY = HOLDERS * OF_HOLDER;
const holdersOfAll = roomForWords();

/** The holders of one key side by side, so that they are met with one look. */
function holdersOf(keys: number, meetings: Meetings): Holders {
  const held = new Uint8Array(keys);
  const holders = holdersOfAll(OF_KEY * keys);
  return {
    meet(course, at, key, stays) {
      const begin = OF_KEY * key;
      const known = held[key] as number;
      const end = begin + OF_HOLDER * known;
      for (let one = begin; one < end; one += OF_HOLDER) meetings.meet(holders[one] as number, at - (holders[one + 1] as number));
      if (!stays || known >= HOLDERS) return false;
      holders[end] = course;
      holders[end + 1] = at;
      held[key] = known + 1;
      return true;
    },
  };
}
