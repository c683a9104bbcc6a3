import type { ByteSource } from '../../../ports.ts';
import { LARGEST_PARQUET_FOOTER } from '../../limits.ts';
import { Refusal } from '../../refusal.ts';
import { damaged, tooLarge } from './damage.ts';
import type { BytesAt } from './guarded-bytes.ts';
import { type Column, physicalTypes, readElement, type Schema, type SchemaElement, schemaOf } from './schema.ts';
import { readInteger, readList, readRoot, readStruct, type Thrift, thriftAt } from './thrift.ts';

/** Where a stored column lies within one row group: bytes [start, end). */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** parquet.thrift `CompressionCodec`. */
  readonly codec: number;
}

export interface RowGroup {
  readonly rows: number;
  /** One for each column of the table; null where none is read. */
  readonly chunks: readonly (Chunk | null)[];
}

export interface Footer {
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
}

const MAGIC = 4;
/** The length of the footer, and the magic number. */
const TAIL = 8;
/** Column chunks of one file: each is kept while it is read. */
const MOST_CHUNKS = 400_000;
/** Elements of a schema, those inside lists, maps and structs included. */
const MOST_ELEMENTS = 50_000;
/** Asked for at first: most footers are shorter. */
const FIRST_LOOK = 64 * 1024;

/** Reads where everything is from the end of a file, and holds every place against the file's size. @throws Refusal */
export async function readFooter(bytesAt: BytesAt, { size }: ByteSource): Promise<Footer> {
  if (size < MAGIC + TAIL) throw new Refusal('PARQUET_TRUNCATED');
  const tail = await bytesAt(Math.max(0, size - FIRST_LOOK), size);
  const magic = String.fromCharCode(...tail.subarray(-MAGIC));
  if (magic === 'PARE') throw new Refusal('PARQUET_ENCRYPTED');
  if (magic !== 'PAR1') throw new Refusal('PARQUET_TRUNCATED');
  const length = new DataView(tail.buffer, tail.byteOffset, tail.byteLength).getUint32(tail.length - TAIL, true);
  const start = size - TAIL - length;
  if (start < MAGIC) throw damaged('a footer that is longer than the file', { length });
  if (length > LARGEST_PARQUET_FOOTER) throw tooLarge('footer', length, LARGEST_PARQUET_FOOTER);
  const isHere = length + TAIL <= tail.length;
  const footer = isHere ? tail.subarray(tail.length - TAIL - length, tail.length - TAIL) : await bytesAt(start, size - TAIL);
  return parseFooter(footer, start);
}

function keep(elements: SchemaElement[], element: SchemaElement): void {
  if (elements.length === MOST_ELEMENTS) throw tooLarge('schema', elements.length + 1, MOST_ELEMENTS);
  elements.push(element);
}

/** @param dataEnd where the last page can end */
function parseFooter(bytes: Uint8Array, dataEnd: number): Footer {
  const thrift = thriftAt(bytes);
  const elements: SchemaElement[] = [];
  const found: { rows: number | null; schema: Schema | null } = { rows: null, schema: null };
  const groups: RowGroup[] = [];
  let chunks = 0;
  readRoot(thrift, (field, type) => {
    if (field === 2) readList(thrift, type, (of) => keep(elements, readElement(thrift, of)));
    else if (field === 3) found.rows = readInteger(thrift, type);
    else if (field === 4) {
      // The schema comes first in every file: what a row group holds is checked while it is read.
      const schema = found.schema ?? schemaOf(elements);
      found.schema = schema;
      readList(thrift, type, (of) => {
        chunks += schema.storedColumns + 1;
        if (chunks > MOST_CHUNKS) throw tooLarge('column chunks', chunks, MOST_CHUNKS);
        groups.push(readGroup(thrift, of, schema, dataEnd));
      });
    } else return false;
    return true;
  });
  const { columns } = found.schema ?? schemaOf(elements);
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  if (rows !== found.rows) throw damaged('row groups with other rows than the file has', { rows, stated: found.rows });
  refuseOverlaps(groups);
  return { columns, groups };
}

