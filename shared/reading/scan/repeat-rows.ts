import type { UsageSink } from '../../formats/define-format.ts';
import {
  ENDED,
  FULL,
  type KernelOutline,
  LONG,
  LOOK,
  openRowsKernel,
  TIME,
  WAY_LONG,
  WAY_STRAIGHT,
  WHOLE,
} from '../../kernels/rows-kernel.ts';
import type { LaneStore, Milliseconds } from '../../model/usage.ts';
import type { PlainRow, PlainValue } from '../plain-row.ts';
import { readNumber } from './numbers.ts';
import { findSlots, newSlots } from './outline.ts';
import { openOutlineBook } from './outline-book.ts';
import type { RowShape } from './row-shape.ts';
import { convert } from './row-values.ts';
import type { TimeMemo } from './time-memo.ts';

/**
 * The short way of reading a row: its outline is known from a row that was read as a whole, its time is of a known hour or of one the
 * time's reader explains, its values are plain numbers or empty. Then the row does what that row did, at another time and with other
 * values. A row that is not recognised exactly is not touched.
 *
 * Rows that follow each other as they did before are the kernel's work (kernels/assembly/rows.ts); here the others are sought, and what comes
 * of the rows is handed on.
 */
export interface RowRepeater {
  /** The bytes that rows are repeated from: whole lines. */
  load(bytes: Uint8Array): void;
  /** Rows from `at` on, up to one that must be read as a whole. @returns how many */
  repeat(at: number, row: number): number;
  /** The position after the rows that were repeated last. */
  end(): number;
  /** Remembers how the row at `at` was read. */
  learn(bytes: Uint8Array, at: number, how: PlainRow): void;
  /** Are fractions read already as the mapping claims they are written? Until they are, each is looked at. */
  allowFractions(allowed: boolean): void;
}

const NONE = -1;
const [QUOTE, CR, LF] = [34, 13, 10];

