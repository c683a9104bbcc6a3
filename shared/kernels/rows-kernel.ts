import type { LaneRows } from '../model/usage.ts';
import { MOST_PLACES, powersOfTen } from '../usage/powers-of-ten.ts';
import { compiled, globalOf, setGlobals } from './compiled.ts';
import { rows as packed } from './rows.generated.ts';

/** Why the kernel stops. */
export const [ENDED, UNKNOWN, LOOK, LONG, FULL] = [0, 1, 2, 3, 4];

/** In place of a decimal mark: the slot is the time; the value has no fractions. */
export const [TIME, WHOLE] = [-2, -1];

/** How rows of an outline go on: value by value the long way, or straight into the lanes. */
export const [WAY_LONG, WAY_STRAIGHT] = [0, 1];

/** A time that others of its hour are read by. */
export interface KernelHour {
  readonly length: number;
  readonly zone: number;
  readonly base: number;
  readonly words: Int32Array;
  readonly masks: Int32Array;
  readonly places: Int32Array;
  readonly most: Int32Array;
  readonly weights: Float64Array;
}

/** What rows of an outline do. */
export interface KernelOutline {
  readonly way: number;
  readonly zone: number;
  /** A row starts so long before its stamp, milliseconds. */
  readonly back: number;
  readonly values: readonly KernelValue[];
}

export interface KernelValue {
  /** The largest that goes in unseen; infinite: all do. */
  readonly ceiling: number;
  readonly times: number;
  readonly power: number;
  readonly lane: number;
  readonly takesEmpty: boolean;
  readonly takesNumbers: boolean;
}

/** The rows read so far, by value, and which outline they have. */
export interface ReadRows extends LaneRows {
  readonly outlines: Int32Array;
}

/** The memory that rows are recognised in, and the loop that does it (assembly/rows.ts). */
export interface RowsKernel {
  /** Rows that were read; those of the row at hand stand behind them. New after `learn` and `load`. */
  readonly read: ReadRows;
  /** The bytes that rows are read from: whole lines. Positions count from their beginning. */
  load(bytes: Uint8Array): void;
  /** Rows from `at` on. @returns why it stopped */
  repeat(at: number, row: number): number;
  /** Where it stopped, how many rows it read, and the last of their outlines. */
  position(): number;
  repeated(): number;
  previous(): number;
  /** The next row has this outline, and will have had. */
  follow(outline: number): void;
  /** The row at hand, whose time is `stamp` and whose values stand behind the others, is read. */
  keep(outline: number, row: number): void;
  setHour(hour: KernelHour, stamp: number): void;
  stamp(): number;
  /** Outlines are numbered from 0 on, in the order in which they come. */
  add(outline: number, pieces: readonly Uint8Array[]): void;
  /** How rows of the outline go on from now on. */
  learn(outline: number, how: KernelOutline): void;
  wayOf(outline: number): number;
  setWay(outline: number, way: number): void;
  allowFractions(allowed: boolean): void;
}

const PAGE = 65_536;
const POWERS = 1024;
const HOUR = POWERS + 8 * (MOST_PLACES + 1);
const LONGEST_HOUR = 24 + 12 * 20 + 16 * 80;
const SLOTS = HOUR + LONGEST_HOUR;
/** Bytes of the fixed part of an outline's record, of a piece and of a value of it. */
const [RECORD, PIECE, VALUE] = [24, 8, 32];
const [WAY, ZONE, BACK] = [4, 8, 16];
const MOST_ROWS = 1024;

interface Exports {
  readonly memory: WebAssembly.Memory;
  repeat(end: number, row: number): number;
  keepSought(outline: number, row: number): void;
}

/**
 * @param marks  by slot: the byte of the decimal mark, TIME or WHOLE
 * @param values by slot: index of the value in a row
 */
