import { damaged } from './damage.ts';

/**
 * Thrift's compact protocol, as much of it as Parquet's headers need. What is not asked for is skipped without being built, a list is as
 * long as its bytes and not as it says, and no number is longer than ten bytes: a header can cost no more than its own length.
 */
export interface Thrift {
  readonly bytes: Uint8Array;
  at: number;
  /** Structs and lists around the place. */
  depth: number;
}

export const thriftAt = (bytes: Uint8Array, at = 0): Thrift => ({ bytes, at, depth: 0 });

const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const MAP = 11;
const STRUCT = 12;
const UUID = 13;
/** A footer nests ten deep. */
const DEEPEST = 24;

/** Reads a struct. `visit` takes the value of a field it knows, and returns false for any other, which is skipped. */
export function readStruct(thrift: Thrift, type: number, visit: (field: number, type: number) => boolean): void {
  if (type !== STRUCT) throw damaged('a value of another kind than the format has there');
  enter(thrift);
  for (let field = 0; ; ) {
    const head = readByte(thrift);
    if (head === 0) break;
    const step = head >> 4;
    field = step === 0 ? unfolded(readVarint(thrift)) : field + step;
    if (!visit(field, head & 15)) skip(thrift, head & 15);
  }
  thrift.depth -= 1;
}

/** The struct that a header is. */
export const readRoot = (thrift: Thrift, visit: (field: number, type: number) => boolean): void => readStruct(thrift, STRUCT, visit);

export function readList(thrift: Thrift, type: number, visit: (type: number) => void): void {
  if (type !== LIST) throw damaged('a value of another kind than the format has there');
  enter(thrift);
  const head = readByte(thrift);
  const length = head >> 4 === 15 ? readVarint(thrift) : head >> 4;
  for (let index = 0; index < length; index += 1) visit(head & 15);
  thrift.depth -= 1;
}

/** A whole number; larger than a file can be, and the header is damaged. */
export function readInteger(thrift: Thrift, type: number): number {
  if (type === BYTE) return (readByte(thrift) << 24) >> 24;
  if (type < BYTE || type >= DOUBLE) throw damaged('a value of another kind than the format has there');
  const value = unfolded(readVarint(thrift));
  if (!Number.isSafeInteger(value)) throw damaged('a number that is larger than any file');
  return value;
}

export function readFlag(type: number): boolean {
  if (type !== TRUE && type !== FALSE) throw damaged('a value of another kind than the format has there');
  return type === TRUE;
}

export function readBinary(thrift: Thrift, type: number): Uint8Array {
  if (type !== BINARY) throw damaged('a value of another kind than the format has there');
  const length = readVarint(thrift);
  const start = thrift.at;
  step(thrift, length);
  return thrift.bytes.subarray(start, start + length);
}

function skip(thrift: Thrift, type: number): void {
  if (type === TRUE || type === FALSE) return;
  if (type === BYTE) step(thrift, 1);
  else if (type > BYTE && type < DOUBLE) readVarint(thrift);
  else if (type === DOUBLE) step(thrift, 8);
  else if (type === BINARY) step(thrift, readVarint(thrift));
  else if (type === STRUCT) readStruct(thrift, type, () => false);
  else if (type === LIST || type === SET) readList(thrift, LIST, (of) => skipElement(thrift, of));
  else if (type === MAP) skipMap(thrift);
  else if (type === UUID) step(thrift, 16);
  else throw damaged('a field of no known kind');
}

/** Inside lists and maps a flag is a byte. */
const skipElement = (thrift: Thrift, type: number): void => skip(thrift, type === TRUE || type === FALSE ? BYTE : type);

function skipMap(thrift: Thrift): void {
  enter(thrift);
  const length = readVarint(thrift);
  const types = length === 0 ? 0 : readByte(thrift);
  for (let index = 0; index < length; index += 1) {
    skipElement(thrift, types >> 4);
    skipElement(thrift, types & 15);
  }
  thrift.depth -= 1;
}

function enter(thrift: Thrift): void {
  thrift.depth += 1;
  if (thrift.depth > DEEPEST) throw damaged('a header nested without end');
}

function step(thrift: Thrift, length: number): void {
  if (length > thrift.bytes.length - thrift.at) throw damaged('a header that ends too soon');
  thrift.at += length;
}

function readByte(thrift: Thrift): number {
  step(thrift, 1);
  return thrift.bytes[thrift.at - 1] as number;
}

function readVarint(thrift: Thrift): number {
  let value = 0;
  for (let place = 1, count = 0; count < 10; count += 1, place *= 128) {
    const byte = readByte(thrift);
    value += (byte & 127) * place;
    if (byte < 128) return value;
  }
  throw damaged('a number without end');
}

const unfolded = (zigzag: number): number => (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
