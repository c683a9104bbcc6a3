import type { Decimal, Lane, LaneRows, LaneStore, Milliseconds, SeriesWriter } from '../../model/usage.ts';
import { MOST_PLACES } from '../../usage/powers-of-ten.ts';
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

/** Rows on their way into the lanes of a file. */
export interface WaitingRows {
  readonly rows: LaneRows;
  /** All of them go into their lanes. */
  pour(): void;
}

/** One row into all its series. @param number null: it has no quantity */
export function writeCharge(
  { writers, factors, lanes }: ChargedSeries,
  { start, length }: Extent,
  number: Decimal | null,
  row: number,
  waiting: WaitingRows,
): void {
  const short = lanes !== null && lanes.length === length ? lanes : null;
  if (waiting.rows.size + writers.length > waiting.rows.lanes.length) waiting.pour();
  for (let index = 0; index < writers.length; index += 1) {
    const factor = factors[index] as Factor | null;
    const value = number === null || factor === null ? number : multiply(number, factor);
    if (short !== null && wait(waiting.rows, short.of[index] as Lane, start, value, row)) continue;
    waiting.pour();
    (writers[index] as SeriesWriter).add(start, length, value, row);
  }
}

function wait(waiting: LaneRows, { number, back }: Lane, start: Milliseconds, value: Decimal | null, row: number): boolean {
  const mantissa = value === null ? 0 : value.mantissa;
  const scale = value === null ? -1 : value.scale;
  if (typeof mantissa !== 'number' || scale > MOST_PLACES) return false;
  const { size } = waiting;
  waiting.lanes[size] = number;
  waiting.starts[size] = start - back;
  waiting.mantissas[size] = mantissa;
  waiting.scales[size] = scale;
  waiting.rows[size] = row;
  waiting.size = size + 1;
  return true;
}
