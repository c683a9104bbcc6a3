import { HOLDERS } from './keys-met-again.ts';
import type { Course } from './same-course.ts';

/**
 * How often one course met each other one, and at which lags. Meetings come by the million, and most others have far too few for any lag
 * to have enough: they are written down one after the other and counted by the other alone; by the lag only where somebody asks.
 */
export interface LagVotes {
  add(other: number, lag: number): void;
  /** The courses that were met, in the order in which they first were. */
  others(): readonly number[];
  /** Votes of all lags together: no lag has more. */
  votesOf(other: number): number;
  /** The lags that have so many votes. */
  lagsOf(other: number, asked: number): readonly (readonly [lag: number, votes: number])[];
  clear(): void;
}

export function openLagVotes(courses: readonly Course[]): LagVotes {
  const most = HOLDERS * courses.reduce((longest, { keys }) => Math.max(longest, keys.length), 0);
  const [others, lags, lagsByOther] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const votes = new Uint32Array(courses.length);
  const span = spanOf(courses);
  /** Votes of one other by the lag, from the most negative on; none between two questions. */
  const tally = new Uint32Array(2 * span + 1);
  /** Where the lags of each other one end, once they are sorted by it. */
  const ends = new Uint32Array(courses.length);
  let [length, isSorted] = [0, false];
  let met: number[] = [];
  const sort = (): void => {
    let end = 0;
    for (const other of met) {
      ends[other] = end;
      end += votes[other] as number;
    }
    for (let at = 0; at < length; at += 1) {
      const other = others[at] as number;
      const place = ends[other] as number;
      lagsByOther[place] = lags[at] as number;
      ends[other] = place + 1;
    }
    isSorted = true;
  };
  return {
    add(other, lag) {
      others[length] = other;
      lags[length] = lag;
      length += 1;
      const count = (votes[other] as number) + 1;
      votes[other] = count;
      if (count === 1) met.push(other);
    },
    others: () => met,
    votesOf: (other) => votes[other] as number,
    lagsOf(other, asked) {
      if (!isSorted) sort();
      const end = ends[other] as number;
      const begin = end - (votes[other] as number);
      for (let at = begin; at < end; at += 1) {
        const place = span + (lagsByOther[at] as number);
        tally[place] = (tally[place] as number) + 1;
      }
      const found: [number, number][] = [];
      for (let at = begin; at < end; at += 1) {
        const lag = lagsByOther[at] as number;
        const count = tally[span + lag] as number;
        tally[span + lag] = 0;
        if (count > 0 && count >= asked) found.push([lag, count]);
      }
      return found;
    },
    clear() {
      for (const other of met) votes[other] = 0;
      [length, isSorted] = [0, false];
      met = [];
    },
  };
}

/** From the first to the last place of any entry. */
function spanOf(courses: readonly Course[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at } of courses) {
    first = Math.min(first, at[0] ?? first);
    last = Math.max(last, at.at(-1) ?? last);
  }
  return Math.max(0, last - first);
}
