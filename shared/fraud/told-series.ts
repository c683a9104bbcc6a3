import type { DigestSeries } from '../model/digest.ts';
import { type DayNumber, dayNumber } from '../time/civil-day.ts';
import { addDecimal, decimalNumber, decimalOf, type ExactSum, emptySum, sumText } from '../usage/exact-sum.ts';
import { greatest, least } from '../usage/extremes.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import { keepInSample, valuesOf } from '../usage/working-sample.ts';

/** One hour of one series: what was told of it. */
export interface ToldHour {
  /** Hours of 24 h days since 1970, as the wall clock counts them. */
  readonly at: number;
  readonly mean: number;
  /** The same for the same values at the same minutes, whatever the hour and the day. */
  readonly print: string;
}

export interface ToldDay {
  readonly day: DayNumber;
  readonly samples: number;
  readonly min: number;
  readonly max: number;
  /** The first eight values from ten in the morning on, in time order. */
  readonly sample: readonly number[];
}

/** What all files together tell of one metric of one resource: what signals of fraud look at. */
export interface ToldSeries {
  readonly resourceId: string;
  /** The declared resource it speaks for, and the declared group that counts as one: neither is a stranger to itself. */
  readonly root: string;
  readonly counted: string;
  readonly series: Pick<DigestSeries, 'resourceClass' | 'metric' | 'meaning' | 'unit' | 'statistic'>;
  readonly cadenceSeconds: number | null;
  readonly days: readonly ToldDay[];
  readonly hours: readonly ToldHour[];
}

const sameSeries = ({ key, series }: UsagePart): string =>
  JSON.stringify([key, series.resourceClass, series.metric, series.meaning, series.unit, series.statistic]);

/** Folds files into series. Hours that two files hold equally count once; hours cut in two by a border of files add up. */
export function toldSeries(parts: readonly UsagePart[], within: (day: DayNumber) => boolean): readonly ToldSeries[] {
  return [...Map.groupBy(parts, sameSeries).values()].flatMap((group) => {
    const first = group[0] as UsagePart;
    const days = group.flatMap(({ series }) => series.days.filter(({ day, samples }) => samples > 0 && within(dayNumber(day))));
    if (days.length === 0) return [];
    const byDay = [...Map.groupBy(days, ({ day }) => dayNumber(day))].sort(([a], [b]) => a - b);
    return [
      {
        resourceId: first.resourceId,
        root: first.owner.root,
        counted: first.owner.counted,
        series: first.series,
        cadenceSeconds: least(group.flatMap(({ series }) => series.cadenceSeconds ?? [])),
        days: byDay.map(([day, entries]) => foldDay(day, entries)),
        hours: byDay.flatMap(([day, entries]) => foldHours(day, entries)),
      },
    ];
  });
}

type Entry = DigestSeries['days'][number];

function foldDay(day: DayNumber, entries: readonly Entry[]): ToldDay {
  const sample: number[] = [];
  for (const { sample: own = [] } of entries) {
    for (let at = 0; at < own.length; at += 2) keepInSample(sample, own[at] as number, own[at + 1] as number);
  }
  return {
    day,
    samples: entries.reduce((most, { samples }) => Math.max(most, samples), 0),
    min: least(entries.flatMap(({ min }) => min ?? [])) ?? 0,
    max: greatest(entries.flatMap(({ max }) => max ?? [])) ?? 0,
    sample: valuesOf(sample),
  };
}

/** Prints are sums of words, so that parts of an hour add up to the print of the whole. */
function foldHours(day: DayNumber, entries: readonly Entry[]): ToldHour[] {
  const hours = new Map<number, { count: number; sum: ExactSum; prints: Set<string> }>();
  for (const [hour, count, sum, print] of entries.flatMap((entry) => entry.hours)) {
    const held = hours.get(hour) ?? { count: 0, sum: emptySum(), prints: new Set<string>() };
    hours.set(hour, held);
    if (held.prints.has(`${count}:${print}`)) continue;
    held.prints.add(`${count}:${print}`);
    held.count += count;
    addDecimal(held.sum, decimalOf(sum));
  }
  return [...hours]
    .filter(([, { count }]) => count > 0)
    .sort(([a], [b]) => a - b)
    .map(([hour, { count, sum, prints }]) => ({
      at: day * 24 + hour,
      mean: decimalNumber(decimalOf(sumText(sum))) / count,
      print: prints.size === 1 ? ([...prints][0] as string) : `${count}:${addedUp([...prints])}`,
    }));
}

/** Both words of every print added up, each modulo 2^32. */
function addedUp(prints: readonly string[]): string {
  const word = (from: number) =>
    prints.reduce((sum, print) => (sum + Number.parseInt(print.slice(print.indexOf(':') + 1 + from).slice(0, 8), 16)) >>> 0, 0);
  return [word(0), word(8)].map((one) => one.toString(16).padStart(8, '0')).join('');
}