function readGroup(thrift: Thrift, type: number, schema: Schema, dataEnd: number): RowGroup {
  const stored: StoredChunk[] = [];
  let rows = -1;
  readStruct(thrift, type, (field, kind) => {
    if (field === 1) {
      readList(thrift, kind, (of) => {
        if (stored.push(readChunk(thrift, of)) > schema.storedColumns) throw damaged('a row group with other columns than the schema');
      });
    } else if (field === 3) rows = readInteger(thrift, kind);
    else return false;
    return true;
  });
  if (rows < 0) throw damaged('a row group without a number of rows');
  if (stored.length !== schema.storedColumns) throw damaged('a row group with other columns than the schema');
  // A group of no rows has no pages, and may say anything of where they are.
  return { rows, chunks: schema.columns.map((column) => (rows === 0 ? null : chunkOf(column, stored, rows, dataEnd))) };
}

interface StoredChunk {
  type: number;
  codec: number;
  values: number;
  length: number;
  data: number;
  dictionary: number;
  elsewhere: boolean;
  encrypted: boolean;
}

function readChunk(thrift: Thrift, type: number): StoredChunk {
  const chunk = { type: -1, codec: -1, values: -1, length: -1, data: -1, dictionary: 0, elsewhere: false, encrypted: false };
  readStruct(thrift, type, (field, kind) => {
    if (field === 3) readChunkMetadata(thrift, kind, chunk);
    else if (field === 1) chunk.elsewhere = true;
    else if (field === 8) chunk.encrypted = true;
    return field === 3;
  });
  return chunk;
}

function readChunkMetadata(thrift: Thrift, type: number, chunk: StoredChunk): void {
  readStruct(thrift, type, (field, kind) => {
    if (field === 1) chunk.type = readInteger(thrift, kind);
    else if (field === 4) chunk.codec = readInteger(thrift, kind);
    else if (field === 5) chunk.values = readInteger(thrift, kind);
    else if (field === 7) chunk.length = readInteger(thrift, kind);
    else if (field === 9) chunk.data = readInteger(thrift, kind);
    else if (field === 11) chunk.dictionary = readInteger(thrift, kind);
    else return false;
    return true;
  });
}

function chunkOf({ name, stored: column }: Column, stored: readonly StoredChunk[], rows: number, dataEnd: number): Chunk | null {
  if (column === null) return null;
  const chunk = stored[column.index] as StoredChunk;
  if (chunk.encrypted) throw new Refusal('PARQUET_ENCRYPTED', 0, { column: name });
  if (chunk.elsewhere) throw new Refusal('PARQUET_UNSUPPORTED', 0, { what: 'file_path' });
  if (physicalTypes[chunk.type] !== column.type) throw damaged('a column of another type than the schema', { column: name });
  if (chunk.values !== rows) throw damaged('a column with other values than rows', { column: name, values: chunk.values, rows });
  // Writers that have no dictionary may say that it is at 0.
  const start = chunk.dictionary > 0 && chunk.dictionary < chunk.data ? chunk.dictionary : chunk.data;
  const end = start + chunk.length;
  if (start < MAGIC || chunk.length < 0 || end > dataEnd) throw damaged('a column outside the file', { column: name, start, end });
  return { start, end, codec: chunk.codec };
}

/** Bytes that two columns share would count twice, or a million times. */
function refuseOverlaps(groups: readonly RowGroup[]): void {
  const chunks = groups.flatMap((group) => group.chunks.filter((chunk) => chunk !== null && chunk.end > chunk.start)) as Chunk[];
  chunks.sort((a, b) => a.start - b.start);
  for (let index = 1; index < chunks.length; index += 1) {
    const start = (chunks[index] as Chunk).start;
    if (start < (chunks[index - 1] as Chunk).end) throw damaged('columns that lie in each other', { start });
  }
}
