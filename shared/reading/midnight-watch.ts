import type { Milliseconds } from '../model/usage.ts';
import { DAY } from '../time/civil-day.ts';

/** Notices that the rows of one series have a date and no time of day although several share a day. Rows follow each other by day. */
export interface MidnightWatch {
  /** @param wall the wall clock of a row as if UTC */
  see(wall: Milliseconds, row: number): void;
  /** Has a row had a time of day? Then nothing more can be seen. */
  isOver(): boolean;
  /** Rows that repeat the midnight before them, and the first of them; 0 where any row has a time of day. */
  repeats(): { readonly count: number; readonly firstRow: number };
}

export function watchMidnights(): MidnightWatch {
  let last: Milliseconds | null = null;
  let count = 0;
  let firstRow = 0;
  let timed = false;
  return {
    see(wall, row) {
      if (timed) return;
      if (wall % DAY !== 0) timed = true;
      else if (wall === last) {
        if (count === 0) firstRow = row;
        count += 1;
      }
      last = wall;
    },
    isOver: () => timed,
    repeats: () => (timed ? { count: 0, firstRow: 0 } : { count, firstRow }),
  };
}
