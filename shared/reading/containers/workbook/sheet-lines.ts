import { MOST_EMPTY_CELLS, WIDEST_FILL } from '../../limits.ts';
import { Refusal } from '../../refusal.ts';
import { TYPED_DELIMITER, writtenCell } from '../typed-cells.ts';
import type { FilledCell } from './sheet-rows.ts';

/** Turns the filled rows of a sheet into lines: row n is line n, and no row without a value is written behind the last that has one. */
export interface SheetLines {
  add(row: number, cells: readonly FilledCell[]): void;
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
      if (!cells.some(isFilled)) return;
      const last = cells.at(-1)?.column ?? 0;
      widest = Math.max(widest, last);
      const width = Math.max(last, Math.min(widest, WIDEST_FILL));
      empty += width - cells.length;
      if (empty > MOST_EMPTY_CELLS) throw new Refusal('SHEET_TOO_LARGE', 0, { part });
      text += '\n'.repeat(row - lines - 1);
      let at = 1;
      for (const { column, cell } of cells) {
        text += TYPED_DELIMITER.repeat(column - at) + writtenCell(cell);
        at = column;
      }
      text += `${TYPED_DELIMITER.repeat(width - at)}\n`;
      lines = row;
    },
    take() {
      const taken = text;
      text = '';
      return taken;
    },
  };
}

const isFilled = ({ cell }: FilledCell): boolean => typeof cell !== 'string' || cell.trim() !== '';
