import type { CellBounds } from './cell-bounds.ts';
import { readNumber } from './numbers.ts';
import type { RowValues } from './row-values.ts';

const QUOTE = 34;

/**
 * The first of these cells that is filled, as a plain number.
 * @param quantity its value at 0; scale -1: all of them are empty
 * @returns false: there is anything else in them
 */
export function readQuantity(
  bytes: Uint8Array,
  { starts, ends }: CellBounds,
  columns: readonly number[],
  mark: number,
  quantity: RowValues,
): boolean {
  for (const column of columns) {
    const isQuoted = bytes[starts[column] as number] === QUOTE;
    const start = (starts[column] as number) + (isQuoted ? 1 : 0);
    const end = (ends[column] as number) - (isQuoted ? 1 : 0);
    if (start === end) continue;
    return readNumber(bytes, start, mark, quantity, 0) === end;
  }
  quantity.scales[0] = -1;
  return true;
}
