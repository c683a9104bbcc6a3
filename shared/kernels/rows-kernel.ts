import type { LaneBlock, LaneRows } from '../model/usage.ts';
import { powersOfTen } from '../usage/powers-of-ten.ts';
import { openBlockTable } from './block-table.ts';
import { openChunkMemory } from './chunk-memory.ts';
import { compiled } from './compiled.ts';
import { type KernelHour, openHourRecords } from './hour-records.ts';
import { type KernelCourse, openKernelCourse } from './kernel-course.ts';
import { openKernelMemory } from './kernel-memory.ts';
import { openLaneColumns } from './lane-columns.ts';
import { keepNoDataWords } from './no-data-words.ts';
import { type KernelOutline, openOutlineRecords, type Piece } from './outline-records.ts';
import { rows as packed } from './rows.generated.ts';

/** Why the kernel stops: no more rows; a row to be read as a whole; a new hour; a row for the long way; no room. */
export const [ENDED, WHOLE_ROW, NEW_HOUR, LONG, FULL] = [0, 1, 2, 3, 4];

/** A place in the row that differs from row to row. */
export interface KernelSlot {
  /** The byte of the decimal mark, TIME, WHOLE or UNUSED. */
  readonly mark: number;
  /** Index of the value in a row; -1: it is none. */
  readonly value: number;
  /** Columns, 0-based; time and what is unused may take several. */
  readonly first: number;
  readonly last: number;
}

/** In place of a decimal mark: the slot is cells that nobody looks at; it is the time; the value has no fractions. */
export const [UNUSED, TIME, WHOLE] = [-3, -2, -1];

/** The memory that rows are recognised in, and the loop that does it (assembly/rows.ts). */
export interface RowsKernel {
  /** The rows read so far, by value. Those of the row at hand stand behind them. */
  readonly read: LaneRows;
  /** Which outline each of them has. */
  outlines(): Int32Array;
  /** Rows read after them, all of one outline; null: these rows have no blocks. */
  readonly block: LaneBlock | null;
  blockOutline(): number;
  /** The bytes that rows are read from: whole lines. Positions count from their beginning. */
  load(bytes: Uint8Array): void;
  /** Rows from `at` on. @returns why it stopped */
  repeat(at: number, row: number): number;
  /** Where it stopped, how many rows it read, and the last of their outlines and of their times. */
  position(): number;
  repeated(): number;
  previous(): number;
  stamp(): number;
  /** The bytes of the time of the row that it stopped at for its hour. */
  time(): Uint8Array;
  addHour(hour: KernelHour): boolean;
  openCourse(): KernelCourse;
  /** The outline of the row at `at`, a new one where it is not known; -1: it has none, or there are too many. The next row follows it. */
  outlineOf(at: number): number;
  learn(outline: number, how: KernelOutline): void;
  setWay(outline: number, way: number): void;
  allowFractions(allowed: boolean): void;
  /** Fractions of a value that had none are taken from here on, if those of all have one mark. */
  takeFractions(value: number, mark: number): void;
}

/** Bytes of a slot; where in it the place in the row begins and ends. */
const [SLOT, START, END] = [24, 16, 20];
const MOST_ROWS = 1024;
/** Bytes of the windows that guesses look through, and how many guesses are kept. */
const [WINDOWS, GUESSES] = [64, 4096];

interface Exports {
  repeat(end: number, row: number): number;
  findSlots(at: number, end: number): number;
  findOutline(at: number, end: number): number;
  addOutline(outline: number, at: number, end: number): void;
  enterOutline(outline: number): void;
  addHour(hour: number, time: number, writing: number): void;
}

/** Fewer values in a row gain nothing by it. */
const NARROWEST_BLOCK = 4;

/** A time and then many values, with one decimal mark. */
function hasBlocks([time, ...values]: readonly KernelSlot[]): boolean {
  const marks = new Set(values.flatMap(({ mark }) => (mark === WHOLE ? [] : [mark])));
  const isInOrder = values.every(({ value }, at) => value === at);
  return time?.mark === TIME && isInOrder && values.length >= NARROWEST_BLOCK && marks.size <= 1;
}

