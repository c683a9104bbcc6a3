import type { UsageSink } from '../formats/define-format.ts';
import { limitSeries, nothingYet, type SeriesCount } from './series-limit.ts';

/** The sinks of one part: what was written into any but the last is void. */
export interface FileSink<Sink extends UsageSink> {
  open(): UsageSink;
  /** The one opened last; a new one where none was. */
  last(): Sink;
  /** Did it get a series, a resource or an address? */
  wasUsed(): boolean;
}

/** The sinks of a file, part by part: what a digest can hold is bounded over all of them together. */
export function openFileSinks<Sink extends UsageSink>(openSink: () => Sink): { next(): FileSink<Sink> } {
  let current: SeriesCount = nothingYet();
  return {
    next() {
      const before = current;
      let sink: Sink | null = null;
      let used = false;
      return {
        open() {
          sink = openSink();
          used = false;
          current = { ...before };
          return watched(limitSeries(sink, current), () => {
            used = true;
          });
        },
        last: () => {
          sink ??= openSink();
          return sink;
        },
        wasUsed: () => used,
      };
    },
  };
}

function watched(sink: UsageSink, use: () => void): UsageSink {
  return {
    ...sink,
    series(identity) {
      use();
      return sink.series(identity);
    },
    resource(seen) {
      use();
      sink.resource(seen);
    },
    address(text, row, resourceId) {
      use();
      sink.address(text, row, resourceId);
    },
  };
}
