import type { LaneStore, Milliseconds } from '../model/usage.ts';
import type { DayStore } from './day-store.ts';
import { type Dated, openLaneHours } from './lane-hours.ts';
import { openLaneSteps, type Stepping } from './lane-steps.ts';

/** What a series does for its lane where a row is not like the one before it. */
export interface LaneSeries extends Dated, Stepping {
  /** A row without a value starts here. */
  seeNull(start: Milliseconds): void;
}

/**
 * Lanes: the short way into the series of one file, for rows that are as most rows are. Their state stands in columns, one place for each
 * series, so that a row costs some tens of nanoseconds; whatever is not as usual is handed to the series itself. Which rows took the short
 * way cannot be seen in a digest.
 */
export interface OpenLanes extends LaneStore {
  /** @param length milliseconds that every row of the lane covers, up to 2 h 30; 0: readings */
  open(series: LaneSeries, length: Milliseconds): number;
  /** Hands over what the lane still holds. Before a row goes the long way, and at the end. */
  flush(lane: number): void;
}

export function openLanes(days: DayStore): OpenLanes {
  const hours = openLaneHours(days);
  const steps = openLaneSteps();
  const series: LaneSeries[] = [];
  return {
    open(one, length) {
      hours.open(one);
      steps.open(one, length);
      return series.push(one) - 1;
    },
    add(lane, start, mantissa, scale, row) {
      if (!hours.add(lane, start, mantissa, scale, row)) return false;
      steps.add(lane, start);
      return true;
    },
    addNull(lane, start, row) {
      const one = series[lane] as LaneSeries;
      const day = one.dayOf(start);
      if (day === null) return false;
      days.addValue(day.slot, start - day.from, null, row);
      one.seeNull(start);
      steps.addNull(lane, start);
      return true;
    },
    flush(lane) {
      hours.flush(lane);
      steps.flush(lane);
    },
  };
}
