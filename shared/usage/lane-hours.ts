import type { Milliseconds } from '../model/usage.ts';
import { HOUR } from '../time/civil-day.ts';
import type { DayStore } from './day-store.ts';
import {
  ASKED,
  COUNT,
  DAY_FROM,
  DAY_SLOT,
  FIRST_ROW,
  HOUR_FROM,
  IS_WATCHED,
  LAST_ROW,
  type LaneState,
  MAX,
  MIN,
  nowhere,
  PRINT,
  SCALE,
  UNITS,
  ZEROS,
} from './lane-state.ts';

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

/** The hour is over, or something else is to be done with the series: what it amounts to goes to the day store. */
export function endHour({ numbers, wholes }: LaneState, at: number, days: DayStore): void {
  const whole = 2 * at;
  if ((wholes[whole + COUNT] as number) > 0) {
    days.addHour(wholes[whole + DAY_SLOT] as number, {
      hour: Math.floor(((numbers[at + HOUR_FROM] as number) - (numbers[at + DAY_FROM] as number)) / HOUR),
      count: wholes[whole + COUNT] as number,
      zeros: wholes[whole + ZEROS] as number,
      sum: { mantissa: numbers[at + UNITS] as number, scale: wholes[whole + SCALE] as number },
      min: numbers[at + MIN] as number,
      max: numbers[at + MAX] as number,
      low: wholes[whole + PRINT] as number,
      high: wholes[whole + PRINT + 1] as number,
      rows: [numbers[at + FIRST_ROW] as number, numbers[at + LAST_ROW] as number],
    });
  }
  wholes[whole + COUNT] = 0;
  numbers[at + HOUR_FROM] = nowhere;
}

const hourAt = ({ from }: DayOfLane, start: Milliseconds): number => Math.floor((start - from) / HOUR);

/**
 * Are rows of this hour to be summed up in the lane? The second one in a row that is of it asks for that; a single one, as in a file whose
 * rows stand in no order, goes to the day store by itself. The hour may be the lane's own: then its sum has become too large to be exact.
 */
export function takesHour({ numbers, wholes }: LaneState, at: number, day: DayOfLane, start: Milliseconds): boolean {
  const from = day.from + hourAt(day, start) * HOUR;
  if (wholes[2 * at + COUNT] === 0 || numbers[at + HOUR_FROM] === from || numbers[at + ASKED] === from) return true;
  numbers[at + ASKED] = from;
  return false;
}

/** From here on rows of this hour are summed up in the lane. */
export function beginHour(state: LaneState, at: number, day: DayOfLane, start: Milliseconds, row: number, days: DayStore): void {
  endHour(state, at, days);
  const { numbers, wholes } = state;
  const whole = 2 * at;
  const hour = hourAt(day, start);
  numbers[at + HOUR_FROM] = day.from + hour * HOUR;
  numbers[at + DAY_FROM] = day.from;
  numbers[at + UNITS] = 0;
  numbers[at + MIN] = Number.POSITIVE_INFINITY;
  numbers[at + MAX] = Number.NEGATIVE_INFINITY;
  numbers[at + FIRST_ROW] = row;
  wholes[whole + ZEROS] = 0;
  wholes[whole + PRINT] = 0;
  wholes[whole + PRINT + 1] = 0;
  wholes[whole + DAY_SLOT] = day.slot;
  wholes[whole + IS_WATCHED] = days.watches(day.slot, hour) ? 1 : 0;
}