/** @param words that say "no data" */
export function openRowsKernel(slots: readonly KernelSlot[], delimiter: number, words: Iterable<string>): RowsKernel {
  const instance = new WebAssembly.Instance(compiled(packed), {});
  const kernel = instance.exports as unknown as Exports;
  const memory = openKernelMemory(instance);
  const width = slots.filter(({ value }) => value >= 0).length;
  const slotsAt = memory.allocate(SLOT * slots.length);
  const powers = memory.allocate(8 * powersOfTen.length);
  const [windows, guesses] = [memory.allocate(WINDOWS), memory.allocate(4 * GUESSES)];
  memory.set({
    slots: slots.length,
    slotsAt,
    powers,
    delimiter,
    width,
    most: MOST_ROWS,
    sparePlace: MOST_ROWS + width - 1,
    windows,
    guesses,
    guessMask: GUESSES - 1,
  });
  powersOfTen.forEach((power, at) => {
    memory.view.setFloat64(powers + 8 * at, power, true);
  });
  slots.forEach(({ mark, value, first, last }, slot) => {
    [mark, value, first, last].forEach((part, at) => {
      memory.view.setInt32(slotsAt + SLOT * slot + 4 * at, part, true);
    });
  });
  keepNoDataWords(memory, words);
  const room = MOST_ROWS + width;
  const read = openLaneColumns(memory, room);
  const outlinesAt = memory.allocate(4 * room);
  memory.set({ outlines: outlinesAt });
  const table = hasBlocks(slots)
    ? openBlockTable(
        memory,
        slots.slice(1).map(({ mark }) => mark),
      )
    : null;
  const records = openOutlineRecords(memory, { width, pieces: slots.length + 1, hasBlocks: table !== null }, kernel.enterOutline);
  const hours = openHourRecords(memory, kernel.addHour);
  const [position, repeated, previous, stamp] = [
    memory.global('position'),
    memory.global('repeated'),
    memory.global('previous'),
    memory.global('stamp'),
  ];
  const blockOutline = memory.global('blockOutline');
  const chunk = openChunkMemory(memory);

  const slotPlace = (slot: number, place: number): number => memory.view.getInt32(slotsAt + SLOT * slot + place, true);

  /** What of the row [at, end), whose slots were found, stands between them. */
  const piecesOf = (at: number, end: number): readonly Piece[] =>
    Array.from({ length: slots.length + 1 }, (_, piece) => [
      piece === 0 ? at : slotPlace(piece - 1, END),
      piece === slots.length ? end : slotPlace(piece, START),
    ]);

  return {
    read,
    outlines: () => new Int32Array(memory.bytes.buffer, outlinesAt, room),
    block: table?.block ?? null,
    blockOutline: () => blockOutline.value as number,
    load: chunk.load,
    repeat(at, row) {
      position.value = chunk.from + at;
      return kernel.repeat(chunk.to, row);
    },
    position: () => (position.value as number) - chunk.from,
    repeated: () => repeated.value as number,
    previous: () => previous.value as number,
    stamp: () => stamp.value as number,
    time() {
      const slot = slots.findIndex(({ mark }) => mark === TIME);
      return memory.bytes.subarray(slotPlace(slot, START), slotPlace(slot, END));
    },
    addHour: hours.add,
    openCourse: () => openKernelCourse(memory),
    outlineOf(at) {
      const start = chunk.from + at;
      const end = kernel.findSlots(start, chunk.to);
      if (end === 0) return -1;
      let outline = kernel.findOutline(start, end);
      if (outline < 0) {
        outline = records.add(piecesOf(start, end));
        if (outline >= 0) kernel.addOutline(outline, start, end);
      }
      if (outline >= 0) records.follow(outline);
      return outline;
    },
    learn: records.learn,
    setWay: records.setWay,
    allowFractions: (allowed) => memory.set({ fractions: allowed ? 1 : 0 }),
    takeFractions(value, mark) {
      if (table?.setMark(value, mark) === false) return;
      const slot = slots.findIndex((of) => of.mark !== TIME && of.value === value);
      memory.view.setInt32(slotsAt + SLOT * slot, mark, true);
    },
  };
}
