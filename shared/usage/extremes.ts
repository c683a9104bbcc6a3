/**
 * Least and greatest of any number of numbers; null of none. `Math.min(...list)` hands every number over as an argument, and a list as
 * long as an uploaded file can be ends in a stack overflow.
 */
export const least = (values: readonly number[]): number | null =>
  values.reduce<number | null>((low, value) => (low === null || value < low ? value : low), null);

export const greatest = (values: readonly number[]): number | null =>
  values.reduce<number | null>((high, value) => (high === null || value > high ? value : high), null);
