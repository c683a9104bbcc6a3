import type { DigestDay, DigestSeries } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
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
  readonly days: readonly FoldedDay[];
}

/** By the parts of a name in an order of their own: this text is made for every series of every file. */
const sameSeries = ({ key, series }: UsagePart): string =>
  `${key}\n${series.resourceClass}\n${JSON.stringify(series.metric)}\n${series.meaning}\n${JSON.stringify(series.unit)}\n${series.statistic}`;

/** The series of all files by what they tell: the same metric of the same resource, told with the same statistic, in the same unit. */
export const sameSeriesOf = (parts: readonly UsagePart[]): ReadonlyMap<string, readonly UsagePart[]> => Map.groupBy(parts, sameSeries);

/** Days of every series, merged over files. Days that begin after their file was received are left out: nothing later is known. */
export function foldDays(parts: readonly UsagePart[]): readonly FoldedSeries[] {
  return [...sameSeriesOf(parts).values()].map((group) => {
    const first = group[0] as UsagePart;
    return {
      resourceId: first.resourceId,
      key: first.key,
      series: first.series,
      counted: first.owner.counted,
      cadenceSeconds: least(group.flatMap(({ series }) => series.cadenceSeconds ?? [])),
      days: [...knownDays(group)].sort(([a], [b]) => a - b).map(([number, entries]) => foldDay(number, entries)),
    };
  });
}

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
const asIs = (day: DayNumber, { samples, min, max, sum, earliest, ends }: DigestDay): FoldedDay => ({
  day,
  samples,
  min: min as number,
  max: max as number,
  sum,
  earliest,
  ends: ends ?? null,
});

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
