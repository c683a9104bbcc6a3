import { dayOrderOf } from './cell-time.ts';

/** Watches the times of a table whose cells know what they are. */
export interface SwapWatch {
  /** One time, written out: `2025-10-13 00:05:00` where it was stored as a date, anything where it was a text. */
  see(cell: string): void;
  /** A text of those that could not be dates with the month first, where everything that could is stored as a date; null: no such thing. */
  found(): string | null;
}

/** The last number that may be a month as well. */
const LAST_MONTH = 12;
const stored = /^\d{4}-\d{2}-(\d{2})(?!\d)/;

/**
 * A spreadsheet that puts the month first and opens 05/10/2025 stores the tenth of May, and leaves 13/10/2025 a text. Such a column has no
 * stored day after the twelfth and no text before the thirteenth: the stored dates may be right or swapped, and nothing in them tells.
 */
export function watchSwappedDates(): SwapWatch {
  let early = false;
  let proven: string | null = null;
  let sound = false;
  return {
    see(cell) {
      if (sound) return;
      const day = stored.exec(cell)?.[1];
      if (day !== undefined) {
        if (Number(day) > LAST_MONTH) sound = true;
        else early = true;
        return;
      }
      const order = dayOrderOf(cell);
      if (order === 'day-first') proven ??= cell;
      else if (order !== null) sound = true;
    },
    found: () => (early && !sound ? proven : null),
  };
}
