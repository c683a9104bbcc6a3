import { damaged } from './damage.ts';
import { readFlag, readInteger, readRoot, readStruct, type Thrift } from './thrift.ts';

/** What stands before the bytes of a page. */
export interface PageHeader {
  /** Bytes in the file, and unpacked. */
  readonly packed: number;
  readonly unpacked: number;
  /** CRC-32 of the bytes in the file, as a signed number; null: not stated. */
  readonly checksum: number | null;
  readonly page: DataPage | DictionaryPage | { readonly is: 'other' };
}

export interface DataPage {
  readonly is: 'data';
  /** Values and nulls. */
  readonly values: number;
  /** parquet.thrift `Encoding`. */
  readonly encoding: number;
  /** Version 1: how nulls are written. null: version 2, where their bytes stand apart, never packed. */
  readonly levelEncoding: number | null;
  /** Bytes before the values that are not packed: repetition and definition levels (version 2). */
  readonly repetitionBytes: number;
  readonly definitionBytes: number;
  readonly isPacked: boolean;
}

export interface DictionaryPage {
  readonly is: 'dictionary';
  readonly values: number;
  readonly encoding: number;
}

export function readPageHeader(thrift: Thrift): PageHeader {
  const header = { type: -1, packed: -1, unpacked: -1 };
  let checksum: number | null = null;
  let page: PageHeader['page'] | null = null;
  readRoot(thrift, (field, type) => {
    if (field === 1) header.type = readInteger(thrift, type);
    else if (field === 2) header.unpacked = readInteger(thrift, type);
    else if (field === 3) header.packed = readInteger(thrift, type);
    else if (field === 4) checksum = readInteger(thrift, type);
    else if (field === 5) page = readDataPage(thrift, type);
    else if (field === 7) page = readDictionaryPage(thrift, type);
    else if (field === 8) page = readDataPage2(thrift, type);
    else return false;
    return true;
  });
  const { type, packed, unpacked } = header;
  if (packed < 0 || unpacked < 0) throw damaged('a page without a size');
  const isKnown = type === 0 || type === 2 || type === 3;
  if (isKnown && page === null) throw damaged('a page without its header');
  return { packed, unpacked, checksum, page: isKnown && page !== null ? page : { is: 'other' } };
}

function readDataPage(thrift: Thrift, type: number): DataPage {
  const page = { values: -1, encoding: -1, levelEncoding: -1 };
  readStruct(thrift, type, (field, kind) => {
    if (field === 1) page.values = readInteger(thrift, kind);
    else if (field === 2) page.encoding = readInteger(thrift, kind);
    else if (field === 3) page.levelEncoding = readInteger(thrift, kind);
    else return false;
    return true;
  });
  return { is: 'data', ...page, repetitionBytes: 0, definitionBytes: 0, isPacked: true };
}

function readDataPage2(thrift: Thrift, type: number): DataPage {
  const page = { values: -1, encoding: -1, definitionBytes: -1, repetitionBytes: -1, isPacked: true };
  readStruct(thrift, type, (field, kind) => {
    if (field === 1) page.values = readInteger(thrift, kind);
    else if (field === 4) page.encoding = readInteger(thrift, kind);
    else if (field === 5) page.definitionBytes = readInteger(thrift, kind);
    else if (field === 6) page.repetitionBytes = readInteger(thrift, kind);
    else if (field === 7) page.isPacked = readFlag(kind);
    else return false;
    return true;
  });
  if (page.definitionBytes < 0 || page.repetitionBytes < 0) throw damaged('a page without a size');
  return { is: 'data', ...page, levelEncoding: null };
}

function readDictionaryPage(thrift: Thrift, type: number): DictionaryPage {
  const page = { values: -1, encoding: -1 };
  readStruct(thrift, type, (field, kind) => {
    if (field === 1) page.values = readInteger(thrift, kind);
    else if (field === 2) page.encoding = readInteger(thrift, kind);
    else return false;
    return true;
  });
  return { is: 'dictionary', ...page };
}
