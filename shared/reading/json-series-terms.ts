import type { Mapping } from '../model/mapping.ts';
import type { Milliseconds } from '../model/usage.ts';
import { resourceKey } from '../usage/resource-key.ts';
import type { JsonSeries } from './json-series.ts';
import { termsOfEntry, termsOfKnown } from './series-terms.ts';
import type { SeriesTerms } from './table-plan.ts';
import { readUnit } from './unit.ts';

/** The vendor's documentation first, then the mapping: it explains what no vendor documents, and names the resource. */
export function termsOf(series: JsonSeries, mapping: Mapping | null): SeriesTerms {
  const entry = entryOf(series, mapping);
  const known = documentedTerms(series);
  const declared = entry && termsOfEntry(entry, series.metric);
  return {
    resourceClass: known?.resourceClass ?? declared?.resourceClass ?? null,
    metric: `${declared?.metric ?? series.metric}${series.dimensions ?? ''}`,
    meaning: known?.meaning ?? declared?.meaning ?? null,
    // What the document itself states needs no documentation beside it.
    unit: series.statistic === 'count' ? null : (entry?.unit ?? (readUnit(series.unit) === null ? (known?.unit ?? null) : null)),
    statistic: series.statistic ?? entry?.statistic ?? 'raw',
    resourceId: series.resourceId ?? declaredResource(series, mapping) ?? series.host?.name ?? null,
  };
}

function documentedTerms({ metric, documented }: JsonSeries): SeriesTerms | null {
  if (documented === undefined) return termsOfKnown(metric);
  return documented && { ...documented, metric, statistic: documented.statistic ?? 'raw', resourceId: null };
}

/** The unit that the vendor documents, where the document states one that measures something else; null: they agree, or one is silent. */
export function unexpectedUnit({ documented, unit }: JsonSeries): string | null {
  const [stated, expected] = [readUnit(unit), readUnit(documented?.unit)];
  return stated?.known && expected && stated.name !== expected.name ? expected.name : null;
}

/** An entry for this host alone comes before one for every host. */
function entryOf({ metric, aliases = [], host }: JsonSeries, mapping: Mapping | null) {
  const named = (names: readonly string[]) => mapping?.series?.find(({ column }) => names.includes(column));
  return named(host?.aliases ?? []) ?? named([metric, ...aliases]) ?? null;
}

/** Which resource the mapping says it is. Of a host, only an entry that names the host can: one word for all would make one of several. */
function declaredResource(series: JsonSeries, mapping: Mapping | null): string | null {
  const { host } = series;
  const entry = entryOf(series, mapping);
  if (host) return entry && host.aliases.includes(entry.column) ? (entry.resourceId ?? null) : null;
  const rule = mapping?.resourceId;
  return entry?.resourceId ?? (rule && 'constant' in rule ? rule.constant.trim() : null);
}

/** What the mapping says otherwise than the document. */
export function contradictions(series: JsonSeries, mapping: Mapping | null, interval: Milliseconds | null): string[] {
  const entry = entryOf(series, mapping);
  const known = documentedTerms(series);
  const said = declaredResource(series.host ? { ...series, host: null } : series, mapping);
  const meant = series.resourceId ?? (series.host ? (declaredResource(series, mapping) ?? series.host.name) : null);
  const found: string[] = [];
  if (mapping?.stamp !== undefined && mapping.stamp !== (series.stamp ?? 'start')) found.push('stamp');
  if (series.length !== null && interval !== null && interval !== series.length) found.push('interval');
  const same = (one: string): string => resourceKey(null, one).toLowerCase();
  if (meant !== null && said !== null && same(said) !== same(meant)) found.push('resourceId');
  if (entry && known && entry.class !== known.resourceClass) found.push('class');
  if (entry?.statistic && series.statistic && entry.statistic !== series.statistic) found.push('statistic');
  return found;
}
