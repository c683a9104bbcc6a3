import type { Course } from './same-course.ts';
import { powerOfTwo } from './words.ts';

/** How often one course met each other one at each lag. Columns of numbers, emptied for the next course: votes come by the million. */
export interface LagVotes {
  add(other: number, lag: number): void;
  /** The courses that were met, in the order in which they first were. */
  others(): readonly number[];
  /** Votes of the most voted lag. */
  mostOf(other: number): number;
  lagsOf(other: number): readonly (readonly [lag: number, votes: number])[];
  clear(): void;
}

/** Other course, lag and votes lie side by side: one look into memory for each vote. */
const WIDTH = 3;

/** @param meetings that one entry can have at the most */
export function openLagVotes(courses: readonly Course[], meetings: number): LagVotes {
  const slots = powerOfTwo(2 * meetings * courses.reduce((most, { keys }) => Math.max(most, keys.length), 0));
  const table = new Int32Array(WIDTH * slots);
  const most = new Uint32Array(courses.length);
  let used: number[] = [];
  let met: number[] = [];
  return {
    add(other, lag) {
      let slot = placeOf(other, lag) & (slots - 1);
      let at = WIDTH * slot;
      while (table[at + 2] !== 0 && (table[at] !== other || table[at + 1] !== lag)) {
        slot = (slot + 1) & (slots - 1);
        at = WIDTH * slot;
      }
      const count = (table[at + 2] as number) + 1;
      if (count === 1) {
        table[at] = other;
        table[at + 1] = lag;
        used.push(at);
      }
      table[at + 2] = count;
      if (count <= (most[other] as number)) return;
      if (most[other] === 0) met.push(other);
      most[other] = count;
    },
    others: () => met,
    mostOf: (other) => most[other] as number,
    lagsOf: (other) => used.filter((at) => table[at] === other).map((at) => [table[at + 1] as number, table[at + 2] as number] as const),
    clear() {
      for (const at of used) table[at + 2] = 0;
      for (const other of met) most[other] = 0;
      used = [];
      met = [];
    },
  };
}

function placeOf(other: number, lag: number): number {
  const word = Math.imul(lag ^ Math.imul(other + 1, 0x85ebca6b), 0x9e3779b1);
  return word ^ (word >>> 15);
}
