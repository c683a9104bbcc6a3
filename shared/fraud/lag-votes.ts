import type { Course } from './same-course.ts';
import { mixed, powerOfTwo } from './words.ts';

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

/** Lags are hours of no more than two centuries. */
const LAGS = 2 ** 22;

/** @param meetings that one entry can have at the most */
export function openLagVotes(courses: readonly Course[], meetings: number): LagVotes {
  const slots = powerOfTwo(2 * meetings * courses.reduce((most, { keys }) => Math.max(most, keys.length), 0));
  const keys = new Float64Array(slots);
  const votes = new Uint32Array(slots);
  const most = new Uint32Array(courses.length);
  let used: number[] = [];
  let met: number[] = [];
  const otherOf = (slot: number): number => Math.floor((keys[slot] as number) / LAGS);
  return {
    add(other, lag) {
      const key = other * LAGS + lag + LAGS / 2;
      let slot = mixed(key) & (slots - 1);
      while (votes[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (slots - 1);
      const count = (votes[slot] as number) + 1;
      if (count === 1) {
        keys[slot] = key;
        used.push(slot);
      }
      votes[slot] = count;
      if (most[other] === 0) met.push(other);
      if (count > (most[other] as number)) most[other] = count;
    },
    others: () => met,
    mostOf: (other) => most[other] as number,
    lagsOf: (other) =>
      used
        .filter((slot) => otherOf(slot) === other)
        .map((slot) => [(keys[slot] as number) - other * LAGS - LAGS / 2, votes[slot] as number] as const),
    clear() {
      for (const slot of used) votes[slot] = 0;
      for (const other of met) most[other] = 0;
      used = [];
      met = [];
    },
  };
}
