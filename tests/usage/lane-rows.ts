import type { LaneRows } from '../../shared/model/usage.ts';

/** Rows are handed over so many at a time: what they take fits the nearest cache. */
const MOST_ROWS = 1024;

/** @param most values of one row */
export function newLaneRows(most: number): LaneRows {
  const places = Math.max(MOST_ROWS, most);
  return {
    size: 0,
    lanes: new Int32Array(places),
    starts: new Float64Array(places),
    mantissas: new Float64Array(places),
    scales: new Int32Array(places),
    rows: new Float64Array(places),
  };
}
