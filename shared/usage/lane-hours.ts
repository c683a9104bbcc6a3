import type { LaneStore, Milliseconds } from '../model/usage.ts';
import { HOUR } from '../time/civil-day.ts';
import { longer } from './columns.ts';
import type { DayStore } from './day-store.ts';
import { mixPrint, printed } from './fingerprint.ts';
import { powersOfTen } from './powers-of-ten.ts';

/** Where the rows of a series stand in the day store. */
export interface Dated {
  /** The day that holds an instant, if the series has rows in it. */
  dayOf(start: Milliseconds): DayOfLane | null;
}

/** A civil day, from its midnight on, and its place in the day store. */
export interface DayOfLane {
  readonly from: Milliseconds;
  readonly slot: number;
}

/**
 * The hour that the rows of each lane fall into, summed up in columns: values mostly come hour by hour, and the day store, which is much
 * larger, is only touched when an hour is over.
 */
export interface LaneHours {
  /** The next lane. */
  open(series: Dated): void;
  /** As `LaneStore`. */
  add: LaneStore['add'];
  flush(lane: number): void;
}

const nowhere = Number.NaN;
const largest = Number.MAX_SAFE_INTEGER;

const exact = (whole: number): number => (whole <= largest ? whole : nowhere);

export function openLaneHours(days: DayStore): LaneHours {
  const series: Dated[] = [];
  let size = 0;
  /** The hour of the row before: [hourFrom, hourFrom + 1 h) of a day that begins at dayFrom. */
  let hourFrom = new Float64Array(0);
  let dayFrom = new Float64Array(0);
  let daySlot = new Int32Array(0);
  /** What that hour amounts to so far. */
  let count = new Uint32Array(0);
  let zeros = new Uint32Array(0);
  let scales = new Uint8Array(0);
  let units = new Float64Array(0);
  let min = new Float64Array(0);
  let max = new Float64Array(0);
  let low = new Int32Array(0);
  let high = new Int32Array(0);
  let firstRow = new Float64Array(0);
  let lastRow = new Float64Array(0);
  /** The hour of a single value that was met since. */
  let asked = new Float64Array(0);
  /** Does the day store want to see each row of the hour? */
  let isWatched = new Uint8Array(0);

  const reach = (lanes: number): void => {
    if (lanes <= count.length) return;
    const length = Math.max(8, lanes * 2);
    hourFrom = longer(hourFrom, length).fill(nowhere, size);
    dayFrom = longer(dayFrom, length);
    daySlot = longer(daySlot, length);
    count = longer(count, length);
    zeros = longer(zeros, length);
    scales = longer(scales, length);
    units = longer(units, length);
    min = longer(min, length);
    max = longer(max, length);
    low = longer(low, length);
    high = longer(high, length);
    asked = longer(asked, length);
    firstRow = longer(firstRow, length);
    lastRow = longer(lastRow, length);
    isWatched = longer(isWatched, length);
  };

  const endHour = (lane: number): void => {
    if ((count[lane] as number) > 0) {
      days.addHour(daySlot[lane] as number, {
        hour: Math.floor(((hourFrom[lane] as number) - (dayFrom[lane] as number)) / HOUR),
        count: count[lane] as number,
        zeros: zeros[lane] as number,
        sum: { mantissa: units[lane] as number, scale: scales[lane] as number },
        min: min[lane] as number,
        max: max[lane] as number,
        low: low[lane] as number,
        high: high[lane] as number,
        rows: [firstRow[lane] as number, lastRow[lane] as number],
      });
    }
    count[lane] = 0;
    hourFrom[lane] = nowhere;
  };

  const beginHour = (lane: number, { from, slot }: DayOfLane, hour: number, row: number): void => {
    endHour(lane);
    hourFrom[lane] = from + hour * HOUR;
    dayFrom[lane] = from;
    daySlot[lane] = slot;
    zeros[lane] = 0;
    units[lane] = 0;
    min[lane] = Number.POSITIVE_INFINITY;
    max[lane] = Number.NEGATIVE_INFINITY;
    low[lane] = 0;
    high[lane] = 0;
    firstRow[lane] = row;
    isWatched[lane] = days.watches(slot, hour) ? 1 : 0;
  };

  /**
   * A value of another hour than the one before it. The second one in a row of the same hour begins it; a single one, as in a file whose
   * rows stand in no order, goes to the day store by itself.
   */
  const addElsewhere: LaneHours['add'] = (lane, start, mantissa, scale, row) => {
    const day = (series[lane] as Dated).dayOf(start);
    if (day === null) return false;
    const hour = Math.floor((start - day.from) / HOUR);
    const from = day.from + hour * HOUR;
    if (count[lane] === 0 || asked[lane] === from) {
      beginHour(lane, day, hour, row);
      return add(lane, start, mantissa, scale, row);
    }
    asked[lane] = from;
    days.addValue(day.slot, start - day.from, { mantissa, scale }, row);
    return true;
  };

  /** Brings value and sum to the same number of places. @returns the mantissa; NaN: together they would not be exact */
  const align = (lane: number, mantissa: number, scale: number): number => {
    const places = scales[lane] as number;
    if (count[lane] === 0) scales[lane] = scale;
    else if (scale < places) return exact(mantissa * (powersOfTen[places - scale] as number));
    else {
      const more = (units[lane] as number) * (powersOfTen[scale - places] as number);
      if (more > largest) return nowhere;
      units[lane] = more;
      scales[lane] = scale;
    }
    return mantissa;
  };

  const add: LaneHours['add'] = (lane, start, mantissa, scale, row) => {
    const offset = start - (hourFrom[lane] as number);
    if (!(offset >= 0 && offset < HOUR)) return addElsewhere(lane, start, mantissa, scale, row);
    const whole = scales[lane] === scale ? mantissa : align(lane, mantissa, scale);
    const sum = (units[lane] as number) + whole;
    if (!(sum <= largest)) {
      endHour(lane);
      return add(lane, start, mantissa, scale, row);
    }
    units[lane] = sum;
    count[lane] = (count[lane] as number) + 1;
    lastRow[lane] = row;
    const value = mantissa / (powersOfTen[scale] as number);
    if (value < (min[lane] as number)) min[lane] = value;
    if (value > (max[lane] as number)) max[lane] = value;
    if (mantissa === 0) zeros[lane] = (zeros[lane] as number) + 1;
    mixPrint(offset, value);
    low[lane] = ((low[lane] as number) + (printed[0] as number)) | 0;
    high[lane] = ((high[lane] as number) + (printed[1] as number)) | 0;
    if (isWatched[lane] === 1) days.see(daySlot[lane] as number, start - (dayFrom[lane] as number), value);
    return true;
  };

  return {
    open(one) {
      reach(size + 1);
      series.push(one);
      size += 1;
    },
    add,
    flush: endHour,
  };
}
