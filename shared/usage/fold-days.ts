import type { DigestDay, DigestSeries } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { remembered } from '../remembered.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { decodeHours } from './day-hours.ts';
import { keepEarliest } from './earliest-rows.ts';
import { addDecimal, decimalOf, emptySum, sumText } from './exact-sum.ts';
import { greatest, least } from './extremes.ts';
import { groupedByTwo } from './grouped.ts';
import { type DayAsTold, type DayPiece, type FoldedDay, inRow, pieceOf, type SeriesDays } from './series-days.ts';
import type { UsagePart } from './service-usage.ts';

/** The same metric of the same resource, told with the same statistic, in the same unit: what days may be added up. */
export interface FoldedSeries {
  readonly resourceId: string;
  /** What ids are compared by. */
  readonly key: string;
  readonly series: Pick<DigestSeries, 'resourceClass' | 'metric' | 'meaning' | 'unit' | 'statistic'>;
  readonly counted: string;
  readonly cadenceSeconds: number | null;
  /**
   * Its days, ascending: file after file where each tells of days of its own, as most exports do, else all in one. The piece of a file is the
   * same for as long as its digest is kept, so that what is asked of it is asked once, and of a new file alone.
   */
  readonly pieces: readonly DayPiece[];
}

/** All days of a series one after the other. */
export const daysOf = ({ pieces }: Pick<FoldedSeries, 'pieces'>): readonly FoldedDay[] => {
  if (pieces.length === 1) return (pieces[0] as DayPiece).days;
  const all: FoldedDay[] = [];
  for (const { days } of pieces) for (const day of days) all.push(day);
  return all;
};

/**
 * The series of all files by what they tell: the same metric of the same resource, told with the same statistic, in the same unit. In the
 * order in which they come.
 */
export const sameSeriesOf = remembered((parts: readonly UsagePart[]): readonly (readonly UsagePart[])[] =>
  groupedByTwo(
    parts,
    ({ key }) => key,
    ({ told }) => told.name,
  ),
);

/** Days of every series, merged over files. Days that begin after their file was received are left out: nothing later is known. */
export function foldDays(parts: readonly UsagePart[]): readonly FoldedSeries[] {
  return sameSeriesOf(parts).map((group) => {
    const { resourceId, key, series, owner } = group[0] as UsagePart;
    return { resourceId, key, series, counted: owner.counted, cadenceSeconds: leastCadence(group), pieces: foldGroup(group) };
  });
}

/** Seconds; null where no file has rows enough to say. */
export function leastCadence(group: readonly UsagePart[]): number | null {
  let found: number | null = null;
  for (const { series } of group) {
    if (series.cadenceSeconds !== null && (found === null || series.cadenceSeconds < found)) found = series.cadenceSeconds;
  }
  return found;
}

/** Files that follow each other are known day after day as they are; else, and where one tells of days after its receipt, day by day. */
function foldGroup(group: readonly UsagePart[]): readonly DayPiece[] {
  const isKnown = group.every(({ told, receivedOn }) => told.last <= receivedOn);
  return (isKnown ? inRow(group.map(({ told }) => told)) : null) ?? [mergedPiece(group)];
}

interface Merged {
  readonly told: readonly SeriesDays[];
  /** Of each the last day that was known when its file was received. */
  readonly lasts: readonly DayNumber[];
  readonly piece: DayPiece;
}

/** So many are kept of one series: one for each instant at which somebody asks again without its file being there. */
const KEPT = 2;

/** What was merged of digests that stay in memory, by the first of its group. */
const mergesOf = remembered((_first: SeriesDays): Merged[] => []);

/** The days of files that tell of the same ones: the same piece for the same files, for as long as their digests are kept. */
function mergedPiece(group: readonly UsagePart[]): DayPiece {
  const told = group.map((part) => part.told);
  const lasts = group.map(({ receivedOn }) => receivedOn);
  const all = mergesOf(told[0] as SeriesDays);
  const known = all.find(
    (one) => one.told.length === told.length && one.told.every((each, at) => each === told[at] && one.lasts[at] === lasts[at]),
  );
  if (known) return known.piece;
  const entries = [...knownDays(told, lasts)].sort(([a], [b]) => a - b);
  const piece = pieceOf(entries.map(([day, some]) => (some.length === 1 ? (some[0] as DayAsTold) : foldEntries(day, some))));
  all.push({ told, lasts, piece });
  if (all.length > KEPT) all.shift();
  return piece;
}

function knownDays(told: readonly SeriesDays[], lasts: readonly DayNumber[]): ReadonlyMap<DayNumber, readonly DayAsTold[]> {
  const days = new Map<DayNumber, DayAsTold[]>();
  for (const [at, { days: some }] of told.entries()) {
    for (const one of some) {
      if (one.day > (lasts[at] as DayNumber)) continue;
      const entries = days.get(one.day);
      if (entries) entries.push(one);
      else days.set(one.day, [one]);
    }
  }
  return days;
}

function foldEntries(day: DayNumber, entries: readonly DayAsTold[]): FoldedDay {
  const seen = new Set<string>();
  const total = emptySum();
  const earliest: number[] = [];
  let samples = 0;
  for (const entry of entries) {
    for (const seconds of entry.earliest) keepEarliest(earliest, seconds);
    for (const { hour, count, sum, low, high } of decodeHours(entry.hours)) {
      const same = `${hour}:${count}:${low}:${high}`;
      if (seen.has(same)) continue;
      seen.add(same);
      samples += count;
      addDecimal(total, decimalOf(sum));
    }
  }
  const ends = entries.flatMap((entry) => (entry.ends ? [entry.ends] : []));
  return {
    day,
    samples,
    min: least(entries.map(({ min }) => min)) as number,
    max: greatest(entries.map(({ max }) => max)) as number,
    sum: sumText(total),
    earliest,
    ends: ends.length ? [pick(ends, 0, (a, b) => a < b), pick(ends, 1, (a, b) => a > b)] : null,
  };
}

type Ends = NonNullable<DigestDay['ends']>;

function pick(ends: readonly Ends[], which: 0 | 1, better: (a: Milliseconds, b: Milliseconds) => boolean): Ends[0] {
  return ends.map((pair) => pair[which]).reduce((a, b) => (better(b[0], a[0]) || (b[0] === a[0] && b[1] > a[1]) ? b : a));
}
