import type { BlockUnpacker } from '../../../ports.ts';
import { LONGEST_PARQUET_BATCH, MOST_PARQUET_BYTES_HELD } from '../../limits.ts';
import type { RowBatch } from '../typed-table.ts';
import { type CellOf, cellsOf } from './cell-of.ts';
import { type ChunkWindow, chunkWindow, type Held } from './chunk-window.ts';
import { type ColumnCells, cellsOfColumn } from './column-cells.ts';
import { tooLarge } from './damage.ts';
import type { Chunk, RowGroup } from './footer.ts';
import type { BytesAt } from './guarded-bytes.ts';
import type { Column } from './schema.ts';

/** Rows that are put together at a time. */
const BATCH = 128;
/** Row groups up to this are read in one piece. */
const SMALL_GROUP = 16 * 1024 * 1024;
const LARGEST_PIECE = 1024 * 1024;
const SMALLEST_PIECE = 64 * 1024;
/** Texts of dictionaries that are kept written, of all columns together: most columns of an export have few different values. */
const KEPT_TEXTS = 64 * 1024;
const FEWEST_KEPT = 1024;

/** How the cells of a table are written; null: a column of which nothing is. */
export type TableCells = readonly ((Column['stored'] & { readonly cellOf: CellOf }) | null)[];

/** @throws Refusal where a column contradicts itself */
export function tableCells(columns: readonly Column[]): TableCells {
  return columns.map(({ stored }) => {
    const cellOf = stored && cellsOf(stored.element);
    return cellOf && { ...stored, cellOf };
  });
}

/** What the bytes of a file are read with. */
export interface ReadingMeans {
  readonly bytesAt: BytesAt;
  readonly unpackBlock: BlockUnpacker;
}

/** The rows of a row group, some at a time. Of a column that is null nothing is read, and nothing fetched but what lies between others. */
export async function* batchesOf(group: RowGroup, table: TableCells, means: ReadingMeans): AsyncGenerator<RowBatch> {
  const opened = await openColumns(group, table, means);
  const read = opened.filter((column) => column !== null);
  const nothing = new Array<string>(BATCH).fill('');
  const columns = opened.map((column) => (column === null ? nothing : [...nothing]));
  for (let left = group.rows; left > 0; ) {
    let rows = Math.min(BATCH, left);
    for (const column of read) {
      if (column.rows() === 0) await column.turn();
      rows = Math.min(rows, column.rows());
    }
    // A delimiter or a line end behind each.
    let characters = rows * columns.length;
    opened.forEach((column, index) => {
      if (column !== null) characters += column.fill(columns[index] as string[], rows);
    });
    if (characters > LONGEST_PARQUET_BATCH) throw tooLarge('rows', characters, LONGEST_PARQUET_BATCH);
    yield { rows, columns, characters };
    left -= rows;
  }
  for (const column of read) await column.end();
}

async function openColumns(
  group: RowGroup,
  table: TableCells,
  { bytesAt, unpackBlock }: ReadingMeans,
): Promise<readonly (ColumnCells | null)[]> {
  const held = heldBytes();
  const read = group.chunks.filter((chunk, index): chunk is Chunk => chunk !== null && table[index] !== null);
  const piece = Math.max(SMALLEST_PIECE, Math.min(LARGEST_PIECE, Math.floor(SMALL_GROUP / Math.max(1, read.length))));
  const keptTexts = Math.max(FEWEST_KEPT, Math.floor(KEPT_TEXTS / Math.max(1, read.length)));
  const groupAt = await smallGroup(read, bytesAt, held);
  return table.map((column, index) => {
    const chunk = group.chunks[index];
    if (!column || !chunk) return null;
    const window: ChunkWindow = groupAt === null ? chunkWindow(bytesAt, held, chunk, piece) : chunkWindow(groupAt, uncounted, chunk, piece);
    return cellsOfColumn({ ...column, chunk, rowsOfGroup: group.rows, window, held, unpackBlock, keptTexts });
  });
}

/** The columns of a row group lie side by side: a small one is one request. null: it is not small. */
async function smallGroup(chunks: readonly Chunk[], bytesAt: BytesAt, held: Held): Promise<BytesAt | null> {
  const start = chunks.reduce((least, chunk) => Math.min(least, chunk.start), Number.MAX_SAFE_INTEGER);
  const end = chunks.reduce((most, chunk) => Math.max(most, chunk.end), 0);
  if (end - start > SMALL_GROUP || end <= start) return null;
  held.swap(0, end - start);
  const bytes = await bytesAt(start, end);
  return async (from, to) => bytes.subarray(from - start, to - start);
}

const uncounted: Held = { swap: () => {} };

function heldBytes(): Held {
  let bytes = 0;
  return {
    swap(before, after) {
      bytes += after - before;
      if (bytes > MOST_PARQUET_BYTES_HELD) throw tooLarge('row group', bytes, MOST_PARQUET_BYTES_HELD);
    },
  };
}
