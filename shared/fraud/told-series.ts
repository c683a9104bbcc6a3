import type { DigestSeries } from '../model/digest.ts';
import { remembered } from '../remembered.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { decodeHours } from '../usage/day-hours.ts';
import { addDecimal, decimalNumber, decimalOf, type ExactSum, emptySum, sumText } from '../usage/exact-sum.ts';
import { greatest, least } from '../usage/extremes.ts';
import { leastCadence } from '../usage/fold-days.ts';
import { openHours } from '../usage/open-hours.ts';
import type { DayAsTold, SeriesDays } from '../usage/series-days.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import { keepInSample } from '../usage/working-sample.ts';
import { emptyColumns, type HourColumns, setHour } from './hour-columns.ts';

/** `sample`: the first eight rows from ten in the morning on, in time order: [seconds, value, seconds, value, …]. */
export type ToldDay = Pick<DayAsTold, 'day' | 'samples' | 'min' | 'max' | 'sample'>;

/** Days and hours of one series over all its files, ascending. */
export interface ToldContent {
  readonly days: readonly ToldDay[];
  readonly hours: HourColumns;
}

/** What all files together tell of one metric of one resource: what signals of fraud look at. */
export interface ToldSeries extends ToldContent {
  readonly resourceId: string;
  /** The declared resource it speaks for, and the declared group that counts as one: neither is a stranger to itself. */
  readonly root: string;
  readonly counted: string;
  readonly series: Pick<DigestSeries, 'resourceClass' | 'metric' | 'meaning' | 'unit' | 'statistic'>;
  readonly cadenceSeconds: number | null;
}

