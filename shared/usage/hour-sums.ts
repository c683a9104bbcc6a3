import type { Decimal, Milliseconds } from '../model/usage.ts';
import { HOUR } from '../time/civil-day.ts';
import { longer } from './columns.ts';
import { addDecimal, type ExactSum } from './exact-sum.ts';
import { addPrint, wordOfOffset } from './fingerprint.ts';

/** A civil day has 23, 24 or 25 hours. */
export const HOURS_IN_DAY = 25;

/** Values of one hour: how many, their sum, and the sums of the words of their prints, modulo 2^32. */
export interface Summed {
  readonly count: number;
  readonly sum: Decimal;
  readonly low: number;
  readonly high: number;
}

/** What one hour amounts to. */
export interface HourSum {
  readonly count: number;
  readonly sum: ExactSum;
  readonly low: number;
  readonly high: number;
}

/**
 * The hours of all days of all series of one file, in columns of numbers: as objects of their own they would take seven times the
 * memory, and a row could not be added in a few nanoseconds. Day number d has the places d x 25 and following.
 */
export interface HourSums {
  /** Makes room for so many days. */
  reach(days: number): void;
  /** One value. @param offset milliseconds since the day's midnight */
  add(day: number, offset: Milliseconds, value: Decimal, number: number): void;
  /** Many values of one hour, already summed up. */
  addMany(day: number, hour: number, many: Summed): void;
  read(day: number, hour: number): HourSum;
}

export function openHourSums(): HourSums {
  let count = new Uint32Array(0);
  let units = new Float64Array(0);
  let scales = new Uint16Array(0);
  const prints = { low: new Uint32Array(0), high: new Uint32Array(0) };
  const printed = new Int32Array(2);
  /** What of a sum does not fit its column: rare. */
  const big = new Map<number, bigint>();

  const read = (at: number): ExactSum => ({ scale: scales[at] as number, units: units[at] as number, big: big.get(at) ?? 0n });

  const addExactly = (at: number, value: Decimal): void => {
    const sum = read(at);
    addDecimal(sum, value);
    scales[at] = sum.scale;
    units[at] = sum.units;
    if (sum.big !== 0n) big.set(at, sum.big);
    else big.delete(at);
  };

  const put = (at: number, { count: values, sum, low, high }: Summed): void => {
    const { mantissa, scale } = sum;
    const together = typeof mantissa === 'number' && scale === scales[at] ? (units[at] as number) + mantissa : Number.NaN;
    if (Number.isSafeInteger(together)) units[at] = together;
    else addExactly(at, sum);
    count[at] = (count[at] as number) + values;
    prints.low[at] = (prints.low[at] as number) + low;
    prints.high[at] = (prints.high[at] as number) + high;
  };

  return {
    reach(days) {
      const wanted = days * HOURS_IN_DAY;
      if (wanted <= count.length) return;
      const length = Math.max(wanted, count.length * 2);
      count = longer(count, length);
      units = longer(units, length);
      scales = longer(scales, length);
      prints.low = longer(prints.low, length);
      prints.high = longer(prints.high, length);
    },
    add(day, offset, value, number) {
      const hour = Math.floor(offset / HOUR);
      printed.fill(0);
      addPrint(wordOfOffset(offset - hour * HOUR), number, printed, 0);
      put(day * HOURS_IN_DAY + hour, { count: 1, sum: value, low: printed[0] as number, high: printed[1] as number });
    },
    addMany: (day, hour, many) => put(day * HOURS_IN_DAY + hour, many),
    read(day, hour) {
      const at = day * HOURS_IN_DAY + hour;
      return { count: count[at] as number, sum: read(at), low: prints.low[at] as number, high: prints.high[at] as number };
    },
  };
}
