import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { ByteWriter, type ColumnSource, type ParquetWriteOptions, parquetWrite } from 'hyparquet-writer';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import type { ByteSource } from '../../../shared/ports.ts';
import { memorySource } from '../../../shared/reading/containers/byte-range.ts';
import { openParquet } from '../../../shared/reading/containers/parquet-file.ts';
import { textOf } from '../../../shared/reading/containers/typed-table.ts';
import { Refusal } from '../../../shared/reading/refusal.ts';

const compressors = {
  GZIP: (bytes: Uint8Array) => gzipSync(bytes),
  BROTLI: (bytes: Uint8Array) => brotliCompressSync(bytes),
  ZSTD: (bytes: Uint8Array) => zstdCompressSync(bytes),
} as const;

/** A file written by the library's own writer: the same bytes at every run. */
export function parquetOf(columnData: ColumnSource[], options: Partial<ParquetWriteOptions> = {}): Uint8Array {
  const writer = new ByteWriter();
  parquetWrite({ writer, columnData, compressors, ...options });
  return writer.getBytes();
}

/** The lines of a file, or the code with which it is refused; what is thrown otherwise is thrown. */
export async function readParquet(file: Uint8Array | ByteSource): Promise<string> {
  try {
    let text = '';
    const source = file instanceof Uint8Array ? memorySource(file) : file;
    for await (const lines of textOf(await openParquet(source, nodeMeans.unpackBlock))()) text += lines;
    return text;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The rows of a file as cells, without the header. */
export async function cellsIn(file: Uint8Array): Promise<readonly (readonly string[])[]> {
  const text = await readParquet(file);
  const lines = text.split('\n').slice(1, -1);
  return lines.map((line) => line.split('\t'));
}

/** A value in Thrift's compact protocol, with its type: what a footer made by hand is put together from. */
export interface Written {
  readonly type: number;
  readonly bytes: readonly number[];
}

const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let left = BigInt(value);
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return [...bytes, Number(left)];
};

export const integer = (value: number): Written => ({ type: 6, bytes: unsigned(value < 0 ? -2 * value - 1 : 2 * value) });
export const word = (text: string): Written => ({ type: 8, bytes: [...unsigned(text.length), ...Buffer.from(text)] });
/** @param stated how many elements the list says it has */
export const list = (elements: readonly Written[], stated = elements.length): Written => ({
  type: 9,
  bytes: [0xf0 | (elements[0]?.type ?? 12), ...unsigned(stated), ...elements.flatMap(({ bytes }) => bytes)],
});
export const struct = (fields: Readonly<Record<number, Written>>): Written => ({
  type: 12,
  bytes: [...Object.entries(fields).flatMap(([field, { type, bytes }]) => [type, ...integer(Number(field)).bytes, ...bytes]), 0],
});

/** A file of these bytes behind the magic number, and this footer. */
export function fileOf(pages: readonly number[], footer: readonly number[], magic = 'PAR1'): Uint8Array {
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(footer.length);
  return new Uint8Array(Buffer.concat([Buffer.from('PAR1'), Buffer.from(pages), Buffer.from(footer), tail, Buffer.from(magic)]));
}

/** A file of one column (of whole numbers, required, plain, not packed): what its footer and its page say of it may be lies. */
export interface Lies {
  readonly rows?: number;
  readonly rowsOfFile?: number;
  readonly values?: number;
  readonly start?: number;
  readonly length?: number;
  readonly codec?: number;
  readonly pageValues?: number;
  readonly packed?: number;
  readonly unpacked?: number;
  readonly encoding?: number;
  readonly groups?: number;
  readonly body?: readonly number[];
  /** How often the page comes. */
  readonly times?: number;
  /** A page before the other, of so many values. */
  readonly dictionary?: { readonly values: number; readonly body: readonly number[] };
  /** parquet.thrift `Type` and `SchemaElement` of the column. */
  readonly type?: number;
  readonly element?: Readonly<Record<number, Written>>;
}

function dictionaryPage({ dictionary }: Lies): readonly number[] {
  if (!dictionary) return [];
  const size = integer(dictionary.body.length);
  const page = struct({ 1: integer(dictionary.values), 2: integer(0) });
  return [...struct({ 1: integer(2), 2: size, 3: size, 7: page }).bytes, ...dictionary.body];
}

export function lyingFile(lies: Lies): Uint8Array {
  const body = lies.body ?? [1, 0, 0, 0, 2, 0, 0, 0];
  const { rows = 2, packed = body.length, encoding = 0, groups = 1 } = lies;
  const page = struct({ 1: integer(lies.pageValues ?? rows), 2: integer(encoding), 3: integer(3), 4: integer(3) });
  const header = struct({ 1: integer(0), 2: integer(lies.unpacked ?? body.length), 3: integer(packed), 5: page });
  const whole = [...header.bytes, ...body];
  const pages = [...dictionaryPage(lies), ...Array.from({ length: lies.times ?? 1 }, () => whole).flat()];
  const { values = rows, start = 4, length = pages.length, codec = 0 } = lies;
  const { type = 1, element = { 1: integer(type), 3: integer(0), 4: word('n') } } = lies;
  const metadata = { 1: integer(type), 2: list([integer(0)]), 3: list([word('n')]), 4: integer(codec), 5: integer(values) };
  const chunk = struct({ 2: integer(start), 3: struct({ ...metadata, 6: integer(length), 7: integer(length), 9: integer(start) }) });
  const group = struct({ 1: list([chunk]), 2: integer(length), 3: integer(rows) });
  const schema = list([struct({ 4: word('root'), 5: integer(1) }), struct(element)]);
  const all = list(Array.from({ length: groups }, () => group));
  const footer = struct({ 1: integer(1), 2: schema, 3: integer(lies.rowsOfFile ?? rows * groups), 4: all });
  return fileOf(pages, footer.bytes);
}
