import type { Measured } from '../model/finding.ts';
import type { Statistic } from '../model/usage.ts';
import { remembered } from '../remembered.ts';
import { addDecimal, decimalNumber, decimalOf, type ExactSum, emptySum, sumOf, sumText } from '../usage/exact-sum.ts';
import { least } from '../usage/extremes.ts';
import { type DayPiece, type FoldedSeries, totalOf } from '../usage/fold-days.ts';
import type { Window } from './window.ts';

/** Which statistic says best how much was used, the best first. */
const preference: readonly (Statistic | null)[] = ['avg', 'raw', null, 'sum', 'last', 'max'];

interface LevelGroup {
  readonly series: readonly FoldedSeries[];
  readonly unit: string | null;
  readonly rank: number;
  readonly samples: number;
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
      samples: series.reduce((sum, { pieces }) => pieces.reduce((all, piece) => all + levelsOfAll(piece).samples, sum), 0),
    };
  });
}

/** The better statistic, then the larger group; the unit decides between equals, so that the order of files cannot show. */
function better(a: LevelGroup, b: LevelGroup): number {
  return a.rank - b.rank || b.samples - a.samples || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1);
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
  readonly samples: number;
  readonly min: number;
  readonly max: number;
  readonly sum: ExactSum;
}

function levelsOf(series: readonly FoldedSeries[], window: Window): Levels {
  const all = { samples: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, sum: emptySum() };
  for (const days of series.flatMap(({ pieces }) => pieces)) {
    const isInside = (days[0]?.day ?? 0) >= window.firstDay && (days.at(-1)?.day ?? 0) <= window.lastDay;
    const one = isInside ? levelsOfAll(days) : levelsOfDays(days.filter(({ day }) => day >= window.firstDay && day <= window.lastDay));
    all.samples += one.samples;
    all.min = Math.min(all.min, one.min);
    all.max = Math.max(all.max, one.max);
    addDecimal(all.sum, sumOf(one.sum));
  }
  return all;
}

function levelsOfDays(days: DayPiece): Levels {
  const sum = emptySum();
  let [samples, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const told of days) {
    samples += told.samples;
    min = Math.min(min, told.min);
    max = Math.max(max, told.max);
    addDecimal(sum, decimalOf(told.sum));
  }
  return { samples, min, max, sum };
}

/** Days ascend: most lists of them lie in the window whole. */
const levelsOfAll = remembered((days: DayPiece): Levels => {
  const total = totalOf(days);
  if (total === null || total.min === null || total.max === null) return levelsOfDays(days);
  const sum = emptySum();
  addDecimal(sum, decimalOf(total.sum));
  return { samples: total.samples, min: total.min, max: total.max, sum };
});
