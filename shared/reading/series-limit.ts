import type { UsageSink } from '../formats/define-format.ts';
import type { SeriesWriter } from '../model/usage.ts';
import { DAY } from '../time/civil-day.ts';
import { MOST_SERIES, MOST_SERIES_DAYS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** For a table whose own bookkeeping grows with its series. @throws Refusal TOO_MANY_SERIES */
export function checkSeries(count: number, limit = MOST_SERIES): void {
  if (count > limit) throw new Refusal('TOO_MANY_SERIES', 0, { limit });
}

/**
 * Refuses a file of more series, or more days of series, than a digest can hold: its size follows them. Throws Refusal TOO_MANY_SERIES from
 * `series`, TOO_MANY_SERIES_DAYS from a writer's `add`.
 */
export function limitSeries(sink: UsageSink, count: SeriesCount = { series: 0, days: 0 }): UsageSink {
  const writers = new Map<SeriesWriter, SeriesWriter>();
  return {
    ...sink,
    series(identity) {
      const writer = sink.series(identity);
      const known = writers.get(writer);
      if (known) return known;
      const counting = countDays(writer, count);
      writers.set(writer, counting);
      count.series += 1;
      checkSeries(count.series);
      return counting;
    },
  };
}

/** Of all parts of a file together. */
export interface SeriesCount {
  series: number;
  days: number;
}

/** Days by the stamp as it is read, whatever the zone will turn out to be: a bound of memory needs no midnight. */
function countDays(writer: SeriesWriter, count: SeriesCount): SeriesWriter {
  const seen = new Set<number>();
  let last = Number.NaN;
  return {
    add(stamp, length, value, row) {
      const day = Math.floor(stamp / DAY);
      // Rows mostly come day by day.
      if (day !== last) {
        last = day;
        if (!seen.has(day)) {
          seen.add(day);
          count.days += 1;
          checkDays(count.days);
        }
      }
      writer.add(stamp, length, value, row);
    },
  };
}

function checkDays(count: number): void {
  if (count > MOST_SERIES_DAYS) throw new Refusal('TOO_MANY_SERIES_DAYS', 0, { limit: MOST_SERIES_DAYS });
}
