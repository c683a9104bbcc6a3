import type { UsageSink } from '../formats/define-format.ts';
import type { SeriesWriter } from '../model/usage.ts';
import { MOST_SERIES } from './limits.ts';
import { Refusal } from './refusal.ts';

/** For a table whose own bookkeeping grows with its series. @throws Refusal TOO_MANY_SERIES */
export function checkSeries(count: number, limit = MOST_SERIES): void {
  if (count > limit) throw new Refusal('TOO_MANY_SERIES', 0, { limit });
}

/** Refuses a file of more series than a digest can hold: its size follows them. Throws Refusal TOO_MANY_SERIES from `series`. */
export function limitSeries(sink: UsageSink): UsageSink {
  const writers = new Set<SeriesWriter>();
  return {
    ...sink,
    series(identity) {
      const writer = sink.series(identity);
      writers.add(writer);
      checkSeries(writers.size);
      return writer;
    },
  };
}
