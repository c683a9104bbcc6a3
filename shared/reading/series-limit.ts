import type { UsageSink } from '../formats/define-format.ts';
import type { Milliseconds, SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import { DAY } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';
import { MOST_LISTED, MOST_NAME_CHARACTERS, MOST_SERIES, MOST_SERIES_DAYS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** For a table whose own bookkeeping grows with its series. @throws Refusal TOO_MANY_SERIES */
export function checkSeries(count: number, limit = MOST_SERIES): void {
  if (count > limit) throw new Refusal('TOO_MANY_SERIES', 0, { limit });
}

/** What a digest grows with, of all parts of a file together. */
export interface SeriesCount {
  series: number;
  days: number;
  /** Resources and addresses. */
  listed: number;
  /** Of all names. */
  characters: number;
}

export const nothingYet = (): SeriesCount => ({ series: 0, days: 0, listed: 0, characters: 0 });

/**
 * Refuses a file of more series, more days of series or longer lists than a digest can hold: its size follows them. Throws Refusal
 * TOO_MANY_SERIES from `series`, TOO_MANY_SERIES_DAYS from a writer's `add`, LIST_TOO_LONG and NAMES_TOO_LONG from whatever brings a name.
 */
export function limitSeries(sink: UsageSink, count: SeriesCount = nothingYet()): UsageSink {
  const writers = new Map<SeriesWriter, SeriesWriter>();
  return {
    ...sink,
    series(identity) {
      const writer = sink.series(identity);
      const known = writers.get(writer);
      if (known) return known;
      const counting = countDays(writer, identity, count);
      writers.set(writer, counting);
      count.series += 1;
      checkSeries(count.series);
      countNames(count, [identity.resourceId, identity.metric, identity.unit]);
      return counting;
    },
    resource(seen) {
      countListed(count, [seen.resourceId, seen.name, seen.parentId, seen.state, ...seen.aliases]);
      sink.resource(seen);
    },
    address(text, row, resourceId) {
      countListed(count, [text, resourceId]);
      sink.address(text, row, resourceId);
    },
  };
}

function countListed(count: SeriesCount, names: readonly (string | null)[]): void {
  count.listed += 1;
  if (count.listed > MOST_LISTED) throw new Refusal('LIST_TOO_LONG', 0, { limit: MOST_LISTED });
  countNames(count, names);
}

function countNames(count: SeriesCount, names: readonly (string | null)[]): void {
  for (const name of names) count.characters += name?.length ?? 0;
  if (count.characters > MOST_NAME_CHARACTERS) throw new Refusal('NAMES_TOO_LONG', 0, { limit: MOST_NAME_CHARACTERS });
}

/**
 * Days by the stamp as it is read: those of the digest, but for rows whose stamp or zone is read in more than one way. Whichever way rows
 * take, every day is told of here.
 */
function countDays(writer: SeriesWriter, { zone, stamp: side }: SeriesIdentity, count: SeriesCount): SeriesWriter {
  /** Days without a hole between them, which are all that most series have; of series of one day there may be very many. */
  let [first, last] = [Number.NaN, Number.NaN];
  let others: Set<number> | null = null;
  const countDay = (start: Milliseconds): void => {
    const day = zone === null ? Math.floor(start / DAY) : romeDayOf(start);
    if ((day >= first && day <= last) || others?.has(day)) return;
    if (Number.isNaN(first)) [first, last] = [day, day];
    else if (day === last + 1) last = day;
    else if (day === first - 1) first = day;
    else {
      others ??= new Set();
      others.add(day);
    }
    count.days += 1;
    checkDays(count.days);
  };
  return {
    ...(writer.lane && {
      lane: writer.lane,
      beginDay(start) {
        countDay(start);
        writer.beginDay?.(start);
      },
      seeDay(start) {
        countDay(start);
        writer.seeDay?.(start);
      },
    }),
    add(stamp, length, value, row) {
      countDay(side === 'end' ? stamp - length : stamp);
      writer.add(stamp, length, value, row);
    },
  };
}

function checkDays(count: number): void {
  if (count > MOST_SERIES_DAYS) throw new Refusal('TOO_MANY_SERIES_DAYS', 0, { limit: MOST_SERIES_DAYS });
}
