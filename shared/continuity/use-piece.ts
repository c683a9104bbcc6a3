import { remembered } from '../remembered.ts';
import type { DayNumber } from '../time/civil-day.ts';
import type { DayPiece, FoldedDay } from '../usage/series-days.ts';
import type { Window } from './window.ts';

/** One day of one series as use: free amounts inverted, counters differenced (DESIGN §5 statement 13). */
export interface UseDay {
  readonly day: DayNumber;
  readonly allZero: boolean;
  /** The one value of the day, 6 significant digits, where it has one. */
  readonly flatAt: string | null;
  /** Rows with a value, counted to the eighth. */
  readonly rows: number;
}

/** What is said of a day: nothing is 0, else one of these, or both where series differ. */
export const [ZERO, NOT_ZERO] = [1, 2];

/** Days of one series as use, ascending. Of most nothing more is ever asked than whether all their values are 0. */
export interface UsePiece {
  readonly first: DayNumber;
  /** What is said of each day from the first on. */
  readonly said: Uint8Array;
  /** Has no day one value only? */
  readonly isNowhereFlat: boolean;
  days(): readonly UseDay[];
}

export function usePieceOf(days: readonly UseDay[]): UsePiece {
  const first = days[0]?.day ?? 0;
  const said = new Uint8Array((days.at(-1)?.day ?? first - 1) - first + 1);
  for (const { day, allZero } of days) said[day - first] = allZero ? ZERO : NOT_ZERO;
  return { first, said, isNowhereFlat: days.every(({ flatAt }) => flatAt === null), days: () => days };
}

export const isIn = ({ firstDay, lastDay }: Window, { day }: { readonly day: DayNumber }): boolean => day >= firstDay && day <= lastDay;

/** The days of a piece that lie in the window, as they are; null: none does. */
export function usedWithin(piece: DayPiece, window: Window): UsePiece | null {
  if (piece.first > window.lastDay || piece.last < window.firstDay) return null;
  if (piece.first >= window.firstDay && piece.last <= window.lastDay) return asUse(piece);
  const days = piece.days.filter((day) => isIn(window, day));
  return days.length === 0 ? null : usePieceOf(days.map((day) => useDay(day, null)));
}

/** Asked once of every piece: most lie in the window whole. Without an object for each day, of which a dossier has a hundred thousand. */
const asUse = remembered(({ days, first, last }: DayPiece): UsePiece => {
  const said = new Uint8Array(last - first + 1);
  let isNowhereFlat = true;
  for (const one of days) {
    said[one.day - first] = isAllZero(one) ? ZERO : NOT_ZERO;
    if (isNowhereFlat && flatValue(one, null) !== null) isNowhereFlat = false;
  }
  return { first, said, isNowhereFlat, days: () => days.map((day) => useDay(day, null)) };
});

const isAllZero = ({ min, max }: FoldedDay): boolean => min === 0 && max === 0;

/** @param full what a free amount is inverted against; null: the values are use themselves */
export const useDay = (day: FoldedDay, full: number | null): UseDay => ({
  day: day.day,
  allZero: full === null ? isAllZero(day) : day.min >= full,
  flatAt: flatValue(day, full),
  rows: day.earliest.length,
});

/** Values further apart than this, against their size, differ in their first six digits: nobody has to write them down to see it. */
const SURELY_APART = 2e-5;

function flatValue({ min, max }: FoldedDay, full: number | null): string | null {
  const low = full === null ? min : full - max;
  const high = full === null ? max : full - min;
  if (high - low > SURELY_APART * Math.max(Math.abs(low), Math.abs(high))) return null;
  const text = low.toPrecision(6);
  return text === high.toPrecision(6) ? text : null;
}
