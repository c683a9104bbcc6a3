import type { UsageSink } from '../../formats/define-format.ts';
import type { LaneStore } from '../../model/usage.ts';
import { longer } from '../../usage/columns.ts';
import type { PlainRow, PlainValue } from '../plain-row.ts';
import { readNumber } from './numbers.ts';
import { findSlots, newSlots } from './outline.ts';
import { openOutlineBook } from './outline-book.ts';
import type { RowShape } from './row-shape.ts';
import { convert, isAsWritten, isUnder, newRowValues } from './row-values.ts';
import type { TimeMemo } from './time-memo.ts';

/**
 * The short way of reading a row: its outline is known from a row that was read as a whole, its time is of a known hour or of one the
 * time's reader explains, its values are plain numbers or empty. Then the row does what that row did, at another time and with other
 * values. A row that is not recognised exactly is not touched.
 */
export interface RowRepeater {
  /** Rows from `at` on, up to one that must be read as a whole. @returns how many; the bytes end with a line end */
  repeat(bytes: Uint8Array, view: DataView, at: number, row: number): number;
  /** The position after the rows that were repeated last. */
  end(): number;
  /** Remembers how the row at `at` was read. */
  learn(bytes: Uint8Array, at: number, how: PlainRow): void;
  /** Are fractions read already as the mapping claims they are written? Until they are, each is looked at. */
  allowFractions(allowed: boolean): void;
}

const NONE = -1;
const [QUOTE, CR, LF] = [34, 13, 10];

/** How rows of an outline go on: value by value the long way; straight into the lanes; and those that are nothing but their values. */
const [LONG, STRAIGHT, BARE] = [0, 1, 2];

