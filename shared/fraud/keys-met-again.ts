import { equalKeys, NOBODY } from './equal-keys.ts';
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
  const { numbers, ownOf } = equalKeys(courses, own);
  const holders = holdersOf(ownOf, meetings);
  let first = 0;
  courses.forEach(({ at, keys }, course) => {
    const isOwn = course < own;
    let held = keys.length;
    for (let entry = 0; entry < keys.length; entry += 1) {
      const number = numbers[first + entry] as number;
      if (number !== NOBODY && !holders.meet(course, at[entry] as number, number, isOwn)) held -= 1;
    }
    first += keys.length;
    meetings.done(course, held);
  });
}

interface Holders {
  /** @returns does it stay to be met? */
  meet(course: number, at: number, key: number, stays: boolean): boolean;
}

/**
 * The holders of one key side by side, so that they are met with one look.
 *
 * @param mostOf how many each key can have
 */
function holdersOf(mostOf: readonly number[], meetings: Meetings): Holders {
  const begins = new Int32Array(mostOf.length);
  let total = 0;
  for (const [key, most] of mostOf.entries()) {
    begins[key] = total;
    total += Math.min(HOLDERS, most);
  }
  const held = new Uint8Array(mostOf.length);
  const [courseOf, placeOf] = [new Int32Array(total), new Int32Array(total)];
  return {
    meet(course, at, key, stays) {
      const [begin, known] = [begins[key] as number, held[key] as number];
      for (let one = begin; one < begin + known; one += 1) meetings.meet(courseOf[one] as number, at - (placeOf[one] as number));
      if (!stays || known >= HOLDERS) return false;
      courseOf[begin + known] = course;
      placeOf[begin + known] = at;
      held[key] = known + 1;
      return true;
    },
  };
}
