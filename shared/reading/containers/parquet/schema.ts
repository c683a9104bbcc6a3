import { damaged, tooLarge } from './damage.ts';
import { readBinary, readFlag, readInteger, readStruct, type Thrift } from './thrift.ts';

/** parquet.thrift `Type`. */
export const physicalTypes = ['BOOLEAN', 'INT32', 'INT64', 'INT96', 'FLOAT', 'DOUBLE', 'BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY'] as const;
export type PhysicalType = (typeof physicalTypes)[number];

const convertedTypes = [
  ...(['UTF8', 'MAP', 'MAP_KEY_VALUE', 'LIST', 'ENUM', 'DECIMAL', 'DATE', 'TIME_MILLIS', 'TIME_MICROS', 'TIMESTAMP_MILLIS'] as const),
  ...(['TIMESTAMP_MICROS', 'UINT_8', 'UINT_16', 'UINT_32', 'UINT_64', 'INT_8', 'INT_16', 'INT_32', 'INT_64', 'JSON', 'BSON'] as const),
  'INTERVAL' as const,
];

/** What the values mean: the logical type, by its field in parquet.thrift, with the fields of its own struct. */
export interface LogicalType {
  readonly is: number;
  /** Field 1: scale, bits, or whether instants are in UTC. */
  readonly first: number | boolean | null;
  /** Field 2: precision, whether signed, or the unit of a time as its field (1 ms, 2 µs, 3 ns). */
  readonly second: number | boolean | null;
}

export interface SchemaElement {
  readonly name: string;
  readonly type: PhysicalType | null;
  readonly typeLength: number;
  readonly repetition: number;
  readonly children: number;
  readonly converted: (typeof convertedTypes)[number] | null;
  readonly scale: number;
  readonly logical: LogicalType | null;
}

/** A column of the table. */
export interface Column {
  readonly name: string;
  /** Which of the stored columns holds it; null: a list, map or struct, of which nothing is read. */
  readonly stored: { readonly index: number; readonly element: SchemaElement; readonly type: PhysicalType } | null;
}

export interface Schema {
  readonly columns: readonly Column[];
  /** How many columns are stored, those inside lists, maps and structs included. */
  readonly storedColumns: number;
}

/** As many columns as no export has. */
const MOST_COLUMNS = 10_000;
const OPTIONAL = 1;
const REPEATED = 2;

const text = new TextDecoder('utf-8', { ignoreBOM: true });

export function readElement(thrift: Thrift, type: number): SchemaElement {
  const at = { type: -1, typeLength: 0, repetition: 0, name: '', children: 0, converted: -1, scale: 0 };
  let logical: LogicalType | null = null;
  readStruct(thrift, type, (field, kind) => {
    if (field === 1) at.type = readInteger(thrift, kind);
    else if (field === 2) at.typeLength = readInteger(thrift, kind);
    else if (field === 3) at.repetition = readInteger(thrift, kind);
    else if (field === 4) at.name = text.decode(readBinary(thrift, kind));
    else if (field === 5) at.children = readInteger(thrift, kind);
    else if (field === 6) at.converted = readInteger(thrift, kind);
    else if (field === 7) at.scale = readInteger(thrift, kind);
    else if (field === 10) logical = readLogicalType(thrift, kind);
    else return false;
    return true;
  });
  return { ...at, type: physicalTypes[at.type] ?? null, converted: convertedTypes[at.converted] ?? null, logical };
}

function readLogicalType(thrift: Thrift, type: number): LogicalType | null {
  let found: LogicalType | null = null;
  const parts: { first: number | boolean | null; second: number | boolean | null } = { first: null, second: null };
  readStruct(thrift, type, (is, kind) => {
    readStruct(thrift, kind, (field, inner) => {
      if (field !== 1 && field !== 2) return false;
      const value = readPart(thrift, inner);
      if (value === undefined) return false;
      parts[field === 1 ? 'first' : 'second'] = value;
      return true;
    });
    found = { is, ...parts };
    return true;
  });
  return found;
}

/** A flag, a number, or the one field of a union such as the unit of a time; undefined: anything else, not read. */
function readPart(thrift: Thrift, type: number): number | boolean | undefined {
  if (type === 1 || type === 2) return readFlag(type);
  if (type > 2 && type < 7) return readInteger(thrift, type);
  if (type !== 12) return undefined;
  let only = 0;
  readStruct(thrift, type, (field) => {
    only = field;
    return false;
  });
  return only;
}

/** The table that a flattened tree of elements describes. Walked without recursion: a tree may be as deep as its writer likes. */
export function schemaOf(elements: readonly SchemaElement[]): Schema {
  const [root] = elements;
  if (root === undefined) throw damaged('a schema without elements');
  if (root.children > MOST_COLUMNS) throw tooLarge('columns', root.children, MOST_COLUMNS);
  const columns: Column[] = [];
  let next = 1;
  let storedColumns = 0;
  for (let child = 0; child < root.children; child += 1) {
    const top = elements[next];
    if (top === undefined) throw damaged('a schema with fewer elements than it says');
    const isCell = top.type !== null && top.children === 0 && top.repetition !== REPEATED;
    columns.push({ name: top.name, stored: isCell ? { index: storedColumns, element: top, type: top.type as PhysicalType } : null });
    for (let open = 1; open > 0; next += 1) {
      const element = elements[next];
      if (element === undefined || element.children < 0) throw damaged('a schema with fewer elements than it says');
      if (element.children === 0 && element.type !== null) storedColumns += 1;
      open += element.children - 1;
    }
  }
  if (next !== elements.length) throw damaged('a schema with more elements than it says');
  return { columns, storedColumns };
}

export const isOptional = ({ repetition }: SchemaElement): boolean => repetition === OPTIONAL;
