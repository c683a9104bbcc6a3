import type { BlockUnpacker, ByteSource } from '../../ports.ts';
import { MOST_UNPACKED_BYTES, RATIO_FREE_BYTES } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { hasFractions } from './parquet/cell-of.ts';
import { type RowGroup, readFooter } from './parquet/footer.ts';
import { bytesOf, faultOf } from './parquet/guarded-bytes.ts';
import { libraryUnpacker } from './parquet/page-codec.ts';
import { batchesOf, tableCells } from './parquet/rows.ts';
import { plainCell } from './typed-cells.ts';
import type { RowBatch, TypedTable } from './typed-table.ts';

/** What is made of the table. */
export { textOf } from './typed-table.ts';
export { rowsOfTable } from './typed-table-rows.ts';

/** Characters of text per byte that no export reaches: columns that say the same in every row pack a thousand times. */
const HIGHEST_TEXT_RATIO = 2000;
/** What a row costs whoever reads it, however short it is. */
const CHARACTERS_OF_A_ROW = 16;

/**
 * Opens a column store (Parquet): flat columns as typed cells, lists, maps and structs as empty ones. Rows come as they are asked for, and
 * memory holds a page of each column that is read at a time. Of the other columns nothing is looked at, their damage neither.
 * @param unpackBlock the machine's own codecs
 * @throws Refusal where the file cannot be read, here and in each pass; whatever the source throws passes as it is
 */
export async function openParquet(source: ByteSource, unpackBlock: BlockUnpacker = libraryUnpacker): Promise<TypedTable> {
  const means = { bytesAt: bytesOf(source), unpackBlock };
  try {
    const { columns, groups } = await readFooter(means.bytesAt, source);
    const rows = groups.reduce((sum, group) => sum + group.rows, 0);
    refuseBomb(rows * CHARACTERS_OF_A_ROW, source.size);
    const table = tableCells(columns);
    const fractions = table.flatMap((column, index) => (column !== null && hasFractions(column.element) ? [index] : []));
    return {
      header: columns.map(({ name }) => plainCell(name)),
      fractions: new Set(fractions),
      batches(wanted) {
        const read = table.map((column, index) => (wanted === null || wanted.has(index) ? column : null));
        return guarded(groups, (group) => batchesOf(group, read, means), source.size);
      },
    };
  } catch (error) {
    throw faultOf(error);
  }
}

async function* guarded(
  groups: readonly RowGroup[],
  batchesOfGroup: (group: RowGroup) => AsyncIterable<RowBatch>,
  size: number,
): AsyncGenerator<RowBatch> {
  let written = 0;
  try {
    for (const group of groups) {
      for await (const batch of batchesOfGroup(group)) {
        written += batch.characters;
        refuseBomb(written, size);
        yield batch;
      }
    }
  } catch (error) {
    throw faultOf(error);
  }
}

function refuseBomb(characters: number, size: number): void {
  const tooMuch = characters > MOST_UNPACKED_BYTES || (characters > RATIO_FREE_BYTES && characters > size * HIGHEST_TEXT_RATIO);
  if (tooMuch) throw new Refusal('ARCHIVE_TOO_LARGE', 0, { unpackedBytes: characters, packedBytes: size });
}
