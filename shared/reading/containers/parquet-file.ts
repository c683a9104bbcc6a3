import { type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { ByteSource } from '../../ports.ts';
import { Refusal } from '../refusal.ts';
import { bytesOf, faultOf } from './parquet/guarded-bytes.ts';
import { type TypedCell, writtenRow } from './typed-cells.ts';

export interface ParquetFile {
  /** A fresh pass: the names of the columns, then every row, as `writtenRow` writes them. */
  open(): AsyncIterable<string>;
}

const time = (iso: string): { time: string } => ({ time: iso });
const stamp = (date: Date): { time: string } => time(date.toISOString().replace('T', ' '));
const parsers = {
  timestampFromMilliseconds: (value: bigint) => stamp(new Date(Number(value))),
  timestampFromMicroseconds: (value: bigint) => stamp(new Date(Number(value / 1000n))),
  timestampFromNanoseconds: (value: bigint) => stamp(new Date(Number(value / 1_000_000n))),
  dateFromDays: (value: number) => time(new Date(value * 86_400_000).toISOString().slice(0, 10)),
  jsonFromBytes: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
};

/** Opens a column store. @throws Refusal where it cannot be read */
export async function openParquet(bytes: ByteSource): Promise<ParquetFile> {
  try {
    const file = asyncBuffer(bytes);
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    return { open: () => linesOf(file, metadata) };
  } catch (error) {
    throw faultOf(error);
  }
}

function asyncBuffer(source: ByteSource) {
  const bytesAt = bytesOf(source);
  return {
    byteLength: source.size,
    slice: async (start: number, end = source.size): Promise<ArrayBuffer> => new Uint8Array(await bytesAt(start, end)).buffer,
  };
}

async function* linesOf(file: ReturnType<typeof asyncBuffer>, metadata: FileMetaData): AsyncGenerator<string> {
  const names = topLevelNames(metadata);
  yield writtenRow(names);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    let rows: readonly (readonly TypedCell[])[] = [];
    try {
      await parquetRead({
        ...{ file, metadata, compressors, parsers, rowStart, rowEnd, columns: names },
        onComplete: (complete) => {
          rows = complete as unknown as TypedCell[][];
        },
      });
    } catch (error) {
      throw faultOf(error);
    }
    for (const row of rows) yield writtenRow(row.map((cell) => cell ?? null));
    rowStart = rowEnd;
  }
}

function topLevelNames({ schema }: FileMetaData): string[] {
  const [root, ...elements] = schema;
  if (root === undefined || elements.some((element) => element.num_children))
    throw new Refusal('PARQUET_UNSUPPORTED', 0, { what: 'nested' });
  return elements.map((element) => element.name);
}
