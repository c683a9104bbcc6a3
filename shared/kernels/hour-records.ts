import type { KernelMemory } from './kernel-memory.ts';

/** A time that others of its hour, or of more hours of its day, are read by (scan/hour-reader.ts): all its bytes are the same but for digits, each of which adds its weight. */
export interface KernelHour {
  /** As it is written, of at least 4 bytes. */
  readonly written: Uint8Array;
  /** With all digits 0, milliseconds. */
  readonly base: number;
  readonly zone: number;
  readonly digits: readonly KernelDigit[];
}

export interface KernelDigit {
  /** Which byte of the time it is, what one more of it adds, and how far it goes. */
  readonly at: number;
  readonly weight: number;
  readonly most: number;
}

/** The hours of a table's times (assembly/row-time.ts). */
export interface HourRecords {
  /** @returns whether there was room for it */
  add(hour: KernelHour): boolean;
}

/** Hours remembered; a file may hold more of them, and is then only slower. */
const MOST_HOURS = 20_000;
/** Ways of writing times that are told apart. */
const MOST_WRITINGS = 64;
const [HOUR, WORD, DIGIT] = [24, 12, 16];
const LONGEST_WRITING = 8 + 4 * 20;

/** @param enter makes the hour found by a time, written as it is, that stands somewhere in memory */
export function openHourRecords(memory: KernelMemory, enter: (hour: number, time: number, writing: number) => void): HourRecords {
  const writings = memory.allocate(LONGEST_WRITING * MOST_WRITINGS);
  let writingsEnd = writings;
  const known = new Map<string, number>();
  let places = 256;
  const entered: (readonly [hour: number, time: number, writing: number])[] = [];
  memory.set({ writings, writingsEnd, hourTable: memory.allocate(4 * places), hourMask: places - 1 });

  /** Times of one length whose digits stand at the same places. @returns where it stands; null: there are too many */
  const writingOf = (masks: Int32Array, length: number): number | null => {
    const key = `${length} ${masks.join(' ')}`;
    const at = known.get(key);
    if (at !== undefined) return at;
    if (known.size === MOST_WRITINGS) return null;
    const added = writingsEnd;
    known.set(key, added);
    memory.view.setInt32(added, length, true);
    memory.view.setInt32(added + 4, masks.length, true);
    masks.forEach((mask, index) => {
      memory.view.setInt32(added + 8 + 4 * index, mask, true);
    });
    writingsEnd += 8 + 4 * masks.length;
    memory.set({ writingsEnd });
    return added;
  };

  const reach = (): void => {
    if (2 * entered.length < places) return;
    places *= 4;
    memory.set({ hourTable: memory.allocate(4 * places), hourMask: places - 1 });
    for (const hour of entered) enter(...hour);
  };

  return {
    add({ written, base, zone, digits }) {
      if (entered.length === MOST_HOURS) return false;
      const { length } = written;
      const isDigit = new Uint8Array(length);
      for (const { at } of digits) isDigit[at] = 1;
      const words = inWords(written);
      const masks = inWords(isDigit.map((digit) => (digit === 1 ? 0 : 0xff)));
      const writing = writingOf(masks, length);
      if (writing === null) return false;
      reach();
      const hour = memory.allocate(HOUR + WORD * words.length + DIGIT * digits.length);
      const time = memory.allocate(length);
      memory.bytes.set(written, time);
      const { view } = memory;
      view.setInt32(hour, length, true);
      view.setInt32(hour + 4, zone, true);
      view.setInt32(hour + 8, words.length, true);
      view.setInt32(hour + 12, digits.length, true);
      view.setFloat64(hour + 16, base, true);
      words.forEach((word, index) => {
        view.setInt32(hour + HOUR + WORD * index, word, true);
        view.setInt32(hour + HOUR + WORD * index + 4, masks[index] as number, true);
      });
      digits.forEach(({ at, most, weight }, index) => {
        const place = hour + HOUR + WORD * words.length + DIGIT * index;
        view.setInt32(place, at, true);
        view.setInt32(place + 4, most, true);
        view.setFloat64(place + 8, weight, true);
      });
      entered.push([hour, time, writing]);
      enter(hour, time, writing);
      return true;
    },
  };
}

/** Four bytes at a time; the last four may overlap those before them. */
function inWords(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Int32Array.from({ length: Math.ceil(bytes.length / 4) }, (_, index) => view.getInt32(Math.min(4 * index, bytes.length - 4), true));
}