/** Civil days, both inclusive. */
export interface ToldDays {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

interface Known extends ToldDays {
  readonly group: readonly SeriesDays[];
  readonly folded: Folded | null;
}

interface Folded {
  readonly content: ToldContent;
  /** Where the rows of each day end. */
  readonly ends: readonly number[];
  /** What alone each day was made from; null where more than one file tells of it. */
  readonly from: readonly (DayAsTold | null)[];
}

/** So many stretches of days are kept of one series: services of one project, each compared with all others, mostly have the same. */
const KEPT = 3;

/** What was folded of digests that stay in memory, for the next service and for the next assessment. By the first series of its group. */
const knownOf = remembered((_first: SeriesDays): Known[] => []);

/**
 * Folds files into series. Hours that two files hold equally count once; hours cut in two by a border of files add up.
 *
 * @param groups series by what they tell (`sameSeriesOf`)
 */
export function toldSeries(groups: readonly (readonly UsagePart[])[], within: ToldDays): readonly ToldSeries[] {
  return groups.flatMap((group) => {
    const content = knownContent(
      group.map(({ told }) => told),
      within,
    );
    if (content === null) return [];
    const { resourceId, owner, series } = group[0] as UsagePart;
    return [{ resourceId, root: owner.root, counted: owner.counted, series, cadenceSeconds: leastCadence(group), ...content }];
  });
}

function knownContent(group: readonly SeriesDays[], within: ToldDays): ToldContent | null {
  const all = knownOf(group[0] as SeriesDays);
  const isSame = (one: Known): boolean =>
    one.first === within.first &&
    one.last === within.last &&
    one.group.length === group.length &&
    one.group.every((told, at) => told === group[at]);
  const known = all.find(isSame);
  if (known) return known.folded?.content ?? null;
  const folded = foldGroup(group, within, all.at(-1)?.folded ?? null);
  all.push({ ...within, group, folded });
  if (all.length > KEPT) all.shift();
  return folded?.content ?? null;
}

/** @param before what was folded of some of the same files: their hours need not be opened again */
function foldGroup(group: readonly SeriesDays[], { first, last }: ToldDays, before: Folded | null): Folded | null {
  const days: DayAsTold[] = [];
  let ascends = true;
  for (const told of group) {
    for (const one of told.days) {
      if (one.day < first || one.day > last) continue;
      if (days.length > 0 && one.day < (days[days.length - 1] as DayAsTold).day) ascends = false;
      days.push(one);
    }
  }
  if (days.length === 0) return null;
  return fold(ascends ? days : days.sort((a, b) => a.day - b.day), before);
}

/** No civil day has more. */
const MOST_HOURS = 25;

/** @param days ascending; a day that more than one file tells of comes more than once */
function fold(days: readonly DayAsTold[], before: Folded | null): Folded {
  const columns = emptyColumns(MOST_HOURS * days.length);
  const folded: ToldDay[] = [];
  const [ends, from]: [number[], (DayAsTold | null)[]] = [[], []];
  let [row, known] = [0, 0];
  /** Days of `before` whose rows are still to be copied: as many as follow each other in one go. */
  let [firstKnown, endKnown] = [0, 0];
  const copyKnown = (): void => {
    if (before !== null && endKnown > firstKnown) row = copyRows(before, firstKnown, endKnown, columns, row);
    firstKnown = endKnown;
  };
  for (let at = 0; at < days.length; ) {
    const one = days[at] as DayAsTold;
    const { day } = one;
    const next = endOfDay(days, at);
    const isAlone = next === at + 1;
    while (isAlone && before && (before.content.days[known]?.day ?? day) < day) known += 1;
    if (isAlone && before && before.from[known] === one) {
      if (endKnown !== known) {
        copyKnown();
        firstKnown = known;
      }
      endKnown = known + 1;
      folded.push(before.content.days[known] as ToldDay);
      ends.push(row + (before.ends[known] as number) - (before.ends[firstKnown - 1] ?? 0));
    } else {
      copyKnown();
      const all = isAlone ? null : days.slice(at, next);
      folded.push(all === null ? one : foldDay(day, all));
      row = all === null ? readHours(one, columns, row) : foldHours(day, all, columns, row);
      ends.push(row);
    }
    from.push(isAlone ? one : null);
    at = next;
  }
  copyKnown();
  const cut = <T extends { subarray(from: number, to: number): T }>(column: T): T => column.subarray(0, row);
  const hours = { at: cut(columns.at), mean: cut(columns.mean), low: cut(columns.low), high: cut(columns.high) };
  return { content: { days: folded, hours }, ends, from };
}

/** Where the next day begins. */
function endOfDay(days: readonly DayAsTold[], from: number): number {
  let at = from + 1;
  while (at < days.length && (days[at] as DayAsTold).day === (days[from] as DayAsTold).day) at += 1;
  return at;
}

/** The hours of days that were opened before, from one up to another, as they are. */
function copyRows({ content: { hours }, ends }: Folded, first: number, end: number, columns: HourColumns, row: number): number {
  const [from, to] = [ends[first - 1] ?? 0, ends[end - 1] as number];
  for (const name of ['at', 'mean', 'low', 'high'] as const) columns[name].set(hours[name].subarray(from, to), row);
  return row + to - from;
}

function readHours({ day, hours }: DayAsTold, columns: HourColumns, from: number): number {
  let row = from;
  const opened = openHours(hours, (hour, count, sum, low, high) => {
    setHour(columns, row, day * 24 + hour, count, sum / count, low, high);
    row += 1;
  });
  if (opened >= 0) return row;
  row = from;
  for (const { hour, count, sum, low, high } of decodeHours(hours)) {
    setHour(columns, row, day * 24 + hour, count, decimalNumber(decimalOf(sum)) / count, low, high);
    row += 1;
  }
  return row;
}

function foldDay(day: DayNumber, entries: readonly DayAsTold[]): ToldDay {
  const sample: number[] = [];
  for (const { sample: own } of entries) {
    for (let at = 0; at < own.length; at += 2) keepInSample(sample, own[at] as number, own[at + 1] as number);
  }
  return {
    day,
    samples: entries.reduce((most, { samples }) => Math.max(most, samples), 0),
    min: least(entries.map(({ min }) => min)) as number,
    max: greatest(entries.map(({ max }) => max)) as number,
    sample,
  };
}

/** Prints are sums of words, so that parts of an hour add up to the print of the whole. */
function foldHours(day: DayNumber, entries: readonly DayAsTold[], columns: HourColumns, from: number): number {
  const hours = new Map<number, { count: number; low: number; high: number; readonly sum: ExactSum; readonly seen: Set<string> }>();
  for (const { hour, count, sum, low, high } of entries.flatMap((entry) => decodeHours(entry.hours))) {
    const held = hours.get(hour) ?? { count: 0, low: 0, high: 0, sum: emptySum(), seen: new Set<string>() };
    hours.set(hour, held);
    const same = `${count}:${low}:${high}`;
    if (held.seen.has(same)) continue;
    held.seen.add(same);
    held.count += count;
    held.low = (held.low + low) | 0;
    held.high = (held.high + high) | 0;
    addDecimal(held.sum, decimalOf(sum));
  }
  let row = from;
  for (const [hour, { count, sum, low, high }] of [...hours].sort(([a], [b]) => a - b)) {
    setHour(columns, row, day * 24 + hour, count, decimalNumber(decimalOf(sumText(sum))) / count, low, high);
    row += 1;
  }
  return row;
}