export function openRowRepeater(shape: RowShape, times: TimeMemo, sink: UsageSink): RowRepeater {
  const { slots, marks, delimiter } = shape;
  const width = marks.length;
  const valueAt = slots.map(({ value }) => value ?? 0);
  const markOf = slots.map(({ value }) => (value === null ? TIME : (marks[value] ?? WHOLE)));
  const timeSlot = markOf.indexOf(TIME);
  const kernel = openRowsKernel(markOf, valueAt, delimiter);
  const { read } = kernel;
  const book = openOutlineBook(slots.length);
  const found = newSlots(shape);
  const rows: PlainRow[] = [];
  /** Zones that times are of, by the number that the kernel knows them by. */
  const zones: (string | null)[] = [];
  let chunk: Uint8Array = new Uint8Array(0);
  let fractions = true;
  let store: LaneStore | null = null;
  /** Does any row do more than to hand on its values? */
  let isMore = false;

  const zoneNumber = (zone: string | null): number => (zones.includes(zone) ? zones.indexOf(zone) : zones.push(zone) - 1);

  const isCellEnd = (byte: number): boolean => byte === delimiter || byte === QUOTE || byte === LF || byte === CR;

  /** A value at `at`. @returns the position after it; -1: the row must be looked at */
  const readValue = (at: number, slot: number): number => {
    const place = read.size + (valueAt[slot] as number);
    const end = readNumber(chunk, at, markOf[slot] as number, read, place);
    if (end < 0) return NONE;
    const scale = read.scales[place] as number;
    if (scale > 0) return fractions ? end : NONE;
    return scale === 0 || isCellEnd(chunk[end] as number) ? end : NONE;
  };

  const tell = (how: PlainRow, stamp: Milliseconds, row: number): void => {
    if (how.course !== null) {
      how.course.beforeLast = how.course.last;
      how.course.last = stamp;
    }
    for (const { code, details } of how.told) sink.issue(code, row, details);
  };

  /** The rows that were read go into their lanes. */
  const pour = (): void => {
    if (read.size === 0) return;
    for (let at = 0; isMore && at < read.size; at += width) {
      const how = rows[read.outlines[at] as number] as PlainRow;
      tell(how, (read.starts[at] as number) + backOf(how), read.rows[at] as number);
    }
    (store as LaneStore).take(read);
  };

  const backOf = ({ values }: PlainRow): Milliseconds => values[0]?.lane?.back ?? 0;

  const wayOf = ({ values }: PlainRow): number =>
    values.every(({ lane, watch }) => lane !== null && lane.store === store && watch.isOver()) ? WAY_STRAIGHT : WAY_LONG;

  /** The row at hand, value by value the long way: its series is still looked at closely, or has no lane. */
  const write = (outline: number, row: number): void => {
    const how = rows[outline] as PlainRow;
    const stamp = kernel.stamp();
    // The values stay where they are when the rows before them have gone.
    const place = read.size;
    pour();
    how.values.forEach(({ writer, watch }, index) => {
      const scale = read.scales[place + index] as number;
      const decimal = scale < 0 ? null : { mantissa: read.mantissas[place + index] as number, scale };
      if (decimal !== null) watch.see(decimal);
      writer.add(stamp, how.length, decimal, row);
    });
    kernel.setWay(outline, wayOf(how));
    tell(how, stamp, row);
  };

  /** Reads the row at `at`, whichever outline it has. @returns the position after it; -1: it must be read as a whole */
  const seek = (at: number, row: number): number => {
    const end = findSlots(chunk, at, delimiter, found);
    const outline = end < 0 ? NONE : book.find(chunk, at, end, found);
    const { starts, ends } = found;
    if (outline < 0 || !times.find(chunk, starts[timeSlot] as number, ends[timeSlot] as number)) return NONE;
    for (let slot = 0; slot < slots.length; slot += 1) {
      if (slot !== timeSlot && readValue(starts[slot] as number, slot) !== ends[slot]) return NONE;
    }
    const { values, zone } = rows[outline] as PlainRow;
    const { hour, stamp } = times.last;
    if (hour === null || hour.zone !== zone) return NONE;
    if (!values.every((value, index) => convert(read, read.size + index, value))) return NONE;
    kernel.setHour({ ...hour, zone: zoneNumber(hour.zone) }, stamp);
    kernel.follow(outline);
    if (kernel.wayOf(outline) === WAY_LONG) write(outline, row);
    else kernel.keep(outline, row);
    return end;
  };

  let position = 0;

  return {
    load(bytes) {
      chunk = bytes;
      kernel.load(bytes);
    },
    repeat(at, row) {
      let repeated = 0;
      position = at;
      for (;;) {
        const why = kernel.repeat(position, row + repeated);
        repeated += kernel.repeated();
        position = kernel.position();
        if (why === ENDED || why === LOOK) break;
        if (why === FULL) pour();
        else if (why === LONG) write(kernel.previous(), row + repeated - 1);
        else {
          const next = seek(position, row + repeated);
          if (next < 0) break;
          position = next;
          repeated += 1;
        }
      }
      pour();
      return repeated;
    },
    end: () => position,
    learn(bytes, at, how) {
      const end = findSlots(bytes, at, delimiter, found);
      const outline = end < 0 ? NONE : book.add(bytes, at, end, found);
      if (outline < 0) return;
      if (outline === rows.length) kernel.add(outline, book.piecesOf(outline));
      rows[outline] = how;
      isMore ||= how.course !== null || how.told.length > 0;
      store ??= how.values[0]?.lane?.store ?? null;
      kernel.learn(outline, { way: wayOf(how), zone: zoneNumber(how.zone), back: backOf(how), values: how.values.map(inKernel) });
      kernel.follow(outline);
    },
    allowFractions(allowed) {
      fractions = allowed;
      kernel.allowFractions(allowed);
    },
  };
}

function inKernel({ ceiling, factor, lane, takesEmpty, takesNumbers }: PlainValue): KernelOutline['values'][number] {
  const { times, power } = factor;
  return { ceiling: ceiling ?? Number.POSITIVE_INFINITY, times, power, lane: lane?.number ?? 0, takesEmpty, takesNumbers };
}
