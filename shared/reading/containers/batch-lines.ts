import { LONGEST_ROW_CHARACTERS } from '../limits.ts';
import { quotedIfNeeded, TYPED_DELIMITER } from './typed-cells.ts';
import { cellOfNumber, type RowBatch, type TypedTable } from './typed-table.ts';

/** The rows of a batch as whole lines in bytes, and where each begins. Valid until the next batch. */
export interface BatchLines {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
}

const [QUOTE, DELIMITER, LF, LAST_OF_ASCII] = [34, TYPED_DELIMITER.charCodeAt(0), 10, 126];
/** What a character takes at most, in UTF-8 or as a quote in quotes. */
const LONGEST_CHARACTER = 3;
/** A pair of quotes. */
const AROUND_A_CELL = 2;

const encoder = new TextEncoder();

/**
 * Writes rows as `writtenRow` does, but for the columns that the short way reads as numbers: their fractions have a point.
 * @param numbers the columns that the short way reads as numbers
 * @returns null for rows so long that one of them may be refused for it
 */
export function openLineWriter(
  { header, fractions }: TypedTable,
  wanted: ReadonlySet<number> | null,
  numbers: ReadonlySet<number>,
): (batch: RowBatch) => BatchLines | null {
  const columns = header.map((_, column) => ({
    isRead: wanted === null || wanted.has(column),
    isPlain: numbers.has(column) || !fractions.has(column),
  }));
  let bytes = new Uint8Array(0);
  let starts = new Int32Array(0);
  return ({ rows, columns: cells, characters }) => {
    if (characters > LONGEST_ROW_CHARACTERS) return null;
    const most = characters * LONGEST_CHARACTER + rows * columns.length * AROUND_A_CELL;
    if (bytes.length < most) bytes = new Uint8Array(most);
    if (starts.length < rows) starts = new Int32Array(rows);
    let end = 0;
    for (let row = 0; row < rows; row += 1) {
      starts[row] = end;
      for (let column = 0; column < columns.length; column += 1) {
        const { isRead, isPlain } = columns[column] as (typeof columns)[number];
        if (isRead) {
          const cell = (cells[column] as readonly string[])[row] as string;
          end = put(isPlain ? cell : cellOfNumber(cell), bytes, end);
        }
        bytes[end] = DELIMITER;
        end += 1;
      }
      // In the place of the last delimiter.
      bytes[end - 1] = LF;
    }
    return { bytes: bytes.subarray(0, end), starts };
  };
}

/** @returns where the cell ends */
function put(cell: string, bytes: Uint8Array, start: number): number {
  for (let index = 0; index < cell.length; index += 1) {
    const code = cell.charCodeAt(index);
    if (code > LAST_OF_ASCII || code === QUOTE || code === DELIMITER) {
      return start + encoder.encodeInto(quotedIfNeeded(cell), bytes.subarray(start)).written;
    }
    bytes[start + index] = code;
  }
  return start + cell.length;
}
