import type { DigestSeries, Presence } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { namesOf, resolveResourceId } from '../usage/resolve-resource-id.ts';
import { resourceKey } from '../usage/resource-key.ts';
import { seriesDays } from '../usage/series-days.ts';
import type { EvidenceFile } from '../verdict/facts.ts';

/** A resource that one usage report has rows about. */
export interface ReportedId {
  readonly id: string;
  readonly key: string;
  readonly file: EvidenceFile;
  readonly series: readonly DigestSeries[];
}

/** Who appears in the usage reports, whichever folder they are filed in. Inventories say who exists, not who was used. */
export function reportedIds(files: readonly EvidenceFile[]): readonly ReportedId[] {
  return files
    .filter((file) => file.upload.kind === 'usage-report')
    .flatMap((file) => {
      const byKey = new Map<string, { id: string; series: DigestSeries[] }>();
      const names = namesOf(file.member, file.upload.filename);
      for (const series of file.digest.series) {
        const id = resolveResourceId(file.digest, series, names);
        if (id === null || series.evidence === 'inventory') continue;
        const key = resourceKey(null, id);
        const known = byKey.get(key);
        if (known) known.series.push(series);
        else byKey.set(key, { id, series: [series] });
      }
      return [...byKey].map(([key, { id, series }]) => ({ id, key, file, series }));
    });
}

/** Usage series of a file that name no resource, not even through its file name or mapping: rows that cannot be attributed. */
export function seriesWithoutId(file: EvidenceFile): readonly DigestSeries[] {
  const names = namesOf(file.member, file.upload.filename);
  return file.digest.series.filter((series) => series.evidence !== 'inventory' && resolveResourceId(file.digest, series, names) === null);
}

/**
 * Does any row with a value lie in [from, to)? Where zone or side of the stamp are open, one way of reading that says yes is enough:
 * the question is whether the resource is in the report, not for how long.
 */
export function hasRowsIn(reported: ReportedId, from: Milliseconds, to: Milliseconds): boolean {
  return reported.series.some(
    ({ presence, alternatives }) => meets(presence, from, to) || alternatives.some((other) => meets(other.presence, from, to)),
  );
}

function meets(presence: Presence, from: Milliseconds, to: Milliseconds): boolean {
  const inRuns = presence.runs.some(([start, end, , , endsWithReading]) => start < to && (end > from || (endsWithReading && end === from)));
  return inRuns || presence.tooLong.some(([start, end]) => start < to && end > from);
}

/** First and last physical row of some series of one file, or null where the digest holds no days. */
export function rowsOf(series: Iterable<DigestSeries>): readonly [number, number] | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of series) {
    const [from, to] = seriesDays(one).rows;
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  return first <= last ? [first, last] : null;
}
