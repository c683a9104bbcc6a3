import type { TypedCell } from '../typed-cells.ts';
import { damaged } from './damage.ts';
import { writtenClock, writtenDay, writtenInstant } from './instant.ts';
import type { SchemaElement } from './schema.ts';
import { type Raw, viewOf } from './values.ts';

/** What a stored value means. */
export type CellOf = (raw: Raw) => TypedCell;

/** The most digits after the point that a decimal of any engine has (BigQuery's BIGNUMERIC 38, ClickHouse's Decimal256 76). */
const LARGEST_SCALE = 76;
/** Fields of parquet.thrift `LogicalType`. */
const DECIMAL = 5;
const DATE = 6;
const TIME = 7;
const TIMESTAMP = 8;
const INTEGER = 10;
const BSON = 13;
const UUID = 14;
const FLOAT16 = 15;
/** Variants and shapes on the earth. */
const OBJECTS = [16, 17, 18];
/** Units of a time are fields too: ms, µs, ns. */
const PER_SECOND = [1, 1_000, 1_000_000, 1_000_000_000];

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const text: CellOf = (raw) => utf8.decode(raw as Uint8Array);

/**
 * The meaning of a column by its logical type, else by the older converted type, else by how it is stored. null: nothing of it is written
 * (BSON, intervals, variants, shapes), for no format reads it. @throws Refusal where the two contradict each other
 */
export function cellsOf(element: SchemaElement): CellOf | null {
  const { type, converted, logical, scale } = element;
  const is = logical?.is ?? null;
  if (is === BSON || converted === 'BSON' || converted === 'INTERVAL' || (is !== null && OBJECTS.includes(is))) return null;
  if (is === DECIMAL || converted === 'DECIMAL') return decimals(element, typeof logical?.first === 'number' ? logical.first : scale);
  if (type === 'INT96') return oldInstants;
  if (type === 'INT32' || type === 'INT64') return wholeNumbers(element);
  if (type === 'FLOAT') return (raw) => shortestOfFloat(raw as number);
  if (type === 'BYTE_ARRAY') return text;
  if (type === 'FIXED_LEN_BYTE_ARRAY') return is === UUID ? uuids : is === FLOAT16 ? halves : text;
  return (raw) => raw as number | boolean;
}

/** Are its values numbers that may have a fraction? */
export function hasFractions({ type, converted, logical }: SchemaElement): boolean {
  const is = logical?.is ?? null;
  return type === 'FLOAT' || type === 'DOUBLE' || is === FLOAT16 || is === DECIMAL || converted === 'DECIMAL';
}

function wholeNumbers({ type, converted, logical }: SchemaElement): CellOf {
  const is = logical?.is ?? null;
  const number = (raw: Raw): number | bigint => raw as number | bigint;
  if (is === DATE || converted === 'DATE') return (raw) => ({ time: writtenDay(Number(raw)) });
  const unit = unitOf(logical?.second) ?? unitOf(converted?.endsWith('_MILLIS') ? 1 : converted?.endsWith('_MICROS') ? 2 : null);
  // Most writers say of a time of day that it is in UTC, without knowing.
  if (unit !== null && (is === TIME || converted?.startsWith('TIME_'))) return (raw) => ({ time: writtenClock(number(raw), unit) });
  if (unit !== null && (is === TIMESTAMP || converted?.startsWith('TIMESTAMP_'))) {
    // The older type has no word for the wall clock: its instants are in UTC.
    const zone = is === TIMESTAMP && logical?.first === false ? '' : 'Z';
    return (raw) => ({ time: writtenInstant(number(raw), unit, zone) });
  }
  const isUnsigned = is === INTEGER ? logical?.second === false : (converted?.startsWith('UINT_') ?? false);
  if (type === 'INT32') return isUnsigned ? (raw) => (raw as number) >>> 0 : number;
  return (raw) => exactly(isUnsigned && number(raw) < 0 ? BigInt.asUintN(64, BigInt(number(raw))) : number(raw));
}

/** From here on a number that is written may be taken for one that has lost its last digits; these have all of them. */
const MANY_DIGITS = 1e15;
const exactly = (value: number | bigint): number | bigint => (value >= MANY_DIGITS || value <= -MANY_DIGITS ? BigInt(value) : value);

function unitOf(unit: number | boolean | null | undefined): number | null {
  return typeof unit === 'number' ? (PER_SECOND[unit] ?? null) : null;
}

/** Exactly, without the zeros at the end: 0.0660000000 is 66E-3 like everywhere. */
function decimals({ type, name }: SchemaElement, scale: number): CellOf {
  if (scale < 0 || scale > LARGEST_SCALE) throw damaged('a decimal with digits that no engine writes', { column: name, scale });
  if (type === 'FLOAT' || type === 'DOUBLE' || type === 'BOOLEAN' || type === 'INT96') {
    throw damaged('a decimal that is stored as something else', { column: name });
  }
  return (raw) => withoutZeros(raw instanceof Uint8Array ? bigEndian(raw) : (raw as number | bigint), scale);
}

function withoutZeros(value: number | bigint, scale: number): TypedCell {
  let mantissa = value;
  let left = scale;
  if (typeof mantissa === 'number') for (; left > 0 && mantissa % 10 === 0; left -= 1) mantissa /= 10;
  else for (; left > 0 && mantissa % 10n === 0n; left -= 1) mantissa /= 10n;
  return { mantissa, scale: left };
}

/** The longest decimal that any engine writes has 32 bytes. */
const LONGEST_DECIMAL = 64;

/** Two's complement, the highest byte first. */
function bigEndian(bytes: Uint8Array): number | bigint {
  if (bytes.length > LONGEST_DECIMAL) throw damaged('a decimal with digits that no engine writes', { bytes: bytes.length });
  let value = BigInt.asIntN(8, BigInt(bytes[0] ?? 0));
  for (let index = 1; index < bytes.length; index += 1) value = value * 256n + BigInt(bytes[index] as number);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const SMALLEST_WITH_SIX_DIGITS = 2 ** -126;

/** The shortest decimal that is this float of 32 bits, and not all the digits of the double beside it: 0.1 and not 0.10000000149. */
function shortestOfFloat(value: number): number {
  for (let digits = Math.abs(value) < SMALLEST_WITH_SIX_DIGITS ? 1 : 6; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : value;
}

/** A float of 16 bits, as it is. */
function halves(raw: Raw): number {
  const [low = 0, high = 0] = raw as Uint8Array;
  const sign = high >> 7 === 1 ? -1 : 1;
  const exponent = (high >> 2) & 31;
  const fraction = ((high & 3) << 8) | low;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function uuids(raw: Raw): string {
  const digits = Array.from(raw as Uint8Array, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Julian day of 1970-01-01. */
const EPOCH_DAY = 2_440_588;
const DAY = 86_400_000_000_000n;

/** INT96, as Spark, Hive and Athena wrote instants: nanoseconds of a day, then the Julian day; taken as UTC. */
function oldInstants(raw: Raw): TypedCell {
  const view = viewOf(raw as Uint8Array);
  const nanoseconds = BigInt(view.getInt32(8, true) - EPOCH_DAY) * DAY + view.getBigInt64(0, true);
  return { time: writtenInstant(nanoseconds, 1_000_000_000, 'Z') };
}
