import type { Meaning, ResourceClass, Statistic } from '../model/usage.ts';
import { remembered } from '../remembered.ts';
import { greatest } from '../usage/extremes.ts';
import { daysOf, type FoldedSeries } from '../usage/fold-days.ts';
import type { FoldedDay } from '../usage/series-days.ts';
import { isIn, type UseDay, type UsePiece, useDay, usedWithin, usePieceOf } from './use-piece.ts';
import type { Window } from './window.ts';

export interface UseSeries {
  readonly resourceId: string;
  /** Its days, ascending, in as many pieces as the days that they are made of (`FoldedSeries`); none of them empty. */
  readonly pieces: readonly UsePiece[];
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

interface Asked {
  readonly resourceClass: ResourceClass;
  readonly window: Window;
  readonly use: readonly UseSeries[];
}

const askedOf = remembered((_folded: readonly FoldedSeries[]): Asked[] => []);

/** The series of a class that say how much is used, in the window. Asked twice of most: once for the values, once for what is printed. */
export function useOf(folded: readonly FoldedSeries[], resourceClass: ResourceClass, window: Window): readonly UseSeries[] {
  const asked = askedOf(folded);
  const known = asked.find((one) => one.resourceClass === resourceClass && one.window === window);
  if (known) return known.use;
  const use = findUse(folded, resourceClass, window);
  asked.push({ resourceClass, window, use });
  return use;
}

function findUse(folded: readonly FoldedSeries[], resourceClass: ResourceClass, window: Window): readonly UseSeries[] {
  const ofClass = folded.filter(({ series }) => series.resourceClass === resourceClass);
  const use: UseSeries[] = [];
  for (const one of ofClass) {
    if (!isUse(resourceClass, one.series.meaning, one.series.statistic)) continue;
    const pieces = usePieces(one, ofClass, resourceClass, window);
    if (pieces.length > 0) use.push({ resourceId: one.resourceId, folded: one, pieces });
  }
  return use;
}

function usePieces(one: FoldedSeries, ofClass: readonly FoldedSeries[], resourceClass: ResourceClass, window: Window): readonly UsePiece[] {
  const { meaning } = one.series;
  if (meaning !== 'counter' && meaning !== 'free') return one.pieces.flatMap((piece) => usedWithin(piece, window) ?? []);
  const days = daysOf(one);
  const told = meaning === 'counter' ? differenced(days) : invertedDays(days, sizeOf(one, ofClass), resourceClass);
  const within = told.filter((day) => isIn(window, day));
  return within.length === 0 ? [] : [usePieceOf(within)];
}

/** @param full what free amounts are inverted against; null: nobody says */
const invertedDays = (days: readonly FoldedDay[], full: number | null, resourceClass: ResourceClass): readonly UseDay[] =>
  full === null ? sizeAtLeast(days, resourceClass) : days.map((day) => useDay(day, full));

/**
 * Free bytes of an unknown size say nothing about use, but of ram and storage the size counts too (statement 13), and what is free
 * is a part of it: where some is free, the size is not zero. Where nothing is free nothing is known.
 */
function sizeAtLeast(days: readonly FoldedDay[], resourceClass: ResourceClass): readonly UseDay[] {
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
