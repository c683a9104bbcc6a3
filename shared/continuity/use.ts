import type { Meaning, ResourceClass, Statistic } from '../model/usage.ts';
import { remembered } from '../remembered.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { greatest } from '../usage/extremes.ts';
import { type DayPiece, daysOf, type FoldedDay, type FoldedSeries } from '../usage/fold-days.ts';
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

export interface UseSeries {
  readonly resourceId: string;
  /** Its days, ascending, in as many lists as the days that they are made of (`FoldedSeries`). */
  readonly pieces: readonly (readonly UseDay[])[];
  /** The days as printed: levels, not differences. */
  readonly folded: FoldedSeries;
}

const meaningsOfUse: readonly Meaning[] = ['used', 'free', 'amount', 'rate', 'counter', 'operations'];

/** For cpu and network only meanings of use; for ram and storage capacity too; minima ignored, and counts of samples are no values. */
function isUse(resourceClass: ResourceClass, meaning: Meaning | null, statistic: Statistic | null): boolean {
  if (statistic === 'min' || (statistic === 'count' && meaning !== 'operations')) return false;
  const said = meaning ?? 'used';
  return meaningsOfUse.includes(said) || (said === 'capacity' && (resourceClass === 'ram' || resourceClass === 'storage'));
}

/** The series of a class that say how much is used, in the window. */
export function useOf(folded: readonly FoldedSeries[], resourceClass: ResourceClass, window: Window): readonly UseSeries[] {
  const ofClass = folded.filter(({ series }) => series.resourceClass === resourceClass);
  return ofClass
    .filter(({ series }) => isUse(resourceClass, series.meaning, series.statistic))
    .map((one) => ({ resourceId: one.resourceId, folded: one, pieces: usePieces(one, ofClass, resourceClass, window) }))
    .filter(({ pieces }) => pieces.length > 0);
}

function usePieces(
  one: FoldedSeries,
  ofClass: readonly FoldedSeries[],
  resourceClass: ResourceClass,
  window: Window,
): readonly (readonly UseDay[])[] {
  const inWindow = ({ day }: { day: DayNumber }) => day >= window.firstDay && day <= window.lastDay;
  const isFree = one.series.meaning === 'free';
  if (one.series.meaning !== 'counter' && !isFree) {
    const pieces = one.pieces.filter((piece) => piece.length > 0);
    const areAll = (piece: DayPiece) => inWindow(piece[0] as FoldedDay) && inWindow(piece.at(-1) as FoldedDay);
    return filled(pieces.map((piece) => (areAll(piece) ? asUse(piece) : asUse(piece).filter(inWindow))));
  }
  const days = daysOf(one);
  if (!isFree) return filled([differenced(days).filter(inWindow)]);
  const full = sizeOf(one, ofClass);
  if (full === null) return filled([sizeAtLeast(days, resourceClass).filter(inWindow)]);
  return filled([days.filter(inWindow).map((day) => useDay(day, full))]);
}

const filled = (pieces: readonly (readonly UseDay[])[]): readonly (readonly UseDay[])[] => pieces.filter(({ length }) => length > 0);

/** Days ascend. */
const asUse = remembered((days: readonly FoldedDay[]): readonly UseDay[] => days.map((day) => useDay(day, null)));

const useDay = (day: FoldedDay, full: number | null): UseDay => ({
  day: day.day,
  allZero: full === null ? day.min === 0 && day.max === 0 : day.min >= full,
  flatAt: flatValue(day, full),
  rows: day.earliest.length,
});

/** Values further apart than this, against their size, differ in their first six digits: nobody has to write them down to see it. */
const SURELY_APART = 2e-5;

function flatValue({ min, max }: FoldedDay, full: number | null): string | null {
  const [low, high] = full === null ? [min, max] : [full - max, full - min];
  if (high - low > SURELY_APART * Math.max(Math.abs(low), Math.abs(high))) return null;
  const text = low.toPrecision(6);
  return text === high.toPrecision(6) ? text : null;
}

/**
 * Free bytes of an unknown size say nothing about use, but of ram and storage the size counts too (statement 13), and what is free
 * is a part of it: where some is free, the size is not zero. Where nothing is free nothing is known.
 */
function sizeAtLeast(days: DayPiece, resourceClass: ResourceClass): readonly UseDay[] {
  if (resourceClass !== 'ram' && resourceClass !== 'storage') return [];
  return days.filter(({ max }) => max > 0).map(({ day, earliest }) => ({ day, allZero: false, flatAt: null, rows: earliest.length }));
}

/** What a free amount is inverted against: 100 %, or the capacity that the same resource's own series states. */
function sizeOf(one: FoldedSeries, ofClass: readonly FoldedSeries[]): number | null {
  if (one.series.unit === 'percent') return 100;
  const sizes = ofClass.filter(({ key, series }) => key === one.key && series.meaning === 'capacity' && series.unit === one.series.unit);
  return greatest(sizes.flatMap((one) => daysOf(one).map(({ max }) => max)));
}

/**
 * A counter's day is all zero when it never moves, from the last reading before it on. A reset is a move: the machine restarted.
 * Whether it grows by the same step all day is not kept in a digest: counters are never called flat.
 */
function differenced(days: readonly FoldedDay[]): UseDay[] {
  let before: number | null = null;
  return days.flatMap((day) => {
    const [first, last] = day.ends ?? [];
    const known = before !== null || day.earliest.length > 1;
    const still = day.min === day.max && (before === null || before === first?.[1]);
    before = last?.[1] ?? before;
    return known ? [{ day: day.day, allZero: still, flatAt: null, rows: day.earliest.length }] : [];
  });
}
