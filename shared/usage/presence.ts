import type { Interval, Presence, Run } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { romeDayOf, romeMidnight } from '../time/rome.ts';
import { addInterval } from './intervals.ts';
import { COARSE_ROW, DAY_ROW_SLACK, LINK, LONGEST_ROW, SHORTEST_DAY_ROW } from './limits.ts';
import { insertRun, joinRuns, runOfRow } from './runs.ts';

/**
 * The Rome civil day that a row of 23 to 25 h stands for, when both its ends lie within 3 h of a Rome midnight: daily exports are
 * cut at midnight of some zone, and all of them mean the day (DESIGN §5 statement 4). Else null.
 */
export function civilDayRow(start: Milliseconds, end: Milliseconds): Interval | null {
  const length = end - start;
  if (length < SHORTEST_DAY_ROW || length > LONGEST_ROW) return null;
  const day = romeDayOf(start + DAY_ROW_SLACK);
  const [from, to] = [romeMidnight(day), romeMidnight(day + 1)];
  return Math.abs(start - from) <= DAY_ROW_SLACK && Math.abs(end - to) <= DAY_ROW_SLACK ? [from, to] : null;
}

/** What a row covers once its length is known: a civil day, [start, start + length), or an instant. */
export function extentOf(start: Milliseconds, length: Milliseconds): Interval {
  return civilDayRow(start, start + length) ?? [start, start + length];
}

/** Collects where a series has rows, in any order of rows. */
export interface PresenceBuilder {
  add(extent: Interval, length: Milliseconds, onlyDeclared: boolean): void;
  /** Rows that have become one run already; none of them longer than 2 h 30. */
  addRun(run: Run): void;
  /** As they stand. */
  runs(): readonly Run[];
  finish(): Presence;
}

export function buildPresence(): PresenceBuilder {
  // Made with their first entry: a file may have very many series of a few rows.
  let runs: Run[] | null = null;
  let coarse: [Milliseconds, Milliseconds][] | null = null;
  let declared: [Milliseconds, Milliseconds][] | null = null;
  let tooLong: [Milliseconds, Milliseconds][] | null = null;
  let lastStart: Milliseconds | null = null;
  const insert = (run: Run): void => {
    if (runs) insertRun(runs, run, joinRuns);
    else runs = [run];
  };
  return {
    addRun(run) {
      lastStart = lastStart === null ? run[3] : Math.max(lastStart, run[3]);
      insert(run);
    },
    add([start, end], length, onlyDeclared) {
      lastStart = lastStart === null ? start : Math.max(lastStart, start);
      if (length > LONGEST_ROW) {
        tooLong ??= [];
        addInterval(tooLong, start, end);
        return;
      }
      insert(runOfRow(start, end));
      if (length > COARSE_ROW) {
        coarse ??= [];
        addInterval(coarse, start, end);
      }
      if (onlyDeclared && length > LINK) {
        declared ??= [];
        addInterval(declared, start, end);
      }
    },
    runs: () => runs ?? [],
    finish: () => ({ runs: runs ?? [], coarse: coarse ?? [], declared: declared ?? [], tooLong: tooLong ?? [], lastStart }),
  };
}
