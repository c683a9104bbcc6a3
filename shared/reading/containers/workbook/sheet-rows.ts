import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS } from '../../limits.ts';
import { Refusal } from '../../refusal.ts';
import type { PackedFile } from '../packed-file.ts';
import type { TypedCell } from '../typed-cells.ts';
import { placeOf, rowOf } from './cell-place.ts';
import { cellValue, type WorkbookTerms } from './cell-value.ts';
import { type Attributes, damaged, type XmlListener } from './xml-part.ts';

/** A cell that holds something; columns count from 1. */
export interface FilledCell {
  readonly column: number;
  readonly cell: TypedCell;
}

/** What is done with each row, and with a formula whose result nobody stored. */
export interface RowUser {
  /** @param cells those that hold something, from left to right */
  row(row: number, cells: readonly FilledCell[]): void;
  formulaWithoutValue(row: number): void;
}

/** Where an element may stand: `worksheet / sheetData / row / c / v`, and the inline texts of a cell below `is`. */
const [ROOT, PART, ROW, CELL, VALUE, INLINE, RUN] = [1, 2, 3, 4, 5, 6, 7];

/** Hears the XML of a sheet. Rows and cells come in order; what names no place of its own follows the one before. */
export function sheetListener(file: PackedFile, terms: WorkbookTerms, user: RowUser): XmlListener {
  let inRows = false;
  let row = 0;
  let column = 0;
  let cells: FilledCell[] = [];
  let type = 'n';
  let format = 0;
  let value: string | null = null;
  let isCell = false;
  let isFormula = false;
  let spoken = false;
  let heard = false;

  const wrong = (): Refusal => damaged(file.name, row === 0 ? null : `${row}:${column}`);
  const tooLarge = (): Refusal => new Refusal('SHEET_TOO_LARGE', 0, { part: file.name });

  const openRow = ({ r }: Attributes): void => {
    const next = r === undefined ? row + 1 : rowOf(r);
    if (next === null || next <= row) throw wrong();
    if (next > MOST_SHEET_ROWS) throw tooLarge();
    row = next;
    column = 0;
    cells = [];
  };

  const openCell = ({ r, t = 'n', s = '0' }: Attributes): void => {
    if (r !== undefined) {
      const place = placeOf(r);
      if (place === null || place.row !== row || place.column <= column) throw wrong();
      column = place.column;
    } else column += 1;
    if (column > MOST_SHEET_COLUMNS) throw tooLarge();
    type = t;
    format = Number(s);
    value = null;
    isFormula = false;
  };

  const openInCell = (name: string, depth: number): void => {
    if (depth === VALUE && name === 'f') isFormula = true;
    else if (depth === VALUE && (name === 'v' || name === 'is')) {
      if (value !== null) throw wrong();
      value = '';
      heard = name === 'v' && type !== 'inlineStr';
    } else if (depth === INLINE && name === 'rPh') spoken = true;
    else if ((depth === INLINE || depth === RUN) && name === 't' && type === 'inlineStr') heard = !spoken;
  };

  const openInRows = (name: string, attributes: Attributes, depth: number): void => {
    if (depth === ROW) {
      if (name !== 'row') throw wrong();
      openRow(attributes);
    } else if (depth === CELL) {
      isCell = name === 'c';
      if (isCell) openCell(attributes);
      else if (name !== 'extLst') throw wrong();
    } else if (isCell) openInCell(name, depth);
  };

  const closeCell = (): void => {
    // The result of a formula may be a text of no characters, which is one all the same.
    if (isFormula && (value === null || (type !== 'str' && value.trim() === ''))) user.formulaWithoutValue(row);
    const cell = cellValue({ type, format, value }, terms);
    if (cell === undefined) throw wrong();
    if (cell !== null && cell !== '') cells.push({ column, cell });
  };

  return {
    open(name, attributes, depth) {
      heard = false;
      if (depth === ROOT && name !== 'worksheet') throw wrong();
      if (depth === PART) inRows = name === 'sheetData';
      else if (inRows) openInRows(name, attributes, depth);
    },
    close(name, depth) {
      heard = false;
      if (!inRows) return;
      if (depth === CELL && isCell) closeCell();
      else if (depth === ROW) user.row(row, cells);
      else if (depth === INLINE && name === 'rPh') spoken = false;
      else if (depth === PART) inRows = false;
    },
    text(piece) {
      if (heard) value += piece;
    },
  };
}
