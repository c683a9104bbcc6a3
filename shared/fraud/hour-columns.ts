/**
 * What is told of each hour of a series, in columns of numbers: there are millions of hours in a dossier, and each is looked at many
 * times. Ascending in time.
 */
export interface HourColumns {
  /** Hours of 24 h days since 1970, as the wall clock counts them. */
  readonly at: Int32Array;
  readonly mean: Float64Array;
  /** Both words of the print, the count mixed in: equal for the same values at the same minutes, whatever the hour and the day. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** In one piece of memory: a dossier has thousands of these. */
export function emptyColumns(length: number): HourColumns {
  const memory = new ArrayBuffer(20 * length);
  return {
    mean: new Float64Array(memory, 0, length),
    at: new Int32Array(memory, 8 * length, length),
    low: new Int32Array(memory, 12 * length, length),
    high: new Int32Array(memory, 16 * length, length),
  };
}

/** One hour into its row. */
export function setHour(columns: HourColumns, row: number, at: number, count: number, mean: number, low: number, high: number): void {
  columns.at[row] = at;
  columns.mean[row] = mean;
  columns.low[row] = low;
  columns.high[row] = high ^ Math.imul(count, COUNT_MIX);
}
const COUNT_MIX = 0x9e3779b1;
