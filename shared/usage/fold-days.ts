import type { DigestDay, DigestSeries } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { remembered } from '../remembered.ts';
import { type DayNumber, dayNumber } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';
import { decodeHours } from './day-hours.ts';
import { keepEarliest } from './earliest-rows.ts';
import { addDecimal, decimalOf, emptySum, sumText } from './exact-sum.ts';
import { greatest, least } from './extremes.ts';
import type { UsagePart } from './service-usage.ts';

/** One civil day of one series over all its files; an hour that two files hold equally counts once (DESIGN §4, Digest). */
export interface FoldedDay {
  readonly day: DayNumber;
  readonly samples: number;
  readonly min: number;
  readonly max: number;
  readonly sum: string;
  readonly earliest: readonly number[];
  readonly ends: NonNullable<DigestDay['ends']> | null;
}

/** The same metric of the same resource, told with the same statistic, in the same unit: what days may be added up. */
export interface FoldedSeries {
  readonly resourceId: string;
  /** What ids are compared by. */
  readonly key: string;
  readonly series: Pick<DigestSeries, 'resourceClass' | 'metric' | 'meaning' | 'unit' | 'statistic'>;
  readonly counted: string;
  readonly cadenceSeconds: number | null;
  /**
   * Its days, ascending: file after file where each tells of days of its own, as most exports do, else all in one. The list of a file is the
   * same for as long as its digest is kept, so that what is asked of it is asked once, and of a new file alone.
   */
  readonly pieces: readonly DayPiece[];
}

export type DayPiece = readonly FoldedDay[];

/** What a list of days adds up to, where it is all that one file tells of a series: the digest says it, and its days need not be asked. */
export const totalOf = (piece: DayPiece): Pick<DigestSeries, 'samples' | 'min' | 'max' | 'sum'> | null => wholeSeries.get(piece) ?? null;

const wholeSeries = new WeakMap<DayPiece, DigestSeries>();

/** All days of a series one after the other. */
export const daysOf = ({ pieces }: Pick<FoldedSeries, 'pieces'>): DayPiece => {
  if (pieces.length === 1) return pieces[0] as DayPiece;
  const all: FoldedDay[] = [];
  for (const piece of pieces) for (const day of piece) all.push(day);
  return all;
};

/** One day as a single file tells it: what the signals look at too. */
export interface DayAsTold extends FoldedDay {
  readonly sample: readonly number[];
}

/** What a series is of, but for its resource. Made once of every series of every file, and asked for often. */
const nameOf = remembered(
  ({ resourceClass, metric, meaning, unit, statistic }: DigestSeries): string =>
    `${resourceClass}\n${JSON.stringify(metric)}\n${meaning}\n${JSON.stringify(unit)}\n${statistic}`,
);

/**
 * The series of all files by what they tell: the same metric of the same resource, told with the same statistic, in the same unit. In the
 * order in which they come. Looked up by the two names that are there, and not by a text made of both for each.
 */
export function sameSeriesOf(parts: readonly UsagePart[]): readonly (readonly UsagePart[])[] {
  const groups: UsagePart[][] = [];
  const byKey = new Map<string, Map<string, UsagePart[]>>();
  for (const part of parts) {
    const name = nameOf(part.series);
    const ofKey = byKey.get(part.key) ?? new Map<string, UsagePart[]>();
    const group = ofKey.get(name);
    if (group) {
      group.push(part);
      continue;
    }
    const first = [part];
    ofKey.set(name, first);
    byKey.set(part.key, ofKey);
    groups.push(first);
  }
  return groups;
}

/** Days of every series, merged over files. Days that begin after their file was received are left out: nothing later is known. */
export function foldDays(parts: readonly UsagePart[]): readonly FoldedSeries[] {
  return sameSeriesOf(parts).map((group) => {
    const first = group[0] as UsagePart;
    return {
      resourceId: first.resourceId,
      key: first.key,
      series: first.series,
      counted: first.owner.counted,
      cadenceSeconds: least(group.flatMap(({ series }) => series.cadenceSeconds ?? [])),
      pieces: foldGroup(group),
    };
  });
}

interface Known {
  readonly series: readonly DigestSeries[];
  /** Of each the last day that was known when its file was received. */
  readonly lasts: readonly DayNumber[];
  readonly pieces: readonly DayPiece[];
}

