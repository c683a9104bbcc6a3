import { MOST_EMPTY_CELLS, WIDEST_FILL } from '../../limits.ts';
import { Refusal } from '../../refusal.ts';
import { type TypedCell, writtenRow } from '../typed-cells.ts';

/** Turns the filled rows of a sheet into lines: row n is line n, and no row without a value is written behind the last that has one. */
export interface SheetLines {
  add(row: number, cells: (TypedCell | null)[]): void;
  /** The lines since the last call. */
  take(): string;
}

/**
 * Rows are filled up to the widest before them, as every table on paper is: where the last cells of a row are empty the sheet does not
 * store them, and a row of a text with too few cells is a broken one.
 */
export function sheetLines(part: string): SheetLines {
  let text = '';
  let lines = 0;
  let widest = 0;
  let empty = 0;
  return {
    add(row, cells) {
      const filled = cells.findLastIndex(isFilled) + 1;
      if (filled === 0) return;
      widest = Math.max(widest, filled);
      const width = Math.max(filled, Math.min(widest, WIDEST_FILL));
      empty += width - cells.length;
      for (const cell of cells) if (cell === null) empty += 1;
      if (empty > MOST_EMPTY_CELLS) throw new Refusal('SHEET_TOO_LARGE', 0, { part });
      cells.length = Math.min(cells.length, width);
      while (cells.length < width) cells.push(null);
      text += '\n'.repeat(row - lines - 1) + writtenRow(cells);
      lines = row;
    },
    take() {
      const taken = text;
      text = '';
      return taken;
    },
  };
}

const isFilled = (cell: TypedCell): boolean => cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
