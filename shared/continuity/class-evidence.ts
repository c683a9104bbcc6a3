import type { DigestSeries, Presence } from '../model/digest.ts';
import type { EvidenceNature, Milliseconds } from '../model/usage.ts';
import { greatest } from '../usage/extremes.ts';
import { foldRuns } from '../usage/fold-runs.ts';
import { groupedByTwo } from '../usage/grouped.ts';
import { clip, type IntervalSet, union } from '../usage/intervals.ts';
import { partsThat, type UsagePart } from '../usage/service-usage.ts';

/** One way of reading stamps whose zone or side nobody states (DESIGN §5, after statement 18). */
export interface StampReading {
  readonly zone: 'UTC' | 'Europe/Rome';
  readonly side: 'start' | 'end';
}

/** One series of one resource, or of its declared group, over all its files. */
export interface SeriesCoverage {
  /** The declared resources it speaks for, from below (`spokenFor`). */
  readonly line: readonly string[];
  readonly covered: IntervalSet;
}

/** All that is known of one class of one service: C(m) and T(m) of DESIGN §5 statements 3 and 5. */
export interface ClassEvidence {
  readonly series: readonly SeriesCoverage[];
  /** C(m): the union over the service's resources; nothing more is closed between them. */
  readonly covered: IntervalSet;
  readonly lone: readonly Milliseconds[];
  /** Intervals of rows longer than 6 h, of rows whose length over 2 h 30 only the mapping states, of rows over 25 h. */
  readonly coarse: IntervalSet;
  readonly declared: IntervalSet;
  readonly tooLong: IntervalSet;
  /** T(m): the latest receipt of a file with rows of the class; asOf where there is none. */
  readonly knownUntil: Milliseconds;
  /** Files that hold rows from after their own receipt. */
  readonly inFuture: readonly UsagePart[];
}

function presenceOf(series: DigestSeries, reading: StampReading): Presence {
  if (series.alternatives.length === 0) return series.presence;
  const zone = series.zone === null ? reading.zone : null;
  const read = (side: 'start' | 'end') => series.alternatives.find((other) => other.zone === zone && other.stamp === side)?.presence;
  // A series without long rows has no reading by the end of its stamps: it is read by their start in the same zone.
  return read(series.stamp ?? reading.side) ?? read('start') ?? series.presence;
}

/** @param parts the service's series of one class, of the natures that count */
export function classEvidence(parts: readonly UsagePart[], reading: StampReading, asOf: Milliseconds): ClassEvidence {
  const read = parts.map((part) => {
    const presence = presenceOf(part.series, reading);
    return { part, presence, runs: presence.runs, receivedAt: part.receivedAt };
  });
  const series: SeriesCoverage[] = [];
  const lone: Milliseconds[] = [];
  const bySeries = groupedByTwo(
    read,
    ({ part }) => part.owner.counted,
    ({ part }) => part.series.metric,
  );
  for (const group of bySeries) {
    const folded = foldRuns(group);
    series.push({ line: (group[0] as (typeof group)[number]).part.owner.line, covered: folded.covered });
    for (const instant of folded.lone) lone.push(instant);
  }
  // Few have rows that long.
  const long = read.filter(({ presence: { coarse, declared, tooLong } }) => coarse.length + declared.length + tooLong.length > 0);
  const known = (pick: (presence: Presence) => IntervalSet) =>
    union(long.flatMap(({ presence, receivedAt }) => clip(pick(presence), Number.NEGATIVE_INFINITY, receivedAt)));
  return {
    series,
    covered: union(series.flatMap((one) => one.covered)),
    lone,
    coarse: known((presence) => presence.coarse),
    declared: known((presence) => presence.declared),
    tooLong: known((presence) => presence.tooLong),
    knownUntil: greatest(parts.map((part) => part.receivedAt)) ?? asOf,
    inFuture: read.filter(({ presence, receivedAt }) => (presence.lastStart ?? 0) > receivedAt).map(({ part }) => part),
  };
}

export function ofNature(parts: readonly UsagePart[], natures: readonly EvidenceNature[]): readonly UsagePart[] {
  return partsThat(parts, ({ series }) => natures.includes(series.evidence));
}
