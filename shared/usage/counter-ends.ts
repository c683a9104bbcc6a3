import type { Milliseconds } from '../model/usage.ts';

/** One reading of a counter. */
export type End = readonly [start: Milliseconds, value: number];

/** Two counter readings at the same instant: the larger one, so that the order of rows cannot show. */
export function laterEnd(a: End | undefined, b: End): [Milliseconds, number] {
  return [...(!a || b[0] > a[0] || (b[0] === a[0] && b[1] > a[1]) ? b : a)];
}

export function earlierEnd(a: End | undefined, b: End): [Milliseconds, number] {
  return [...(!a || b[0] < a[0] || (b[0] === a[0] && b[1] > a[1]) ? b : a)];
}
