import type { DigestDay, DigestSeries } from '../model/digest.ts';
import { remembered } from '../remembered.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { addDecimal, decimalNumber, decimalOf, type ExactSum, emptySum, sumText } from '../usage/exact-sum.ts';
import { greatest, least } from '../usage/extremes.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import { keepInSample } from '../usage/working-sample.ts';
import type { EvidenceFile } from '../verdict/facts.ts';
import { emptyColumns, type HourColumns, hoursOfSeries, type SeriesHours, setHour, wordOf } from './hour-columns.ts';

export interface ToldDay {
  readonly day: DayNumber;
  readonly samples: number;
  readonly min: number;
  readonly max: number;
  /** The first eight rows from ten in the morning on, in time order: [seconds, value, seconds, value, …]. */
  readonly sample: readonly number[];
}

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

/** Folded once for all services of a project, each of which is compared with the others. */
const contentsOf = remembered((_files: readonly EvidenceFile[]) => new Map<string, ToldContent | null>());

/**
 * Folds files into series. Hours that two files hold equally count once; hours cut in two by a border of files add up.
 *
 * @param groups all measured series of the project's files, by what they tell (`sameSeriesOf`), or some of these groups
 */
export function toldSeries(
  files: readonly EvidenceFile[],
  groups: Iterable<readonly [string, readonly UsagePart[]]>,
  within: ToldDays,
): readonly ToldSeries[] {
  const contents = contentsOf(files);
  return [...groups].flatMap(([name, group]) => {
    const place = `${within.first} ${within.last} ${name}`;
    const known = contents.get(place);
    const content = known === undefined ? contentOf(group, within) : known;
    if (known === undefined) contents.set(place, content);
    if (content === null) return [];
    const { resourceId, owner, series } = group[0] as UsagePart;
    const cadenceSeconds = least(group.flatMap((part) => part.series.cadenceSeconds ?? []));
    return [{ resourceId, root: owner.root, counted: owner.counted, series, cadenceSeconds, ...content }];
  });
}

/** One day as one file tells it. */
interface Entry {
  readonly day: DayNumber;
  readonly told: DigestDay;
  readonly hours: SeriesHours;
  readonly index: number;
}

function contentOf(group: readonly UsagePart[], { first, last }: ToldDays): ToldContent | null {
  const entries: Entry[] = [];
  let rows = 0;
  for (const { series } of group) {
    const hours = hoursOfSeries(series);
    for (const [index, told] of series.days.entries()) {
      const day = hours.days[index] as number;
      if (told.samples === 0 || day < first || day > last) continue;
      entries.push({ day, told, hours, index });
      rows += told.hours.length;
    }
  }
  if (entries.length === 0) return null;
  entries.sort((a, b) => a.day - b.day);
  return fold(entries, emptyColumns(rows));
}

function fold(entries: readonly Entry[], columns: HourColumns): ToldContent {
  const days: ToldDay[] = [];
  let row = 0;
  for (let at = 0; at < entries.length; ) {
    const { day } = entries[at] as Entry;
    let next = at + 1;
    while (next < entries.length && (entries[next] as Entry).day === day) next += 1;
    const ofDay = entries.slice(at, next);
    const told = ofDay.map((entry) => entry.told);
    days.push(next === at + 1 ? asTold(day, told[0] as DigestDay) : foldDay(day, told));
    row = next === at + 1 ? copyHours(ofDay[0] as Entry, columns, row) : foldHours(day, told, columns, row);
    at = next;
  }
  const cut = <T extends { subarray(from: number, to: number): T }>(column: T): T => column.subarray(0, row);
  return { days, hours: { at: cut(columns.at), mean: cut(columns.mean), low: cut(columns.low), high: cut(columns.high) } };
}

const asTold = (day: DayNumber, { samples, min, max, sample = [] }: DigestDay): ToldDay => ({
  day,
  samples,
  min: min ?? 0,
  max: max ?? 0,
  sample,
});

function copyHours({ hours: { columns, rows }, index }: Entry, to: HourColumns, row: number): number {
  const [from, end] = [rows[index] as number, rows[index + 1] as number];
  for (let at = from, into = row; at < end; at += 1, into += 1) {
    to.at[into] = columns.at[at] as number;
    to.mean[into] = columns.mean[at] as number;
    to.low[into] = columns.low[at] as number;
    to.high[into] = columns.high[at] as number;
  }
  return row + end - from;
}

function foldDay(day: DayNumber, entries: readonly DigestDay[]): ToldDay {
  const sample: number[] = [];
  for (const { sample: own = [] } of entries) {
    for (let at = 0; at < own.length; at += 2) keepInSample(sample, own[at] as number, own[at + 1] as number);
  }
  return {
    day,
    samples: entries.reduce((most, { samples }) => Math.max(most, samples), 0),
    min: least(entries.flatMap(({ min }) => min ?? [])) ?? 0,
    max: greatest(entries.flatMap(({ max }) => max ?? [])) ?? 0,
    sample,
  };
}

/** Prints are sums of words, so that parts of an hour add up to the print of the whole. */
function foldHours(day: DayNumber, entries: readonly DigestDay[], columns: HourColumns, from: number): number {
  const hours = new Map<number, { count: number; low: number; high: number; readonly sum: ExactSum; readonly seen: Set<string> }>();
  for (const [hour, count, sum, print] of entries.flatMap((entry) => entry.hours)) {
    const held = hours.get(hour) ?? { count: 0, low: 0, high: 0, sum: emptySum(), seen: new Set<string>() };
    hours.set(hour, held);
    if (held.seen.has(`${count}:${print}`)) continue;
    held.seen.add(`${count}:${print}`);
    held.count += count;
    held.low = (held.low + wordOf(print, 8)) | 0;
    held.high = (held.high + wordOf(print, 0)) | 0;
    addDecimal(held.sum, decimalOf(sum));
  }
  let row = from;
  for (const [hour, { count, sum, low, high }] of [...hours].sort(([a], [b]) => a - b)) {
    setHour(columns, row, day * 24 + hour, count, decimalNumber(decimalOf(sumText(sum))) / count, low, high);
    row += 1;
  }
  return row;
}
