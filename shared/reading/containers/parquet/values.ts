import { damaged, tooLarge, unsupported } from './damage.ts';
import { deltasOf, endOfDeltas } from './delta.ts';
import { runsOf } from './run-lengths.ts';
import type { PhysicalType } from './schema.ts';

/** A stored value before its meaning: bytes for texts, INT96 and fixed lengths; an INT64 is a number where a number holds it. */
export type Raw = boolean | number | bigint | Uint8Array;

/** The values of one page, one after another, nulls left out. Asked for more than there are, it throws. */
export interface Values {
  next(): Raw;
}

/** How the values of a column lie in bytes. */
export interface Storage {
  readonly type: PhysicalType;
  /** Bytes of a value of fixed length. */
  readonly typeLength: number;
}

/** Longer values are no cells; a few bytes of differences could build them without end. */
const LONGEST_VALUE = 4 * 1024 * 1024;

const widths = { INT32: 4, INT64: 8, INT96: 12, FLOAT: 4, DOUBLE: 8 } as const;

/** Bytes of a value; null: each has its own length, or is a bit. */
export function widthOf({ type, typeLength }: Storage): number | null {
  if (type === 'BYTE_ARRAY' || type === 'BOOLEAN') return null;
  if (type !== 'FIXED_LEN_BYTE_ARRAY') return widths[type];
  if (typeLength <= 0 || typeLength > LONGEST_VALUE) throw damaged('values of no fixed length');
  return typeLength;
}

/** parquet.thrift `Encoding`, but for dictionaries. @throws Refusal for an encoding that is not read, or not for this type */
export function valuesOf(bytes: Uint8Array, encoding: number, storage: Storage): Values {
  const { type } = storage;
  const isText = type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY';
  if (encoding === 0) return plainValues(bytes, storage);
  if (encoding === 3 && type === 'BOOLEAN') return runFlags(bytes);
  if (encoding === 5 && type === 'INT32') return deltaNumbers(bytes, 32);
  if (encoding === 5 && type === 'INT64') return deltaNumbers(bytes, 64);
  if (encoding === 6 && type === 'BYTE_ARRAY') return deltaLengths(bytes);
  if (encoding === 7 && isText) return deltaTexts(bytes);
  if (encoding === 9 && type !== 'BOOLEAN' && type !== 'BYTE_ARRAY') return splitStreams(bytes, storage);
  throw unsupported(`encoding ${encoding} of ${type}`);
}

function plainValues(bytes: Uint8Array, storage: Storage): Values {
  const { type } = storage;
  let at = 0;
  if (type === 'BOOLEAN') {
    return {
      next() {
        const byte = bytes[at >>> 3];
        if (byte === undefined) throw damaged('a page that ends too soon');
        at += 1;
        return ((byte >> ((at - 1) & 7)) & 1) === 1;
      },
    };
  }
  const view = viewOf(bytes);
  const width = widthOf(storage);
  if (width !== null) {
    const readAt = fixedReader(view, bytes, type, width);
    return {
      next() {
        at += width;
        return readAt(at - width);
      },
    };
  }
  return {
    next() {
      const start = at + 4;
      at = start + view.getUint32(at, true);
      return slice(bytes, start, at);
    },
  };
}

/** Reads a value of fixed width at a place; what reaches out of the page throws. */
export function fixedReader(view: DataView, bytes: Uint8Array, type: PhysicalType, width: number): (at: number) => Raw {
  if (type === 'INT32') return (at) => view.getInt32(at, true);
  if (type === 'INT64') return (at) => readLong(view, at);
  if (type === 'FLOAT') return (at) => view.getFloat32(at, true);
  if (type === 'DOUBLE') return (at) => view.getFloat64(at, true);
  return (at) => slice(bytes, at, at + width);
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function readLong(view: DataView, at: number): number | bigint {
  const high = view.getInt32(at + 4, true);
  if (high < -0x200000 || high >= 0x200000) return view.getBigInt64(at, true);
  return high * 0x1_0000_0000 + view.getUint32(at, true);
}

function slice(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (end > bytes.length) throw damaged('a page that ends too soon');
  return bytes.subarray(start, end);
}

/** Flags as runs, behind the length of the runs. */
function runFlags(bytes: Uint8Array): Values {
  const length = viewOf(bytes).getUint32(0, true);
  const runs = runsOf(slice(bytes, 4, 4 + length), 1);
  return { next: () => runs.next() === 1 };
}

function deltaNumbers(bytes: Uint8Array, bits: 32 | 64): Values {
  const deltas = deltasOf(bytes, 0, bits);
  return {
    next() {
      const value = deltas.next();
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : value;
    },
  };
}

/** All lengths, then all texts. */
function deltaLengths(bytes: Uint8Array): Values {
  const lengths = deltasOf(bytes, 0, 32);
  let at = endOfDeltas(bytes, 0);
  return {
    next() {
      const start = at;
      at += lengthOf(lengths.next());
      return slice(bytes, start, at);
    },
  };
}

/** How much of the text before each shares, then the lengths of the rests, then the rests. */
function deltaTexts(bytes: Uint8Array): Values {
  const shared = deltasOf(bytes, 0, 32);
  const restsStart = endOfDeltas(bytes, 0);
  const rests = deltasOf(bytes, restsStart, 32);
  let at = endOfDeltas(bytes, restsStart);
  let before: Uint8Array = new Uint8Array();
  return {
    next() {
      const kept = lengthOf(shared.next());
      const added = lengthOf(rests.next());
      if (kept > before.length) throw damaged('a text that shares more than there was');
      if (kept + added > LONGEST_VALUE) throw tooLarge('value', kept + added, LONGEST_VALUE);
      const rest = slice(bytes, at, at + added);
      at += added;
      if (kept === 0) before = rest;
      else {
        const text = new Uint8Array(kept + added);
        text.set(before.subarray(0, kept));
        text.set(rest, kept);
        before = text;
      }
      return before;
    },
  };
}

function lengthOf(value: bigint): number {
  if (value < 0n) throw damaged('a length below 0');
  return Number(value);
}

/** All first bytes, then all second bytes, and so on. */
function splitStreams(bytes: Uint8Array, storage: Storage): Values {
  const width = widthOf(storage) as number;
  const count = Math.floor(bytes.length / width);
  const one = new Uint8Array(width);
  const readAt = fixedReader(viewOf(one), one, storage.type, width);
  const isBytes = storage.type === 'INT96' || storage.type === 'FIXED_LEN_BYTE_ARRAY';
  let index = 0;
  return {
    next() {
      if (index === count) throw damaged('a page that ends too soon');
      for (let place = 0; place < width; place += 1) one[place] = bytes[place * count + index] as number;
      index += 1;
      return isBytes ? one.slice() : readAt(0);
    },
  };
}
