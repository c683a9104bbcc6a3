import type { Digest, DigestSeries, Interval, Run } from './model/digest.ts';
import { partsOf } from './model/digest-parts.ts';
import type { Milliseconds } from './model/usage.ts';
import { resourceIdKind } from './reading/resource-id.ts';
import { instantText } from './time/civil-day.ts';
import { coveredIntervals } from './usage/coverage.ts';
import { holesIn, lengthOf } from './usage/intervals.ts';
import { namesOf, resolveResourceId } from './usage/resolve-resource-id.ts';

/** Runs shown of one series; `runsTotal` says how many there are (DESIGN §4, CLI). */
export const RUNS_SHOWN = 1_000;

/** One series of an inspected file: contracts/inspect.example.json. Instants RFC 3339 UTC (wall clock as if UTC where the zone is open). */
export interface InspectedSeries
  extends Pick<
    DigestSeries,
    | 'resourceId'
    | 'resourceKind'
    | 'resourceClass'
    | 'metric'
    | 'meaning'
    | 'unit'
    | 'statistic'
    | 'evidence'
    | 'cadenceSeconds'
    | 'samples'
    | 'nulls'
    | 'zeros'
    | 'min'
    | 'max'
  > {
  /** Start and end of coverage; of a reading that covers nothing, its instant. */
  readonly first: string | null;
  readonly last: string | null;
  readonly spanSeconds: number;
  readonly coveredSeconds: number;
  /** Longest stretch between first and last without coverage. */
  readonly longestGapSeconds: number;
  readonly runs: readonly (readonly [start: string, end: string])[];
  readonly runsTotal: number;
  readonly mean: number | null;
  /** Of an archive or a workbook: which member it stands in. */
  readonly member?: string;
}

/** One file of an archive, or one sheet of a workbook. */
export interface InspectedMember {
  readonly path: string;
  readonly recognition: Digest['recognition'];
  readonly rows: Digest['rows'];
}

type InspectedIssue = Digest['issues'][number] & { readonly member?: string };

/** One file as `attesta inspect` shows it: contracts/inspect.example.json. */
export interface Inspection {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly members: readonly InspectedMember[];
  readonly recognition: Digest['recognition'];
  readonly rows: Digest['rows'];
  readonly series: readonly InspectedSeries[];
  readonly resources: Digest['resources'];
  /** As written in the file, also the wrong ones. */
  readonly publicIps: readonly string[];
  readonly issues: readonly InspectedIssue[];
}

/**
 * What one file says by itself, for a person who looks at it: a view of its digest.
 * @param path as the person named the file; its last segment completes resource ids that the file does not hold
 */
export function inspectionOf(digest: Digest, path: string): Inspection {
  const filename = path.slice(path.lastIndexOf('/') + 1);
  const parts = partsOf(digest).map(({ member, digest: part }) => ({
    part,
    names: namesOf(member, filename),
    of: member === null ? {} : { member },
  }));
  const issues = parts.flatMap(({ part, of }) => part.issues.map((issue) => ({ ...issue, ...of })));
  return {
    path,
    sha256: digest.fileSha256,
    bytes: digest.bytes,
    members: digest.members.map(({ name, recognition, rows }) => ({ path: name, recognition, rows })),
    recognition: digest.recognition,
    rows: digest.rows,
    series: parts.flatMap(({ part, names, of }) =>
      part.series.map((series) => ({ ...inspectSeries(series, resolveResourceId(part, series, names)), ...of })),
    ),
    resources: parts.flatMap(({ part }) => part.resources),
    publicIps: parts.flatMap(({ part }) => part.publicIps.map((address) => address.text)),
    issues: digest.members.length > 0 ? [...digest.issues, ...issues] : issues,
  };
}

/** One series of a digest as a person looks at it. @param resourceId as its file's name completes it */
export function inspectSeries(series: DigestSeries, resourceId: string | null): InspectedSeries {
  // What the file says, not what the rule makes of it: a UTC day stays a UTC day here.
  const runs = series.asWritten ?? series.presence.runs;
  const covered = coveredIntervals(runs);
  const extent = extentOf(runs, covered);
  return {
    resourceId,
    resourceKind: series.resourceId === null ? resourceIdKind(resourceId) : series.resourceKind,
    resourceClass: series.resourceClass,
    metric: series.metric,
    meaning: series.meaning,
    unit: series.unit,
    statistic: series.statistic,
    evidence: series.evidence,
    cadenceSeconds: series.cadenceSeconds,
    samples: series.samples,
    nulls: series.nulls,
    zeros: series.zeros,
    first: extent && instantText(extent[0]),
    last: extent && instantText(extent[1]),
    spanSeconds: extent ? (extent[1] - extent[0]) / 1000 : 0,
    coveredSeconds: lengthOf(covered) / 1000,
    longestGapSeconds: extent ? longest(holesIn(covered, extent[0], extent[1])) / 1000 : 0,
    runs: covered.slice(0, RUNS_SHOWN).map(([start, end]) => [instantText(start), instantText(end)]),
    runsTotal: covered.length,
    min: series.min,
    max: series.max,
    mean: meanOf(series),
  };
}

/** From the first covered instant or lone reading to the last. */
function extentOf(runs: readonly Run[], covered: readonly Interval[]): Interval | null {
  const stretches: readonly Interval[] = [...covered, ...runs.map(([start, end]): Interval => [start, end])];
  const first = stretches[0];
  if (!first) return null;
  return stretches.reduce<Interval>(([low, high], [start, end]) => [Math.min(low, start), Math.max(high, end)], first);
}

function longest(holes: readonly Interval[]): Milliseconds {
  return holes.reduce((most, [start, end]) => Math.max(most, end - start), 0);
}

/** Of the values; the sum is exact, so this is the nearest double. */
function meanOf(series: DigestSeries): number | null {
  const values = series.samples;
  return values > 0 ? Number(series.sum) / values : null;
}
