import type { Policy } from '../model/ruleset.ts';
import type { ToldSeries } from './told-series.ts';

/** Is this level of a processor or a network one of work? What idles near zero tells noise, or always the same. */
export function isBusy({ series, cadenceSeconds }: ToldSeries, level: number, policy: Policy): boolean {
  if (series.unit === 'percent') return level >= policy.busyPercent.value;
  if (series.resourceClass !== 'network') return level > 0;
  const perSecond = series.meaning === 'amount' ? level / (cadenceSeconds ?? 1) : level;
  return perSecond >= policy.busyBytesPerSecond.value;
}
