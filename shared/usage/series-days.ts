import type { DigestDay, DigestSeries } from '../model/digest.ts';
import { remembered } from '../remembered.ts';
import { type DayNumber, dayNumber } from '../time/civil-day.ts';

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

/** One day as a single file tells it: what the signals look at too. */
export interface DayAsTold extends FoldedDay {
  readonly sample: readonly number[];
  /** As in the digest (`day-hours.ts`). */
  readonly hours: DigestDay['hours'];
}

/** Days with values, ascending, and what is known of all of them. */
export interface DayPiece {
  readonly days: readonly FoldedDay[];
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** What they add up to, where they are all that one file tells of a series: the digest says it, and its days need not be asked. */
  readonly total: Pick<DigestSeries, 'samples' | 'min' | 'max' | 'sum'> | null;
}

/** What one file tells of one series. */
export interface SeriesDays extends DayPiece {
  /** What the series is of, but for its resource: days of one name add up. */
  readonly name: string;
  /** In the order in which the file has them: do they ascend? */
  readonly ascends: boolean;
  readonly days: readonly DayAsTold[];
  /** First and last physical row, of days without a value too; the first behind the last where there is no day. */
  readonly rows: readonly [first: number, last: number];
}

/** Days that were put together from several files. */
export const pieceOf = (days: readonly FoldedDay[]): DayPiece => ({ days, ...edgesOf(days), total: null });

/** Of no days: the first behind the last. */
const edgesOf = (days: readonly FoldedDay[]): Pick<DayPiece, 'first' | 'last'> => ({
  first: days[0]?.day ?? 0,
  last: days.at(-1)?.day ?? -1,
});

/** All that is asked of a file's days, in one go: a dossier has more than a hundred thousand of them, which lie far apart in memory. */
export const seriesDays = remembered((series: DigestSeries): SeriesDays => {
  const days: DayAsTold[] = [];
  let [firstRow, lastRow] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [ascends, before] = [true, Number.NEGATIVE_INFINITY];
  for (const told of series.days) {
    const { rows } = told;
    if (rows[0] < firstRow) firstRow = rows[0];
    if (rows[1] > lastRow) lastRow = rows[1];
    if (told.samples === 0) continue;
    const day = dayNumber(told.day);
    if (day <= before) ascends = false;
    before = day;
    days.push(asTold(day, told));
  }
  return { name: nameOf(series), days, ...edgesOf(days), ascends, rows: [firstRow, lastRow], total: series };
});

const nameOf = ({ resourceClass, metric, meaning, unit, statistic }: DigestSeries): string =>
  `${resourceClass}\n${JSON.stringify(metric)}\n${meaning}\n${JSON.stringify(unit)}\n${statistic}`;

const asTold = (day: DayNumber, { samples, min, max, sum, earliest, ends, sample, hours }: DigestDay): DayAsTold => ({
  day,
  samples,
  min: min as number,
  max: max as number,
  sum,
  earliest,
  ends: ends ?? null,
  sample: sample ?? NONE,
  hours,
});

const NONE: readonly number[] = [];

/** Files of one series that follow each other, as most exports do, the earliest first; null where two tell of one day. Those without days are left out. */
export function inRow(told: readonly SeriesDays[]): readonly SeriesDays[] | null {
  const row = told.filter(({ days }) => days.length > 0);
  if (!row.every(({ ascends }) => ascends)) return null;
  if (follow(row)) return row;
  row.sort((a, b) => a.first - b.first);
  return follow(row) ? row : null;
}

const follow = (row: readonly SeriesDays[]): boolean => row.every(({ first }, at) => at === 0 || first > (row[at - 1] as SeriesDays).last);
