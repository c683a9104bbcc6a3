import type { OnRow } from '../csv-scanner.ts';
import { LONGEST_ROW_CHARACTERS } from '../limits.ts';
import { isOrdinaryRow, OtherColumnsMatter } from '../needed-columns.ts';
import { Refusal } from '../refusal.ts';
import type { RowSource, ShortWay } from '../row-source.ts';
import { openLineWriter } from './batch-lines.ts';
import { cellOfNumber, type RowBatch, type TypedTable } from './typed-table.ts';

/**
 * The rows of a typed table, cell by cell as who reads its text gets them, without the text. For a short way they are written as lines in
 * bytes: to recognise rows takes less than to make cells of them.
 * @param wanted the columns that are read, all others are empty; null: all
 * @throws OtherColumnsMatter from a row that may be another one with its other cells
 */
export function rowsOfTable(table: TypedTable, wanted: ReadonlySet<number> | null): RowSource {
  const cellsOf = (batch: RowBatch, at: number, row: number): readonly string[] => {
    const cells = cellsAt(table, batch, at, row);
    if (wanted !== null && !isOrdinaryRow(cells, table.header)) throw new OtherColumnsMatter();
    return cells;
  };
  const rows: RowSource = async (onRow, _onFault, shortWay) => {
    if (!onRow(table.header, 1, true)) return;
    const reader = shortWay ? shortReader(table, wanted, cellsOf, onRow, shortWay) : longReader(cellsOf, onRow);
    for await (const batch of table.batches(wanted)) if (!reader.read(batch)) return;
    reader.finish();
  };
  return Object.assign(rows, { fractions: table.fractions });
}

type CellsOf = (batch: RowBatch, at: number, row: number) => readonly string[];

interface BatchReader {
  /** @returns false once nobody wants more rows */
  read(batch: RowBatch): boolean;
  finish(): void;
}

const FIRST_ROW = 2;

function longReader(cellsOf: CellsOf, onRow: OnRow): BatchReader {
  let row = FIRST_ROW;
  return {
    read(batch) {
      for (let at = 0; at < batch.rows; at += 1, row += 1) if (!onRow(cellsOf(batch, at, row), row, true)) return false;
      return true;
    },
    finish: () => undefined,
  };
}

function shortReader(
  table: TypedTable,
  wanted: ReadonlySet<number> | null,
  cellsOf: CellsOf,
  onRow: OnRow,
  shortWay: ShortWay,
): BatchReader {
  const linesOf = openLineWriter(table, wanted, shortWay.numbers);
  let row = FIRST_ROW;
  let repeated = 0;
  // The header has been seen.
  shortWay.sawRow(null, 0);
  return {
    read(batch) {
      const lines = linesOf(batch);
      if (lines !== null) shortWay.load(lines.bytes);
      for (let at = 0; at < batch.rows; ) {
        const start = lines?.starts[at] ?? 0;
        const taken = lines === null ? 0 : shortWay.repeat(start, row);
        if (taken === 0) {
          if (!onRow(cellsOf(batch, at, row), row, true)) return false;
          shortWay.sawRow(lines?.bytes ?? null, start);
        }
        repeated += taken;
        at += taken || 1;
        row += taken || 1;
      }
      return true;
    },
    finish: () => shortWay.finish(repeated),
  };
}

function cellsAt({ fractions }: TypedTable, { columns }: RowBatch, at: number, row: number): string[] {
  let characters = columns.length;
  const cells = columns.map((texts, column) => {
    const cell = texts[at] as string;
    characters += cell.length;
    return fractions.has(column) ? cellOfNumber(cell) : cell;
  });
  if (characters > LONGEST_ROW_CHARACTERS) throw new Refusal('ROW_TOO_LONG', row, { limit: LONGEST_ROW_CHARACTERS });
  return cells;
}
