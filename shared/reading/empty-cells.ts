import type { Milliseconds, SeriesWriter } from '../model/usage.ts';

/** Rows without data that wait for the first value of their column; of more the rest is written at once. */
const MOST_WAITING = 50_000;

/**
 * Where the unit stands beside each number (`965 MB`), an empty cell has none, and yet belongs to the series of its column: it waits for
 * the first value that says which one that is.
 */
export interface EmptyCells {
  /** A value of this column goes to this series. */
  valued(column: string, writer: () => SeriesWriter): void;
  /** @param own where the row goes if the column has no value at all */
  add(column: string, own: () => SeriesWriter, row: readonly [stamp: Milliseconds, length: Milliseconds, row: number]): void;
  /** Do empty cells of this column go to this series at once? */
  goTo(column: string, writer: () => SeriesWriter): boolean;
  finish(): void;
}

export function collectEmptyCells(): EmptyCells {
  const known = new Map<string, () => SeriesWriter>();
  const waiting = new Map<string, { readonly own: () => SeriesWriter; readonly rows: (readonly [Milliseconds, Milliseconds, number])[] }>();
  let count = 0;
  const flush = (column: string, writer: () => SeriesWriter): void => {
    const rows = waiting.get(column)?.rows ?? [];
    for (const [stamp, length, row] of rows) writer().add(stamp, length, null, row);
    count -= rows.length;
    waiting.delete(column);
  };
  return {
    valued(column, writer) {
      if (known.has(column)) return;
      known.set(column, writer);
      flush(column, writer);
    },
    add(column, own, [stamp, length, row]) {
      const writer = known.get(column) ?? (count >= MOST_WAITING ? own : null);
      if (writer !== null) {
        writer().add(stamp, length, null, row);
        return;
      }
      const held = waiting.get(column) ?? { own, rows: [] };
      waiting.set(column, held);
      held.rows.push([stamp, length, row]);
      count += 1;
    },
    goTo: (column, writer) => known.get(column) === writer,
    finish() {
      for (const [column, { own }] of [...waiting]) flush(column, own);
    },
  };
}