export function openRowsKernel(marks: readonly number[], values: readonly number[], delimiter: number): RowsKernel {
  const width = marks.length - 1;
  const instance = new WebAssembly.Instance(compiled(packed), {});
  const { memory, repeat, keepSought } = instance.exports as unknown as Exports;
  const valuesIn = RECORD + PIECE * (marks.length + 1);
  const recordSize = valuesIn + VALUE * width;
  const [position, repeated, previous, stamp, stampLength, size] = ['position', 'repeated', 'previous', 'stamp', 'stampLength', 'size'].map(
    (name) => globalOf(instance, name),
  ) as [WebAssembly.Global, WebAssembly.Global, WebAssembly.Global, WebAssembly.Global, WebAssembly.Global, WebAssembly.Global];

  let used = SLOTS + 8 * marks.length;
  let view = new DataView(memory.buffer);
  let bytes = new Uint8Array(memory.buffer);
  /** Room that stays where it is. */
  const allocate = (length: number): number => {
    const at = (used + 7) & ~7;
    used = at + length;
    const { byteLength } = memory.buffer;
    if (used > byteLength) {
      memory.grow(Math.ceil((Math.max(used, byteLength * 1.5) - byteLength) / PAGE));
      view = new DataView(memory.buffer);
      bytes = new Uint8Array(memory.buffer);
    }
    return at;
  };

  const room = MOST_ROWS + width;
  const columns = {
    starts: allocate(8 * room),
    mantissas: allocate(8 * room),
    numbers: allocate(8 * room),
    lanes: allocate(4 * room),
    scales: allocate(4 * room),
    outlines: allocate(4 * room),
  };
  let outlines = 8;
  let records = allocate(outlines * recordSize);
  let chunk = { at: 0, length: 0 };
  let loaded = 0;
  let text = { at: 0, end: 0 };
  setGlobals(instance, {
    ...columns,
    records,
    recordSize,
    valuesIn,
    delimiter,
    width,
    slots: marks.length,
    slotsAt: SLOTS,
    hour: HOUR,
    powers: POWERS,
    most: MOST_ROWS,
  });
  new Float64Array(memory.buffer, POWERS, powersOfTen.length).set(powersOfTen);
  marks.forEach((mark, slot) => {
    view.setInt32(SLOTS + 8 * slot, mark, true);
    view.setInt32(SLOTS + 8 * slot + 4, values[slot] as number, true);
  });

  let viewed: ArrayBufferLike | null = null;
  const read = {
    get size() {
      return size.value as number;
    },
    set size(value: number) {
      size.value = value;
    },
  } as unknown as { -readonly [key in keyof ReadRows]: ReadRows[key] };
  const viewAll = (): void => {
    const { buffer } = memory;
    if (buffer === viewed) return;
    viewed = buffer;
    read.starts = new Float64Array(buffer, columns.starts, room);
    read.mantissas = new Float64Array(buffer, columns.mantissas, room);
    read.rows = new Float64Array(buffer, columns.numbers, room);
    read.lanes = new Int32Array(buffer, columns.lanes, room);
    read.scales = new Int32Array(buffer, columns.scales, room);
    read.outlines = new Int32Array(buffer, columns.outlines, room);
  };
  viewAll();

  const keepText = (piece: Uint8Array): number => {
    if (text.at + piece.length > text.end) {
      const length = Math.max(PAGE, piece.length);
      const at = allocate(length);
      text = { at, end: at + length };
    }
    const { at } = text;
    bytes.set(piece, at);
    text = { at: at + piece.length, end: text.end };
    return at;
  };

  const reachOutline = (outline: number): void => {
    if (outline < outlines) return;
    const grown = allocate(2 * outline * recordSize);
    bytes.copyWithin(grown, records, records + outlines * recordSize);
    outlines = 2 * outline;
    records = grown;
    setGlobals(instance, { records });
  };

  return {
    read,
    load(given) {
      if (given.length > chunk.length) {
        const length = Math.ceil((given.length + 64) / PAGE) * PAGE;
        chunk = { at: allocate(length), length };
        viewAll();
      }
      bytes.set(given, chunk.at);
      loaded = given.length;
    },
    repeat(at, row) {
      position.value = chunk.at + at;
      return repeat(chunk.at + loaded, row);
    },
    position: () => (position.value as number) - chunk.at,
    repeated: () => repeated.value as number,
    previous: () => previous.value as number,
    follow(outline) {
      const before = previous.value as number;
      if (before >= 0) view.setInt32(records + before * recordSize, outline, true);
      previous.value = outline;
    },
    keep: keepSought,
    setHour({ length, zone, base, words, masks, places, most, weights }, at) {
      view.setInt32(HOUR, length, true);
      view.setInt32(HOUR + 4, zone, true);
      view.setInt32(HOUR + 8, words.length, true);
      view.setInt32(HOUR + 12, places.length, true);
      view.setFloat64(HOUR + 16, base, true);
      let to = HOUR + 24;
      for (let word = 0; word < words.length; word += 1) {
        view.setInt32(to, words[word] as number, true);
        view.setInt32(to + 4, masks[word] as number, true);
        // What no time has: its digits are weighed then.
        view.setInt32(to + 8, ~(words[word] as number), true);
        to += 12;
      }
      for (let digit = 0; digit < places.length; digit += 1) {
        view.setInt32(to, places[digit] as number, true);
        view.setInt32(to + 4, most[digit] as number, true);
        view.setFloat64(to + 8, weights[digit] as number, true);
        to += 16;
      }
      stamp.value = at;
      stampLength.value = length;
    },
    stamp: () => stamp.value as number,
    add(outline, pieces) {
      reachOutline(outline);
      const places = pieces.map(keepText);
      const record = records + outline * recordSize;
      view.setInt32(record, -1, true);
      pieces.forEach((piece, index) => {
        view.setInt32(record + RECORD + PIECE * index, places[index] as number, true);
        view.setInt32(record + RECORD + PIECE * index + 4, piece.length, true);
      });
      viewAll();
    },
    learn(outline, { way, zone, back, values: own }) {
      const record = records + outline * recordSize;
      view.setInt32(record + WAY, way, true);
      view.setInt32(record + ZONE, zone, true);
      view.setFloat64(record + BACK, back, true);
      own.forEach(({ ceiling, times, power, lane, takesEmpty, takesNumbers }, index) => {
        const at = record + valuesIn + VALUE * index;
        view.setFloat64(at, ceiling, true);
        view.setFloat64(at + 8, times, true);
        view.setInt32(at + 16, power, true);
        view.setInt32(at + 20, lane, true);
        view.setInt32(at + 24, takesEmpty ? 1 : 0, true);
        view.setInt32(at + 28, takesNumbers ? 1 : 0, true);
      });
    },
    wayOf: (outline) => view.getInt32(records + outline * recordSize + WAY, true),
    setWay: (outline, way) => view.setInt32(records + outline * recordSize + WAY, way, true),
    allowFractions: (allowed) => setGlobals(instance, { fractions: allowed ? 1 : 0 }),
  };
}
