import type { ToldSeries } from './told-series.ts';

/** How far apart ratios of one factor may lie: what rounding does to them. */
const CLOSE = { network: 1e-4, storage: 2e-7 } as const;
/** Of the hours that move most, so many must show one factor. */
const SHARE = 0.2;

/**
 * A replica holds what its origin holds and some more, and two ends of a line see nearly the same bytes: honest, and alike. What was
 * multiplied in a spreadsheet moves by one and the same factor every hour.
 */
export function isExactMultiple({ series, hours: a }: ToldSeries, { hours: b }: ToldSeries): boolean {
  const close = series.resourceClass === 'storage' ? CLOSE.storage : CLOSE.network;
  const moves: [size: number, ratio: number][] = [];
  let there = 0;
  for (let row = 1; row < a.at.length; row += 1) {
    while (there + 1 < b.at.length && (b.at[there] as number) < (a.at[row] as number)) there += 1;
    if (there === 0 || b.at[there] !== a.at[row] || (b.at[there - 1] as number) !== (a.at[row - 1] as number)) continue;
    const by = (a.mean[row] as number) - (a.mean[row - 1] as number);
    if (by !== 0) moves.push([Math.abs(by), ((b.mean[there] as number) - (b.mean[there - 1] as number)) / by]);
  }
  const ratios = moves
    .sort(([one], [other]) => other - one)
    .slice(0, Math.ceil(moves.length / 2))
    .map(([, ratio]) => ratio)
    .sort((one, other) => one - other);
  const asked = Math.max(3, Math.ceil(SHARE * ratios.length));
  return ratios.some((ratio, at) => ratio > 0 && (ratios[at + asked - 1] ?? Number.POSITIVE_INFINITY) - ratio <= close * ratio);
}
