import type { Measured } from '../model/finding.ts';
import type { Statistic } from '../model/usage.ts';
import { addDecimal, decimalNumber, decimalOf, type ExactSum, emptySum, sumText } from '../usage/exact-sum.ts';
import { least } from '../usage/extremes.ts';
import type { FoldedSeries } from '../usage/fold-days.ts';
import type { DayPiece } from '../usage/series-days.ts';
import type { Window } from './window.ts';

/** Which statistic says best how much was used, the best first. */
const preference: readonly (Statistic | null)[] = ['avg', 'raw', null, 'sum', 'last', 'max'];

interface LevelGroup {
  readonly series: readonly FoldedSeries[];
  readonly unit: string | null;
  readonly rank: number;
  /** Asked only of groups that are equally good. */
  samples(): number;
}

/** Series of one unit and one statistic: percent and bytes, or averages and maxima, are never averaged together. */
function levelGroups(use: readonly FoldedSeries[]): readonly LevelGroup[] {
  const groups = Map.groupBy(use, ({ series }) => JSON.stringify([series.unit, series.statistic]));
  return [...groups.values()].map((series) => {
    const { unit, statistic } = (series[0] as FoldedSeries).series;
    const found = preference.indexOf(statistic);
    return {
      series,
      unit,
      rank: found < 0 ? preference.length : found,
      samples: () => series.reduce((sum, { pieces }) => pieces.reduce((all, piece) => all + samplesOf(piece), sum), 0),
    };
  });
}

const samplesOf = ({ total, days }: DayPiece): number => total?.samples ?? days.reduce((sum, { samples }) => sum + samples, 0);

/** The better statistic, then the larger group; the unit decides between equals, so that the order of files cannot show. */
function better(a: LevelGroup, b: LevelGroup): number {
  return a.rank - b.rank || b.samples() - a.samples() || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1);
}

/** Smallest, mean and largest value of a class in W, in one unit and of one statistic, as a person can recompute them from the export. */
export function printedLevels(
  use: readonly FoldedSeries[],
  window: Window,
): Pick<Measured, 'cadenceSeconds' | 'unit' | 'min' | 'mean' | 'max'> {
  // What is left and what a counter stands at are no levels of use: printed as such they would mislead.
  const levels = use.filter(({ series }) => series.meaning !== 'free' && series.meaning !== 'counter');
  const main = [...levelGroups(levels)].sort(better)[0];
  const cadenceSeconds = least((main?.series ?? use).flatMap((one) => one.cadenceSeconds ?? []));
  if (!main) return { cadenceSeconds, unit: null, min: null, mean: null, max: null };
  const { samples, min, max, sum } = levelsOf(main.series, window);
  if (min > max) return { cadenceSeconds, unit: main.unit, min: null, mean: null, max: null };
  return { cadenceSeconds, unit: main.unit, min, mean: decimalNumber(decimalOf(sumText(sum))) / samples, max };
}

interface Levels {
  samples: number;
  min: number;
  max: number;
  readonly sum: ExactSum;
}

function levelsOf(series: readonly FoldedSeries[], window: Window): Levels {
  const all = { samples: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, sum: emptySum() };
  for (const { pieces } of series) {
    for (const piece of pieces) {
      if (piece.first > window.lastDay || piece.last < window.firstDay) continue;
      const isInside = piece.first >= window.firstDay && piece.last <= window.lastDay;
      if (isInside && piece.total) addLevels(all, piece.total);
      else for (const day of piece.days) if (day.day >= window.firstDay && day.day <= window.lastDay) addLevels(all, day);
    }
  }
  return all;
}

function addLevels(all: Levels, { samples, min, max, sum }: NonNullable<DayPiece['total']>): void {
  all.samples += samples;
  // Of a series without any value; of days there are only those with some.
  if (min !== null && min < all.min) all.min = min;
  if (max !== null && max > all.max) all.max = max;
  addDecimal(all.sum, decimalOf(sum));
}
