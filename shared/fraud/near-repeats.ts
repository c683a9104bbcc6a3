import type { Policy } from '../model/ruleset.ts';
import { isBusy } from './busy.ts';
import type { ToldSeries } from './told-series.ts';

/** A day, a week. */
const LAGS = [24, 168] as const;
/** What differs between one time and the next, against all that the series moves: of a real office it is a tenth and more. */
const DIFFERS = 0.0012;
/** Moves of less than this part of the level are noise. */
const MOVES = 0.1;
const HOURS = 72;

/** A processor or a network whose days, or weeks, are the same but for a little noise; null where they are not. */
export function nearRepeat(told: ToldSeries, policy: Policy): { readonly lag: number; readonly share: number } | null {
  const { resourceClass, meaning } = told.series;
  if ((resourceClass !== 'cpu' && resourceClass !== 'network') || meaning === 'counter' || meaning === 'capacity') return null;
  const { at, mean } = told.hours;
  const level = average(mean);
  if (!isBusy(told, level, policy)) return null;
  const variance = varianceOf(mean, level);
  if (Math.sqrt(variance) < MOVES * level) return null;
  const allowed = 2 * DIFFERS * variance;
  // Of all pairs that there can be; the margin is for what sums of doubles lose.
  const enough = 1.000001 * allowed * at.length;
  for (const lag of LAGS) {
    let [later, pairs, sum] = [0, 0, 0];
    for (let row = 0; row < at.length; row += 1) {
      const wanted = (at[row] as number) + lag;
      while (later + 1 < at.length && (at[later] as number) < wanted) later += 1;
      if (at[later] !== wanted) continue;
      pairs += 1;
      sum += ((mean[row] as number) - (mean[later] as number)) ** 2;
      if (sum > enough) break;
    }
    if (pairs >= HOURS && sum / pairs <= allowed) return { lag, share: pairs / at.length };
  }
  return null;
}

function varianceOf(values: Float64Array, level: number): number {
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) sum += ((values[row] as number) - level) ** 2;
  return sum / values.length;
}

function average(values: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) sum += values[row] as number;
  return sum / values.length;
}
