import type { ToldSeries } from './told-series.ts';

/** Hours of equal values that move, before two classes of one machine are the same column pasted twice. */
const HOURS = 66;

/** Of two classes of one resource, the later that tells hour for hour the values of the earlier. */
export function samePasted(told: readonly ToldSeries[]): readonly (readonly [copy: ToldSeries, origin: ToldSeries])[] {
  return [...Map.groupBy(told, ({ resourceId }) => resourceId).values()].flatMap((group) =>
    group.flatMap((copy, at) => {
      const origin = group.slice(0, at).find((one) => one.series.resourceClass !== copy.series.resourceClass && areSame(one, copy));
      return origin ? [[copy, origin] as const] : [];
    }),
  );
}

function areSame({ hours: a }: ToldSeries, { hours: b }: ToldSeries): boolean {
  let [there, same] = [0, 0];
  for (let row = 1; row < a.at.length; row += 1) {
    while (there + 1 < b.at.length && (b.at[there] as number) < (a.at[row] as number)) there += 1;
    // Hardly any two words are the same: all else is asked of those that are.
    if (b.low[there] !== a.low[row] || b.high[there] !== a.high[row] || b.at[there] !== a.at[row]) continue;
    if (a.low[row] !== a.low[row - 1] || a.high[row] !== a.high[row - 1]) same += 1;
  }
  return same >= HOURS;
}