export function openRowRepeater(shape: RowShape, times: TimeMemo, sink: UsageSink): RowRepeater {
  const { slots, marks, delimiter } = shape;
  const width = marks.length;
  const book = openOutlineBook(slots.length);
  const found = newSlots(shape);
  const values = newRowValues(width);
  const { mantissas, scales } = values;
  const rows: PlainRow[] = [];
  /** By outline: the one that followed it last time, and which way its rows go. */
  let following = new Int32Array(8).fill(NONE);
  let ways = new Uint8Array(8);
  /** By outline, how long before its stamp a row starts; by outline and value, the lane. */
  let backs = new Float64Array(8);
  let lanes = new Int32Array(8 * width);
  /** By outline and value: the most that goes as it is written; NaN: the value must be converted. */
  let ceilings = new Float64Array(8 * width);
  let previous = NONE;
  let sought = NONE;
  let fractions = true;
  let store: LaneStore | null = null;
  const valueAt = Int32Array.from(slots, ({ value }) => value ?? NONE);
  const markOf = Int32Array.from(slots, ({ value }) => (value === null ? NONE : (marks[value] ?? NONE)));
  const timeSlot = valueAt.indexOf(NONE);

  const isCellEnd = (byte: number): boolean => byte === delimiter || byte === QUOTE || byte === LF || byte === CR;

  /** A value at `at`. @returns the position after it; -1: the row must be looked at */
  const readValue = (bytes: Uint8Array, at: number, slot: number): number => {
    const value = valueAt[slot] as number;
    const end = readNumber(bytes, at, markOf[slot] as number, values, value);
    if (end < 0) return NONE;
    const scale = scales[value] as number;
    if (scale > 0) return fractions ? end : NONE;
    return scale === 0 || isCellEnd(bytes[end] as number) ? end : NONE;
  };

  /** Reads the row at `at` as one of the outline. */
  const match = (bytes: Uint8Array, view: DataView, at: number, outline: number): number => {
    let position = book.after(bytes, view, at, outline, 0);
    for (let slot = 0; slot < valueAt.length && position >= 0; slot += 1) {
      if (slot === timeSlot) position = times.follow(bytes, view, position) ? position + times.last.length : NONE;
      else position = readValue(bytes, position, slot);
      if (position >= 0) position = book.after(bytes, view, position, outline, slot + 1);
    }
    return position;
  };

  const convertAll = (outline: number, how: PlainRow): boolean => {
    const first = outline * width;
    for (let value = 0; value < width; value += 1) {
      const ceiling = ceilings[first + value] as number;
      if (ceiling === Number.POSITIVE_INFINITY && (scales[value] as number) >= 0) continue;
      if (ceiling > 0 && (scales[value] as number) >= 0 && isUnder(values, value, ceiling)) continue;
      if (!convert(values, value, how.values[value] as PlainValue)) return false;
    }
    return true;
  };

  /** One value the long way: its series is new to the day, or has no lane. */
  const write = ({ writer, watch }: PlainValue, value: number, length: number, row: number): void => {
    const scale = scales[value] as number;
    const decimal = scale < 0 ? null : { mantissa: mantissas[value] as number, scale };
    if (decimal !== null) watch.see(decimal);
    writer.add(times.last.stamp, length, decimal, row);
  };

  /** Straight into the lanes; what they do not take goes the long way. */
  const pour = (into: LaneStore, outline: number, how: PlainRow, row: number): void => {
    const start = times.last.stamp - (backs[outline] as number);
    const first = outline * width;
    for (let value = 0; value < width; value += 1) {
      const scale = scales[value] as number;
      const lane = lanes[first + value] as number;
      const isDone = scale < 0 ? into.addNull(lane, start, row) : into.add(lane, start, mantissas[value] as number, scale, row);
      if (!isDone) write(how.values[value] as PlainValue, value, how.length, row);
    }
  };

  const wayOf = ({ values: own, course, told }: PlainRow): number => {
    if (!own.every(({ lane, watch }) => lane !== null && lane.store === store && watch.isOver())) return LONG;
    return course === null && told.length === 0 ? BARE : STRAIGHT;
  };

  const apply = (outline: number, how: PlainRow, row: number): void => {
    const way = ways[outline] as number;
    if (way !== LONG) pour(store as LaneStore, outline, how, row);
    else {
      how.values.forEach((value, index) => {
        write(value, index, how.length, row);
      });
      ways[outline] = wayOf(how);
    }
    if (way === BARE) return;
    if (how.course !== null) {
      how.course.beforeLast = how.course.last;
      how.course.last = times.last.stamp;
    }
    for (const { code, details } of how.told) sink.issue(code, row, details);
  };

  /** Reads the row at `at`, whichever outline it has: that of it is `sought` then. */
  const seek = (bytes: Uint8Array, at: number): number => {
    const end = findSlots(bytes, at, delimiter, found);
    sought = end < 0 ? NONE : book.find(bytes, at, end, found);
    if (sought < 0 || !times.find(bytes, found.starts[timeSlot] as number, found.ends[timeSlot] as number)) return NONE;
    for (let slot = 0; slot < valueAt.length; slot += 1) {
      if (slot !== timeSlot && readValue(bytes, found.starts[slot] as number, slot) !== found.ends[slot]) return NONE;
    }
    return end;
  };

  /** One row. @returns the position after it; -1: it must be read as a whole */
  const repeatOne = (bytes: Uint8Array, view: DataView, at: number, row: number): number => {
    let outline = previous < 0 ? NONE : (following[previous] as number);
    let end = outline < 0 ? NONE : match(bytes, view, at, outline);
    if (end < 0) {
      end = seek(bytes, at);
      if (end < 0) return NONE;
      outline = sought;
      if (previous >= 0) following[previous] = outline;
    }
    const how = rows[outline] as PlainRow;
    if (times.last.zone !== how.zone || !convertAll(outline, how)) return NONE;
    apply(outline, how, row);
    previous = outline;
    return end;
  };

  let position = 0;

  return {
    repeat(bytes, view, at, row) {
      let repeated = 0;
      position = at;
      while (position < bytes.length) {
        const next = repeatOne(bytes, view, position, row + repeated);
        if (next < 0) break;
        position = next;
        repeated += 1;
      }
      return repeated;
    },
    end: () => position,
    learn(bytes, at, how) {
      const end = findSlots(bytes, at, delimiter, found);
      const outline = end < 0 ? NONE : book.add(bytes, at, end, found);
      if (outline < 0) return;
      if (outline >= following.length) {
        following = longer(following, outline * 2).fill(NONE, following.length);
        ways = longer(ways, outline * 2);
        backs = longer(backs, outline * 2);
        lanes = longer(lanes, outline * 2 * width);
        ceilings = longer(ceilings, outline * 2 * width);
      }
      rows[outline] = how;
      store ??= how.values[0]?.lane?.store ?? null;
      ways[outline] = wayOf(how);
      backs[outline] = how.values[0]?.lane?.back ?? 0;
      how.values.forEach((value, index) => {
        lanes[outline * width + index] = value.lane?.number ?? 0;
        ceilings[outline * width + index] = isAsWritten(value) ? (value.ceiling ?? Number.POSITIVE_INFINITY) : Number.NaN;
      });
      if (previous >= 0) following[previous] = outline;
      previous = outline;
    },
    allowFractions(allowed) {
      fractions = allowed;
    },
  };
}
