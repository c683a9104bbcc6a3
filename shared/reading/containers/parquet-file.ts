import type { BlockUnpacker, ByteSource } from '../../ports.ts';
import { MOST_UNPACKED_BYTES, RATIO_FREE_BYTES } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { type Footer, type RowGroup, readFooter } from './parquet/footer.ts';
import { bytesOf, faultOf } from './parquet/guarded-bytes.ts';
import { libraryUnpacker } from './parquet/page-codec.ts';
import { rowsOf, tableCells } from './parquet/rows.ts';
import { writtenRow } from './typed-cells.ts';

export interface ParquetFile {
  /** A fresh pass: the names of the columns, then every row, as `writtenRow` writes them; several lines at a time. */
  open(): AsyncIterable<string>;
}

/** Characters of text per byte that no export reaches: columns that say the same in every row pack a thousand times. */
const HIGHEST_TEXT_RATIO = 2000;
/** What a row costs whoever reads it, however short it is. */
const CHARACTERS_OF_A_ROW = 16;

/**
 * Opens a column store (Parquet): flat columns as typed cells, lists, maps and structs as empty ones. Rows come as they are asked for, and
 * memory holds a page of each column at a time.
 * @param unpackBlock the machine's own codecs
 * @throws Refusal where the file cannot be read, here and in each pass; whatever the source throws passes as it is
 */
export async function openParquet(source: ByteSource, unpackBlock: BlockUnpacker = libraryUnpacker): Promise<ParquetFile> {
  const bytesAt = bytesOf(source);
  try {
    const footer = await readFooter(bytesAt, source);
    const rows = footer.groups.reduce((sum, group) => sum + group.rows, 0);
    refuseBomb(rows * CHARACTERS_OF_A_ROW, source.size);
    const table = tableCells(footer.columns);
    return { open: () => linesOf(footer, (group) => rowsOf(group, table, bytesAt, unpackBlock), source.size) };
  } catch (error) {
    throw faultOf(error);
  }
}

async function* linesOf(
  { columns, groups }: Footer,
  rowsOfGroup: (group: RowGroup) => AsyncIterable<string>,
  size: number,
): AsyncGenerator<string> {
  yield writtenRow(columns.map(({ name }) => name));
  let written = 0;
  try {
    for (const group of groups) {
      for await (const lines of rowsOfGroup(group)) {
        written += lines.length;
        refuseBomb(written, size);
        yield lines;
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
