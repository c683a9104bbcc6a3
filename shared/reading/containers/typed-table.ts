import type { OpenText } from '../decode.ts';
import { quotedIfNeeded, TYPED_DELIMITER, withoutPoint, writtenRow } from './typed-cells.ts';

/** Rows of a table whose cells are typed, some of them. */
export interface RowBatch {
  readonly rows: number;
  /** By column and row, as `plainCell` writes them. Valid until the next batch. */
  readonly columns: readonly (readonly string[])[];
  /** Of all cells together. */
  readonly characters: number;
}

/** A table whose cells are typed and stored column by column. */
export interface TypedTable {
  /** Names of the columns, as cells. */
  readonly header: readonly string[];
  /** Columns of numbers that may have a fraction. */
  readonly fractions: ReadonlySet<number>;
  /** A fresh pass. @param wanted the columns that are read: all others are empty; null: all. @throws Refusal */
  batches(wanted: ReadonlySet<number> | null): AsyncIterable<RowBatch>;
}

/** The whole table as `writtenRow` writes it, several lines at a time. */
export function textOf(table: TypedTable): OpenText {
  return async function* () {
    yield writtenRow(table.header);
    for await (const batch of table.batches(null)) yield linesOf(table, batch);
  };
}

function linesOf(table: TypedTable, { rows, columns }: RowBatch): string {
  const lines: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const cells = columns.map((cells, column) => {
      const cell = cells[row] as string;
      return table.fractions.has(column) ? cellOfNumber(cell) : quotedIfNeeded(cell);
    });
    lines.push(cells.join(TYPED_DELIMITER), '\n');
  }
  return lines.join('');
}

/** Of a column of fractions, what stands in the row. */
export const cellOfNumber = (plain: string): string => (plain.includes('.') ? withoutPoint(plain) : plain);
