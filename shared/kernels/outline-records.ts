import type { KernelMemory } from './kernel-memory.ts';

/** How rows of an outline go on: value by value the long way, or straight into the lanes. */
export const [WAY_LONG, WAY_STRAIGHT] = [0, 1];

/** What rows of an outline do. */
export interface KernelOutline {
  readonly way: number;
  readonly zone: number;
  /** A row starts so long before its stamp, milliseconds. */
  readonly back: number;
  /** Where the last two times of its series stand (kernel-course.ts); 0: nobody asks for them. */
  readonly course: number;
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

/** A piece of an outline: bytes [from, to) of the kernel's memory. */
export type Piece = readonly [from: number, to: number];

/** The outlines of a table's rows, each kept once, byte for byte (assembly/outlines.ts). */
export interface OutlineRecords {
  /** A new outline. @returns its number; -1: there are too many, or they are too long */
  add(pieces: readonly Piece[]): number;
  learn(outline: number, how: KernelOutline): void;
  setWay(outline: number, way: number): void;
  /** The next row has this outline: so will it be when the row before comes again. */
  follow(outline: number): void;
}

/** More bytes of outlines than these are not kept, as records and as text: the rows of the others are read one by one. */
const MOST_RECORDS = 32 * 1024 * 1024;
const MOST_TEXT = 32 * 1024 * 1024;
const TEXT_BLOCK = 65_536;
/** Bytes of the fixed part of a record, of a piece and of a value of it; and what stands where. */
const [RECORD, PIECE, VALUE] = [40, 8, 32];
const [WAY, ZONE, BACK, AS_THEY_ARE, IN_BLOCKS, COURSE] = [4, 8, 16, 24, 28, 32];
/** Pieces before the second value, and behind the last one: what stands beside a delimiter there is compared. */
const [BEFORE_VALUES, BEHIND] = [2, 1];

const goesAsItIs = ({ ceiling, times, power, takesEmpty, takesNumbers }: KernelValue): boolean =>
  ceiling === Number.POSITIVE_INFINITY && times === 1 && power === 0 && takesEmpty && takesNumbers;

interface Shape {
  /** How many values a row has, and how many pieces stand between its slots. */
  readonly width: number;
  readonly pieces: number;
  /** May rows that have but a delimiter between their values go in blocks? */
  readonly hasBlocks: boolean;
}

/** @param enter makes an outline found in the table at hand */
export function openOutlineRecords(
  memory: KernelMemory,
  { width, pieces: pieceCount, hasBlocks }: Shape,
  enter: (outline: number) => void,
): OutlineRecords {
  const valuesIn = RECORD + PIECE * pieceCount;
  const recordSize = valuesIn + VALUE * width;
  const previous = memory.global('previous');
  let most = 8;
  let records = memory.allocate(most * recordSize);
  let places = 64;
  let count = 0;
  let text = { at: 0, end: 0 };
  let textBytes = 0;
  memory.set({ records, recordSize, valuesIn, outlineTable: memory.allocate(4 * places), outlineMask: places - 1 });

  const recordOf = (outline: number): number => records + outline * recordSize;

  const keepText = ([from, to]: Piece): number => {
    if (text.at + to - from > text.end) {
      const length = Math.max(TEXT_BLOCK, to - from);
      const at = memory.allocate(length);
      text = { at, end: at + length };
    }
    const { at } = text;
    memory.bytes.copyWithin(at, from, to);
    text.at += to - from;
    textBytes += to - from;
    return at;
  };

  const reach = (): void => {
    if (count === most) {
      const grown = memory.allocate(2 * most * recordSize);
      memory.bytes.copyWithin(grown, records, records + most * recordSize);
      records = grown;
      most *= 2;
      memory.set({ records });
    }
    if (2 * count < places) return;
    places *= 4;
    memory.set({ outlineTable: memory.allocate(4 * places), outlineMask: places - 1 });
    for (let outline = 0; outline < count; outline += 1) enter(outline);
  };

  return {
    add(pieces) {
      if (count * recordSize > MOST_RECORDS || textBytes > MOST_TEXT) return -1;
      reach();
      const kept = pieces.map(keepText);
      const record = recordOf(count);
      memory.view.setInt32(record, -1, true);
      pieces.forEach(([from, to], piece) => {
        memory.view.setInt32(record + RECORD + PIECE * piece, kept[piece] as number, true);
        memory.view.setInt32(record + RECORD + PIECE * piece + 4, to - from, true);
      });
      const between = pieces.slice(BEFORE_VALUES, -BEHIND);
      memory.view.setInt32(record + IN_BLOCKS, hasBlocks && between.every(([from, to]) => to - from === 1) ? 1 : 0, true);
      count += 1;
      return count - 1;
    },
    learn(outline, { way, zone, back, course, values }) {
      const { view } = memory;
      // Blocks begin as this says.
      memory.set({ blockOutline: -1 });
      const record = recordOf(outline);
      view.setInt32(record + WAY, way, true);
      view.setInt32(record + ZONE, zone, true);
      view.setFloat64(record + BACK, back, true);
      view.setInt32(record + COURSE, course, true);
      view.setInt32(record + AS_THEY_ARE, values.every(goesAsItIs) ? 1 : 0, true);
      values.forEach(({ ceiling, times, power, lane, takesEmpty, takesNumbers }, index) => {
        const at = record + valuesIn + VALUE * index;
        view.setFloat64(at, ceiling, true);
        view.setFloat64(at + 8, times, true);
        view.setInt32(at + 16, power, true);
        view.setInt32(at + 20, lane, true);
        view.setInt32(at + 24, takesEmpty ? 1 : 0, true);
        view.setInt32(at + 28, takesNumbers ? 1 : 0, true);
      });
    },
    setWay: (outline, way) => memory.view.setInt32(recordOf(outline) + WAY, way, true),
    follow(outline) {
      const before = previous.value as number;
      if (before >= 0) memory.view.setInt32(recordOf(before), outline, true);
      previous.value = outline;
    },
  };
}
