import type { DigestDay } from '../model/digest.ts';
import type { Decimal, Milliseconds } from '../model/usage.ts';
import { type DayNumber, dayText } from '../time/civil-day.ts';
import { longer } from './columns.ts';
import { earlierEnd, laterEnd } from './counter-ends.ts';
import { encodeHours, type HourOfDay } from './day-hours.ts';
import { addDecimal, decimalNumber, emptySum, sumOf, sumText } from './exact-sum.ts';
import { openFirstRows } from './first-rows.ts';
import { HOURS_IN_DAY, openHourSums, type Summed } from './hour-sums.ts';

/**
 * Statistics of the rows of each series that start in each civil day, for all series of one file, in columns of numbers. Every part
 * adds up, whatever the order of rows.
 */
export interface DayStore {
  /** A new day of some series. @returns its number */
  open(): number;
  /** Many values of one hour, already summed up, of which every one was seen that is `watched`. */
  addHour(day: number, many: HourOfValues): void;
  /** Could a value of the hour (counted from the day's midnight) be one of the first of its day? */
  watches(day: number, hour: number): boolean;
  /** @param offset milliseconds since the day's midnight */
  see(day: number, offset: Milliseconds, value: number): void;
  /** One value; null: the row says "no data". */
  addValue(day: number, offset: Milliseconds, value: Decimal | null, row: number): void;
  /** The ends of a counter's day: what differencing across a file border needs. */
  addEnd(day: number, start: Milliseconds, value: Decimal): void;
  /** The day as it stands in a digest. */
  finish(day: number, number: DayNumber): DigestDay;
}

export interface HourOfValues extends Summed {
  readonly hour: number;
  readonly zeros: number;
  readonly min: number;
  readonly max: number;
  readonly rows: readonly [first: number, last: number];
}

export function openDayStore(): DayStore {
  const hours = openHourSums();
  const firstRows = openFirstRows();
  const ends = new Map<number, NonNullable<DigestDay['ends']>>();
  let size = 0;
  let nulls = new Uint32Array(0);
  let zeros = new Uint32Array(0);
  let min = new Float64Array(0);
  let max = new Float64Array(0);
  let firstRow = new Float64Array(0);
  let lastRow = new Float64Array(0);

  const reach = (days: number): void => {
    if (days <= nulls.length) return;
    const length = Math.max(8, nulls.length * 2);
    nulls = longer(nulls, length);
    zeros = longer(zeros, length);
    min = longer(min, length).fill(Number.POSITIVE_INFINITY, size);
    max = longer(max, length).fill(Number.NEGATIVE_INFINITY, size);
    firstRow = longer(firstRow, length).fill(Number.POSITIVE_INFINITY, size);
    lastRow = longer(lastRow, length);
    hours.reach(length);
    firstRows.reach(length);
  };

  const seeRow = (day: number, row: number): void => {
    if (row < (firstRow[day] as number)) firstRow[day] = row;
    if (row > (lastRow[day] as number)) lastRow[day] = row;
  };

  const seeLevel = (day: number, value: number): void => {
    if (value < (min[day] as number)) min[day] = value;
    if (value > (max[day] as number)) max[day] = value;
  };

  return {
    open() {
      reach(size + 1);
      size += 1;
      return size - 1;
    },
    addHour(day, many) {
      const [first, latest] = many.rows;
      seeRow(day, first);
      seeRow(day, latest);
      seeLevel(day, many.min);
      seeLevel(day, many.max);
      zeros[day] = (zeros[day] as number) + many.zeros;
      hours.addMany(day, many.hour, many);
    },
    watches: firstRows.watches,
    see: firstRows.add,
    addValue(day, offset, value, row) {
      seeRow(day, row);
      if (value === null) {
        nulls[day] = (nulls[day] as number) + 1;
        return;
      }
      const number = decimalNumber(value);
      if (number === 0) zeros[day] = (zeros[day] as number) + 1;
      seeLevel(day, number);
      firstRows.add(day, offset, number);
      hours.add(day, offset, value, number);
    },
    addEnd(day, start, value) {
      const end = [start, decimalNumber(value)] as const;
      const known = ends.get(day);
      ends.set(day, [earlierEnd(known?.[0], end), laterEnd(known?.[1], end)]);
    },
    finish(day, number) {
      const total = emptySum();
      const told: HourOfDay[] = [];
      let samples = 0;
      for (let hour = 0; hour < HOURS_IN_DAY; hour += 1) {
        const { count: values, sum, low, high } = hours.read(day, hour);
        if (values === 0) continue;
        samples += values;
        addDecimal(total, sumOf(sum));
        told.push({ hour, count: values, sum: sumText(sum), low, high });
      }
      const { earliest, sample } = firstRows.read(day);
      const dayEnds = ends.get(day);
      return {
        day: dayText(number),
        samples,
        nulls: nulls[day] as number,
        zeros: zeros[day] as number,
        min: samples === 0 ? null : (min[day] as number),
        max: samples === 0 ? null : (max[day] as number),
        sum: sumText(total),
        hours: encodeHours(told),
        rows: [firstRow[day] as number, lastRow[day] as number],
        earliest,
        ...(sample.length > 0 ? { sample } : {}),
        ...(dayEnds ? { ends: dayEnds } : {}),
      };
    },
  };
}