/** So many folds are kept of one series: one for each instant at which somebody asks again without its file being there. */
const KEPT = 2;

/** What was folded of digests that stay in memory, by the first series of its group. */
const foldsOf = remembered((_first: DigestSeries): Known[] => []);

/** The days of one series over its files: the same lists for the same files, for as long as their digests are kept. */
function foldGroup(group: readonly UsagePart[]): readonly DayPiece[] {
  const series = group.map((part) => part.series);
  const lasts = group.map((part) => romeDayOf(part.receivedAt));
  const all = foldsOf(series[0] as DigestSeries);
  const known = all.find(
    (one) => one.series.length === series.length && one.series.every((each, at) => each === series[at] && one.lasts[at] === lasts[at]),
  );
  if (known) return known.pieces;
  const pieces = inRow(series, lasts) ?? [[...knownDays(group)].sort(([a], [b]) => a - b).map(([day, entries]) => foldDay(day, entries))];
  all.push({ series, lasts, pieces });
  if (all.length > KEPT) all.shift();
  return pieces;
}

/** Files that follow each other, as most exports do: day after day as they are. null where two tell of one day or not all is known. */
function inRow(series: readonly DigestSeries[], lasts: readonly DayNumber[]): readonly DayPiece[] | null {
  const told = series.map((one, at) => ({ days: daysAsTold(one), last: lasts[at] as DayNumber })).filter(({ days }) => days.length > 0);
  told.sort((a, b) => (a.days[0] as FoldedDay).day - (b.days[0] as FoldedDay).day);
  const isOne = told.every(({ days, last }, at) => {
    const next = told[at + 1]?.days[0];
    const end = (days.at(-1) as FoldedDay).day;
    return end <= last && (next === undefined || end < next.day) && ascends(days);
  });
  return isOne ? told.map(({ days }) => days) : null;
}

const ascends = remembered((days: readonly FoldedDay[]): boolean =>
  days.every(({ day }, at) => at === 0 || (days[at - 1] as FoldedDay).day < day),
);

/** The days with values, in the order in which the file has them. */
export const daysAsTold = remembered((series: DigestSeries): readonly DayAsTold[] => {
  const told: DayAsTold[] = [];
  for (const day of series.days) if (day.samples > 0) told.push(asIs(dayNumber(day.day), day));
  wholeSeries.set(told, series);
  return told;
});

function knownDays(group: readonly UsagePart[]): ReadonlyMap<DayNumber, DigestDay[]> {
  const days = new Map<DayNumber, DigestDay[]>();
  for (const { series, receivedAt } of group) {
    const last = romeDayOf(receivedAt);
    for (const day of series.days) {
      const number = dayNumber(day.day);
      if (day.samples === 0 || number > last) continue;
      const entries = days.get(number);
      if (entries) entries.push(day);
      else days.set(number, [day]);
    }
  }
  return days;
}

function foldDay(day: DayNumber, entries: readonly DigestDay[]): FoldedDay {
  const [only, another] = entries as [DigestDay, DigestDay?];
  return another ? foldEntries(day, entries) : asIs(day, only);
}

/** Most days stand in one file: what it says of them is what is known, and its hours need not be opened. */
const asIs = (day: DayNumber, { samples, min, max, sum, earliest, ends, sample }: DigestDay): DayAsTold => ({
  day,
  samples,
  min: min as number,
  max: max as number,
  sum,
  earliest,
  ends: ends ?? null,
  sample: sample ?? NONE,
});

const NONE: readonly number[] = [];

function foldEntries(day: DayNumber, entries: readonly DigestDay[]): FoldedDay {
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
    min: least(entries.map((entry) => entry.min as number)) as number,
    max: greatest(entries.map((entry) => entry.max as number)) as number,
    sum: sumText(total),
    earliest,
    ends: ends.length ? [pick(ends, 0, (a, b) => a < b), pick(ends, 1, (a, b) => a > b)] : null,
  };
}

type End = [Milliseconds, number];

function pick(ends: readonly [End, End][], which: 0 | 1, better: (a: Milliseconds, b: Milliseconds) => boolean): End {
  return ends.map((pair) => pair[which]).reduce((a, b) => (better(b[0], a[0]) || (b[0] === a[0] && b[1] > a[1]) ? b : a));
}
