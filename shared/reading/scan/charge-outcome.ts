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
  const of = writers.flatMap((writer) => writer.lane?.(length) ?? []);
  const store = of[0]?.store;
  const isShort = store !== undefined && of.length === writers.length && of.every((lane) => lane.store === store);
  return { writers, factors, lanes: isShort ? { store, of, length } : null };
}

/** One row into all its series. `number` null: it has no quantity. */
export function pour({ writers, factors, lanes }: ChargedSeries, { start, length }: Extent, number: Decimal | null, row: number): void {
  const short = lanes !== null && lanes.length === length ? lanes : null;
  for (let index = 0; index < writers.length; index += 1) {
    const factor = factors[index] as Factor | null;
    const value = number === null || factor === null ? number : multiply(number, factor);
    if (short === null || !pourShort(short.store, short.of[index] as Lane, start, value, row)) {
      (writers[index] as SeriesWriter).add(start, length, value, row);
    }
  }
}

/** From here on values have more than the 15 digits, or places, that lanes take. */
const TOO_LARGE = 1e15;
const MOST_PLACES = 22;

function pourShort(store: LaneStore, { number, back }: Lane, start: Milliseconds, value: Decimal | null, row: number): boolean {
  if (value === null) return store.addNull(number, start - back, row);
  const { mantissa, scale } = value;
  if (typeof mantissa !== 'number' || mantissa >= TOO_LARGE || scale > MOST_PLACES) return false;
  return store.add(number, start - back, mantissa, scale, row);
}
