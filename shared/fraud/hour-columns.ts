import type { DigestSeries } from '../model/digest.ts';
import { remembered } from '../remembered.ts';
import { dayNumber } from '../time/civil-day.ts';
import { decimalNumber, decimalOf } from '../usage/exact-sum.ts';

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

export const emptyColumns = (length: number): HourColumns => ({
  at: new Int32Array(length),
  mean: new Float64Array(length),
  low: new Int32Array(length),
  high: new Int32Array(length),
});

/** One hour into its row. */
export function setHour(columns: HourColumns, row: number, at: number, count: number, mean: number, low: number, high: number): void {
  columns.at[row] = at;
  columns.mean[row] = mean;
  columns.low[row] = low;
  columns.high[row] = high ^ Math.imul(count, COUNT_MIX);
}
const COUNT_MIX = 0x9e3779b1;

/** One word of a print of 16 hexadecimal digits: the first (`from` 0) or the second (8). */
export function wordOf(print: string, from: 0 | 8): number {
  let word = 0;
  for (let at = from; at < from + 8; at += 1) {
    const code = print.charCodeAt(at);
    word = (word << 4) | (code > LAST_FIGURE ? code - BEFORE_A : code & 15);
  }
  return word;
}
const [LAST_FIGURE, BEFORE_A] = [57, 87];

export interface SeriesHours {
  readonly columns: HourColumns;
  /** Of each entry of `series.days`, its day and the row of its first hour; one row more at the end. */
  readonly days: Int32Array;
  readonly rows: Int32Array;
}

/** The hours of one series of one digest, read once however often it is judged. */
export const hoursOfSeries = remembered((series: DigestSeries): SeriesHours => {
  const length = series.days.reduce((sum, { hours }) => sum + hours.length, 0);
  const columns = emptyColumns(length);
  const days = new Int32Array(series.days.length);
  const rows = new Int32Array(series.days.length + 1);
  let row = 0;
  for (const [index, { day, hours }] of series.days.entries()) {
    const number = dayNumber(day);
    days[index] = number;
    for (const [hour, count, sum, print] of hours) {
      setHour(columns, row, number * 24 + hour, count, decimalNumber(decimalOf(sum)) / count, wordOf(print, 8), wordOf(print, 0));
      row += 1;
    }
    rows[index + 1] = row;
  }
  return { columns, days, rows };
});
