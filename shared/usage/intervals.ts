import type { Interval } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';

/** Sets of instants as sorted lists of disjoint half-open intervals [start, end). */
export type IntervalSet = readonly Interval[];

/** The union of any intervals; touching ones become one, empty ones vanish. */
export function union(intervals: Iterable<Interval>): IntervalSet {
  const sorted = [...intervals].filter(([start, end]) => end > start);
  if (!sorted.every(([start], at) => at === 0 || start >= (sorted[at - 1] as Interval)[0])) sorted.sort((a, b) => a[0] - b[0]);
  const set: [Milliseconds, Milliseconds][] = [];
  for (const [start, end] of sorted) {
    const last = set.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else set.push([start, end]);
  }
  return set;
}

/** What of a set lies in [from, to). */
export function clip(set: IntervalSet, from: Milliseconds, to: Milliseconds): IntervalSet {
  const clipped: Interval[] = [];
  for (const [start, end] of set) {
    if (end > from && start < to) clipped.push([Math.max(start, from), Math.min(end, to)]);
  }
  return clipped;
}

/** Total length. */
export function lengthOf(set: IntervalSet): Milliseconds {
  return set.reduce((sum, [start, end]) => sum + end - start, 0);
}

export function meets(set: IntervalSet, from: Milliseconds, to: Milliseconds): boolean {
  return set.some(([start, end]) => end > from && start < to);
}

/** The holes of a set within [from, to), edges included. */
export function holesIn(set: IntervalSet, from: Milliseconds, to: Milliseconds): IntervalSet {
  const holes: Interval[] = [];
  let at = from;
  for (const [start, end] of clip(set, from, to)) {
    if (start > at) holes.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < to) holes.push([at, to]);
  return holes;
}

/** Adds one interval to a sorted disjoint list in place, joining what touches; by bisection, since rows come in any order. */
export function addInterval(set: [Milliseconds, Milliseconds][], start: Milliseconds, end: Milliseconds): void {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle] as Interval)[1] < start) low = middle + 1;
    else high = middle;
  }
  let reach = low;
  let joined: [Milliseconds, Milliseconds] = [start, end];
  for (let next = set[reach]; next && next[0] <= joined[1]; next = set[reach]) {
    joined = [Math.min(joined[0], next[0]), Math.max(joined[1], next[1])];
    reach += 1;
  }
  set.splice(low, reach - low, joined);
}
