import { remembered } from '../remembered.ts';
import type { HourColumns } from './hour-columns.ts';
import { roomForNumbers } from './room.ts';

/** So many hours are looked at, strewn over all. */
const LOOKED_AT = 64;
/** Sums of doubles lose this much of what was summed, at the very most: less than it is left to the exact way. */
const LOST = 1e-6;
const MARGIN = 1.01;

/**
 * Is what is left of a series, once another of the same hours is taken out of it, surely more than `limit` of how it differs from day to
 * day? A few of the hours tell: the best line through all of them leaves of these no less than their own best line does. False where it
 * is not sure; then all hours have to be looked at.
 *
 * @param limit share of the mean square of what changes in a day
 * @param day   hours of a day
 */
export function isMuchLeft(origin: HourColumns, copy: HourColumns, limit: number, day: number): boolean {
  const { length } = copy.at;
  const { fromDayToDay, aroundMean } = changesOf(copy);
  const allowed = (MARGIN * limit * fromDayToDay * length) / (2 * (length - day));
  const left = leftOfSome(origin, copy);
  return left > allowed && left > LOST * aroundMean;
}

/** Sum of squares that the best line through some of the hours leaves; 0 where arithmetic is not sure of it. */
function leftOfSome({ at, mean: origins }: HourColumns, { mean: copies }: HourColumns): number {
  const step = Math.max(1, Math.floor(at.length / LOOKED_AT));
  const [originFirst, copyFirst] = [origins[0] as number, copies[0] as number];
  let [count, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < at.length; row += step) {
    // Of the hour that autumn tells twice each way of counting takes another one.
    if (at[row] === at[row - 1] || at[row] === at[row + 1]) continue;
    const own = (origins[row] as number) - originFirst;
    const theirs = (copies[row] as number) - copyFirst;
    count += 1;
    x += own;
    y += theirs;
    xx += own * own;
    xy += own * theirs;
    yy += theirs * theirs;
  }
  const [ofOrigin, ofBoth, ofCopy] = [xx - (x * x) / count, xy - (x * y) / count, yy - (y * y) / count];
  const left = ofOrigin > LOST * xx ? ofCopy - (ofBoth * ofBoth) / ofOrigin : 0;
  return left > LOST * yy ? left : 0;
}

const changed = roomForNumbers();

/** Sums of squares: of what a series changes in 24 rows, and of how far it is from its mean; as a pair of the same hours counts them. */
const changesOf = remembered(({ at, mean }: HourColumns): { readonly fromDayToDay: number; readonly aroundMean: number } => {
  const told = changed(mean.length);
  told.set(mean);
  for (let row = 1; row < at.length; row += 1) if (at[row] === at[row - 1]) told[row] = told[row - 1] as number;
  let [fromDayToDay, sum, aroundMean] = [0, 0, 0];
  for (let row = 24; row < told.length; row += 1) fromDayToDay += ((told[row] as number) - (told[row - 24] as number)) ** 2;
  for (let row = 0; row < told.length; row += 1) sum += told[row] as number;
  const level = sum / told.length;
  for (let row = 0; row < told.length; row += 1) aroundMean += ((told[row] as number) - level) ** 2;
  return { fromDayToDay, aroundMean };
});
