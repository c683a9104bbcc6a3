import type { JsonRun } from '../formats/define-format.ts';
import { type JsonSeries, type JsonSeriesWriter, openJsonSeries } from './json-series.ts';
import { checkSeries } from './series-limit.ts';

/** Writers by run: a run is one file. */
const books = new WeakMap<JsonRun, Map<string, JsonSeriesWriter>>();

/**
 * For files whose every line names its series again: the writer of a key is opened once and found again.
 * @param key the same for all points of one series
 * @throws Refusal TOO_MANY_SERIES
 */
export function openOnce(key: string, run: JsonRun, series: () => JsonSeries): JsonSeriesWriter {
  const book = books.get(run) ?? new Map<string, JsonSeriesWriter>();
  books.set(run, book);
  let writer = book.get(key);
  if (!writer) {
    checkSeries(book.size + 1);
    writer = openJsonSeries(series(), run);
    book.set(key, writer);
  }
  return writer;
}
