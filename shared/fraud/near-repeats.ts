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
  const variance = average(mean.map((one) => (one - level) ** 2));
  if (!isBusy(told, level, policy) || Math.sqrt(variance) < MOVES * level) return null;
  for (const lag of LAGS) {
    let [later, pairs, sum] = [0, 0, 0];
    for (let row = 0; row < at.length; row += 1) {
      const wanted = (at[row] as number) + lag;
      while (later + 1 < at.length && (at[later] as number) < wanted) later += 1;
      if (at[later] !== wanted) continue;
      pairs += 1;
      sum += ((mean[row] as number) - (mean[later] as number)) ** 2;
    }
    if (pairs >= HOURS && sum / pairs <= 2 * DIFFERS * variance) return { lag, share: pairs / at.length };
  }
  return null;
}

function average(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
