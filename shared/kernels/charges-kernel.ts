import type { Decimal, LaneRows } from '../model/usage.ts';
import { powersOfTen } from '../usage/powers-of-ten.ts';
import { charges as packed } from './charges.generated.ts';
import { openChunkMemory } from './chunk-memory.ts';
import { compiled } from './compiled.ts';
import { openKernelMemory } from './kernel-memory.ts';
import { openLaneColumns } from './lane-columns.ts';

/** Why the kernel stops: no more rows; a row to be read as a whole; a row whose terms are told of elsewhere; no room; a row of new times, of new terms. */
export const [ENDED, WHOLE_ROW, TOLD, FULL, NEW_TIMES, NEW_TERMS] = [0, 1, 2, 3, 4, 5];

/** Columns, 0-based, and bytes of characters. */
export interface ChargeLayout {
  readonly columns: number;
  readonly delimiter: number;
  readonly mark: number;
  readonly terms: readonly number[];
  readonly times: readonly number[];
  readonly quantities: readonly number[];
}

/** A series that rows go into: their quantity times `times` x 10^power. */
export interface KernelCharge {
  readonly times: number;
  readonly power: number;
  readonly lane: number;
  readonly back: number;
}

/** The memory that the lines of a bill are recognised in, and the loop that does it (assembly/charges.ts). */
export interface ChargesKernel {
  /** The rows read so far that go into their lanes, by value. */
  readonly read: LaneRows;
  /** The bytes that rows are read from: whole lines. Positions count from their beginning. */
  load(bytes: Uint8Array): void;
  /** Rows from `at` on. @returns why it stopped */
  repeat(at: number, row: number): number;
  /** Where it stopped, and how many rows it read. */
  position(): number;
  repeated(): number;
  /** Of the row that was read last, or that it stopped at: its terms, its times (0: they are new) and (null: it has none) its quantity. */
  kind(): number;
  extent(): number;
  quantity(): Decimal | null;
  /** A cell of the terms or times of the row that it stopped at because they are new, as it is written. */
  cell(column: number): Uint8Array;
  /** Is the quantity of that row a plain number, or none? */
  isPlain(): boolean;
  /** Remembers them. @returns what they are known by from here on; 0: there are too many */
  addTerms(): number;
  addTimes(): number;
  /** Rows with these terms are at fault. */
  setFault(kind: number): void;
  /** What rows with these terms do. @param length of those that go into lanes; NaN: none do */
  setCharge(kind: number, length: number, values: readonly KernelCharge[]): void;
  setTimes(extent: number, start: number, length: number): void;
}

const MOST_ROWS = 1024;
/** In what is known by terms or by times, and of one value. */
const [LENGTH, START, VALUES, COUNT, VALUE] = [16, 24, 32, 36, 24];
const FAULT = -1;

interface Exports {
  repeat(end: number, row: number): number;
  isPlain(): number;
  openBook(columns: number, width: number): number;
  add(book: number): number;
}

/** @param mostValues of one row @param seeText told the bytes of rows that are not of ASCII alone */
export function openChargesKernel(layout: ChargeLayout, mostValues: number, seeText: (bytes: Uint8Array) => void): ChargesKernel {
  const instance = new WebAssembly.Instance(compiled(packed), {
    charges: { seeText: (from: number, to: number) => seeText(memory.bytes.subarray(from, to)) },
    room: { allocate: (bytes: number) => memory.allocate(bytes) },
  });
  const kernel = instance.exports as unknown as Exports;
  const memory = openKernelMemory(instance);

  const listed = (columns: readonly number[], room = columns.length): number => {
    const at = memory.allocate(4 * room);
    columns.forEach((column, index) => {
      memory.view.setInt32(at + 4 * index, column, true);
    });
    return at;
  };

  const { columns, delimiter, mark, terms, times, quantities } = layout;
  const varying = [...new Set([...times, ...quantities])].sort((a, b) => a - b);
  const quantityAt = MOST_ROWS + mostValues;
  const powers = memory.allocate(8 * powersOfTen.length);
  powersOfTen.forEach((power, at) => {
    memory.view.setFloat64(powers + 8 * at, power, true);
  });
  const bounds = memory.allocate(8 * columns);
  memory.set({
    columns,
    delimiter,
    mark,
    powers,
    bounds,
    quantities: listed(quantities),
    quantityCount: quantities.length,
    varying: listed(varying, columns),
    varied: varying.length,
    most: MOST_ROWS,
    quantity: quantityAt,
  });
  const books = { terms: kernel.openBook(listed(terms), terms.length), times: kernel.openBook(listed(times), times.length) };
  memory.set(books);
  const read = openLaneColumns(memory, quantityAt + 1);
  const chunk = openChunkMemory(memory);
  const [position, repeated, kind, extent] = [
    memory.global('position'),
    memory.global('repeated'),
    memory.global('kind'),
    memory.global('extent'),
  ];

  return {
    read,
    load: chunk.load,
    repeat(at, row) {
      position.value = chunk.from + at;
      return kernel.repeat(chunk.to, row);
    },
    position: () => (position.value as number) - chunk.from,
    repeated: () => repeated.value as number,
    kind: () => kind.value as number,
    extent: () => extent.value as number,
    quantity() {
      const scale = read.scales[quantityAt] as number;
      return scale < 0 ? null : { mantissa: read.mantissas[quantityAt] as number, scale };
    },
    cell(column) {
      const at = bounds + 8 * column;
      return memory.bytes.subarray(memory.view.getInt32(at, true), memory.view.getInt32(at + 4, true));
    },
    isPlain: () => kernel.isPlain() !== 0,
    addTerms: () => kernel.add(books.terms),
    addTimes: () => kernel.add(books.times),
    setFault: (terms) => memory.view.setInt32(terms + COUNT, FAULT, true),
    setCharge(terms, length, values) {
      const at = memory.allocate(VALUE * values.length);
      const { view } = memory;
      view.setFloat64(terms + LENGTH, length, true);
      view.setInt32(terms + VALUES, at, true);
      view.setInt32(terms + COUNT, values.length, true);
      values.forEach(({ times: factor, power, lane, back }, index) => {
        view.setFloat64(at + VALUE * index, factor, true);
        view.setFloat64(at + VALUE * index + 8, back, true);
        view.setInt32(at + VALUE * index + 16, power, true);
        view.setInt32(at + VALUE * index + 20, lane, true);
      });
    },
    setTimes(times, start, length) {
      memory.view.setFloat64(times + START, start, true);
      memory.view.setFloat64(times + LENGTH, length, true);
    },
  };
}
