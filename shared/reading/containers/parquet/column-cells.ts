import type { BlockUnpacker } from '../../../ports.ts';
import { LARGEST_PARQUET_PAGE, LONGEST_PARQUET_BATCH } from '../../limits.ts';
import { plainCell } from '../typed-cells.ts';
import type { CellOf } from './cell-of.ts';
import type { ChunkWindow, Held } from './chunk-window.ts';
import { damaged, tooLarge } from './damage.ts';
import { type DictionaryTexts, dictionaryOf } from './dictionary.ts';
import type { Chunk } from './footer.ts';
import { type Cells, cellsOfPage, type PageReading } from './page.ts';
import { unpackPage } from './page-codec.ts';
import { type PageHeader, readPageHeader } from './page-header.ts';
import { isOptional, type PhysicalType, type SchemaElement } from './schema.ts';
import { thriftAt } from './thrift.ts';
import type { Raw } from './values.ts';

/** The cells of one column of a row group, page by page. */
export interface ColumnCells {
  /** Rows that lie open. */
  rows(): number;
  /** Opens the page that follows. @throws Refusal where there is none */
  turn(): Promise<void>;
  /** The next `count` cells, no more than lie open, as `plainCell` writes them. @returns their characters */
  fill(cells: string[], count: number): number;
  /** After the last row. @throws Refusal where the column goes on */
  end(): Promise<void>;
}

export interface ColumnSource {
  readonly element: SchemaElement;
  readonly type: PhysicalType;
  readonly cellOf: CellOf;
  readonly chunk: Chunk;
  /** Rows of the group. */
  readonly rowsOfGroup: number;
  readonly window: ChunkWindow;
  readonly held: Held;
  readonly unpackBlock: BlockUnpacker;
  /** Texts of its dictionary that are kept written, at most. */
  readonly keptTexts: number;
}

const LARGEST_HEADER = 1024 * 1024;
const USUAL_HEADER = 1024;

export function cellsOfColumn(source: ColumnSource): ColumnCells {
  const { element, type, cellOf, chunk, window, held, unpackBlock } = source;
  const reading: PageReading = {
    storage: { type, typeLength: element.typeLength },
    isOptional: isOptional(element),
    write: (raw: Raw) => plainCell(cellOf(raw)),
    unpack: (packed, size) => unpackPage(chunk.codec, packed, size, unpackBlock),
  };
  let dictionary: DictionaryTexts | null = null;
  let cells: Cells = { next: () => '' };
  let rowsOpen = 0;
  let rowsLeft = source.rowsOfGroup;
  let pageBytes = 0;

  function open(header: PageHeader, bytes: Uint8Array): void {
    const { page, unpacked } = header;
    if (page.is === 'other') return;
    if (page.is === 'dictionary') {
      // Its values are found by their places, which take room too. It stays for the whole chunk.
      held.swap(0, unpacked * 2);
      dictionary = dictionaryOf(reading.unpack(bytes, unpacked), page, reading.storage, reading.write, source.keptTexts);
      return;
    }
    if (page.values < 0 || page.values > rowsLeft) throw damaged('a page with more rows than its group', { values: page.values });
    held.swap(pageBytes, unpacked);
    pageBytes = unpacked;
    cells = cellsOfPage(page, bytes, unpacked, reading, dictionary);
    rowsOpen = page.values;
    rowsLeft -= page.values;
  }
  async function nextPage(): Promise<void> {
    const { header, length } = await headerAt(window);
    refuseSizes(header, window.left() - length);
    const bytes = await window.ahead(length + header.packed);
    open(header, bytes.subarray(length, length + header.packed));
    window.step(length + header.packed);
  }
  return {
    rows: () => rowsOpen,
    async turn() {
      while (rowsOpen === 0) {
        if (window.left() === 0) throw damaged('a column with fewer rows than its group', { missing: rowsLeft });
        await nextPage();
      }
    },
    fill(out, count) {
      let length = 0;
      for (let index = 0; index < count; index += 1) {
        const cell = cells.next();
        out[index] = cell;
        length += cell.length;
        if (length > LONGEST_PARQUET_BATCH) throw tooLarge('rows', length, LONGEST_PARQUET_BATCH);
      }
      rowsOpen -= count;
      return length;
    },
    async end() {
      while (window.left() > 0) await nextPage();
    },
  };
}

/** Headers are short; one with long texts of a smallest and a largest value may not be. */
async function headerAt(window: ChunkWindow): Promise<{ readonly header: PageHeader; readonly length: number }> {
  for (let wanted = USUAL_HEADER; ; wanted *= 8) {
    const bytes = await window.ahead(wanted);
    const isAll = bytes.length >= window.left() || bytes.length >= LARGEST_HEADER;
    const thrift = thriftAt(bytes);
    try {
      return { header: readPageHeader(thrift), length: thrift.at };
    } catch (error) {
      if (isAll) throw error;
    }
  }
}

/** No codec makes a page much longer than it was. */
function refuseSizes({ packed, unpacked }: PageHeader, left: number): void {
  if (packed > left) throw damaged('a page that reaches out of its column', { packed, left });
  if (unpacked > LARGEST_PARQUET_PAGE) throw tooLarge('page', unpacked, LARGEST_PARQUET_PAGE);
  if (packed > unpacked * 2 + 4096) throw damaged('a page that is longer packed than unpacked', { packed, unpacked });
}
