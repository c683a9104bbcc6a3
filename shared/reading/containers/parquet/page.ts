import { damaged, unsupported } from './damage.ts';
import type { DictionaryTexts } from './dictionary.ts';
import type { DataPage } from './page-header.ts';
import { type Numbers, runsOf } from './run-lengths.ts';
import { type Raw, type Storage, valuesOf, viewOf } from './values.ts';

/** The cells of a page as they are written, nulls as empty ones. */
export interface Cells {
  /** @throws where the page holds fewer than it says */
  next(): string;
}

export interface PageReading {
  readonly storage: Storage;
  readonly isOptional: boolean;
  readonly write: (raw: Raw) => string;
  /** Unpacks the part of a page that is packed, into `size` bytes. */
  unpack(packed: Uint8Array, size: number): Uint8Array;
}

const BIT_PACKED = 4;
const PLAIN_DICTIONARY = 2;
const RLE_DICTIONARY = 8;

/** Opens the bytes of a data page of either version. */
export function cellsOfPage(
  page: DataPage,
  packed: Uint8Array,
  unpackedSize: number,
  reading: PageReading,
  dictionary: DictionaryTexts | null,
): Cells {
  const { levels, body } =
    page.levelEncoding === null ? partsOf2(page, packed, unpackedSize, reading) : partsOf1(page, packed, unpackedSize, reading);
  const nextText = textsOf(body, page.encoding, reading, dictionary);
  if (levels === null) return { next: nextText };
  return { next: () => (levels.next() === 0 ? '' : nextText()) };
}

interface Parts {
  /** 0: null. null: the column has none. */
  readonly levels: Numbers | null;
  readonly body: Uint8Array;
}

/** Version 1: nulls and values packed together, the nulls behind their length. */
function partsOf1(page: DataPage, packed: Uint8Array, unpackedSize: number, { isOptional, unpack }: PageReading): Parts {
  const bytes = unpack(packed, unpackedSize);
  if (!isOptional) return { levels: null, body: bytes };
  if (page.levelEncoding === BIT_PACKED) throw unsupported('BIT_PACKED');
  if (bytes.length < 4) throw damaged('a page that ends too soon');
  const end = 4 + viewOf(bytes).getUint32(0, true);
  if (end > bytes.length) throw damaged('a page that ends too soon');
  return { levels: runsOf(bytes.subarray(4, end), 1), body: bytes.subarray(end) };
}

/** Version 2: the nulls lie before the values, never packed. */
function partsOf2(page: DataPage, packed: Uint8Array, unpackedSize: number, { isOptional, unpack }: PageReading): Parts {
  const start = page.repetitionBytes;
  const end = start + page.definitionBytes;
  if (end > packed.length || end > unpackedSize) throw damaged('a page that ends too soon');
  const rest = packed.subarray(end);
  return {
    levels: isOptional ? runsOf(packed.subarray(start, end), 1) : null,
    body: page.isPacked ? unpack(rest, unpackedSize - end) : rest,
  };
}

/** A page of nulls alone may have no bytes at all: what follows the nulls is looked at when the first value is asked for. */
function textsOf(body: Uint8Array, encoding: number, { storage, write }: PageReading, dictionary: DictionaryTexts | null): () => string {
  let next: (() => string) | null = null;
  const open = (): (() => string) => {
    if (encoding !== PLAIN_DICTIONARY && encoding !== RLE_DICTIONARY) {
      const values = valuesOf(body, encoding, storage);
      return () => write(values.next());
    }
    if (dictionary === null) throw damaged('a column that points at a dictionary it does not have');
    if (body.length === 0) throw damaged('a page that ends too soon');
    const indices = runsOf(body.subarray(1), body[0] as number);
    return () => dictionary(indices.next());
  };
  return () => {
    next ??= open();
    return next();
  };
}
