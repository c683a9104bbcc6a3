import type { Decimal, Lane, LaneStore, Milliseconds, SeriesWriter } from '../../model/usage.ts';
import type { Charge } from '../charge.ts';
import { type Factor, multiply } from '../decimal.ts';
import type { LineBook } from '../line-book.ts';
import type { Extent } from '../line-extent.ts';

/** The series that rows of one charge go into; each takes the quantity times its factor. */
export interface ChargedSeries {
  readonly writers: readonly SeriesWriter[];
  /** null: as it is written. */
  readonly factors: readonly (Factor | null)[];
  /** For rows of this length the short way into the series; null: some series has none. */
  readonly lanes: { readonly store: LaneStore; readonly of: readonly Lane[]; readonly length: Milliseconds } | null;
}

/** @param length of the row that has just been written there */
export function seriesOf({ resourceId, values }: Charge, length: Milliseconds, book: LineBook): ChargedSeries {
  const writers = values.map((value) => book.writerOf(resourceId, value));
  const factors = values.map(({ factor }) => (factor && (factor.times !== 1 || factor.power !== 0) ? factor : null));
  const of = writers.flatMap((writer) => writer.lane?.(length, writer) ?? []);
  const store = of[0]?.store;
  const isShort = store !== undefined && of.length === writers.length && of.every((lane) => lane.store === store);
  return { writers, factors, lanes: isShort ? { store, of, length } : null };
}

/** One row into all its series, the long way. @param number null: it has no quantity */
export function writeCharge({ writers, factors }: ChargedSeries, { start, length }: Extent, number: Decimal | null, row: number): void {
  writers.forEach((writer, index) => {
    const factor = factors[index] ?? null;
    writer.add(start, length, number === null || factor === null ? number : multiply(number, factor), row);
  });
}
