import type { MappedSeries } from '../model/mapping.ts';
import { knownMetric } from './known-metrics.ts';
import type { SeriesTerms } from './table-plan.ts';

/**
 * What a mapping's entry says of a series; what it leaves out, the vendor's documentation of that metric does; a level in use and an
 * unknown statistic where nobody does.
 * @param metric the name where the entry gives none
 */
export function termsOfEntry(entry: MappedSeries, metric: string | null): SeriesTerms {
  const name = entry.metric ?? metric;
  const known = knownMetric(name);
  const documented = known?.resourceClass === entry.class ? known : null;
  return {
    resourceClass: entry.class,
    metric: name,
    meaning: entry.meaning ?? documented?.meaning ?? 'used',
    unit: entry.unit ?? documented?.unit ?? null,
    ...(entry.unit === undefined && { unitFrom: 'documentation' as const }),
    statistic: entry.statistic ?? documented?.statistic ?? 'raw',
    resourceId: entry.resourceId ?? null,
  };
}

/** The terms of a metric that only its vendor's documentation explains; null: nobody does. */
export function termsOfKnown(metric: string): SeriesTerms | null {
  const known = knownMetric(metric);
  return known && { ...known, metric, statistic: known.statistic ?? 'raw', resourceId: null };
}
