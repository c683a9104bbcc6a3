import type { UsageSink } from '../../formats/define-format.ts';
import type { LaneStore } from '../../model/usage.ts';
import { longer } from '../../usage/columns.ts';
import type { PlainRow, PlainValue } from '../plain-row.ts';
import { number, readNumber } from './numbers.ts';
import { findSlots, newSlots } from './outline.ts';
import { openOutlineBook } from './outline-book.ts';
import type { RowShape } from './row-shape.ts';
import type { TimeMemo } from './time-memo.ts';

/**
 * The short way of reading a row: its outline is known from a row that was read as a whole, its time is of a known hour or of one the
 * time's reader explains, its values are plain numbers or empty. Then the row does what that row did, at another time and with other
 * values. A row that is not recognised exactly is not touched.
 */
export interface RowRepeater {
  /** The row at `at`. @returns the position after it; -1: it must be read as a whole. The bytes end with a line end. */
  repeat(bytes: Uint8Array, view: DataView, at: number, row: number): number;
  /** Remembers how the row at `at` was read. */
  learn(bytes: Uint8Array, at: number, how: PlainRow): void;
  /** Are fractions read already as the mapping claims they are written? Until they are, each is looked at. */
  allowFractions(allowed: boolean): void;
}

const NONE = -1;
const largest = Number.MAX_SAFE_INTEGER;
/** Doubles up to 10^22 are exact. */
const MOST_PLACES = 22;
const powers = Float64Array.from({ length: MOST_PLACES + 1 }, (_, power) => 10 ** power);
const [QUOTE, CR, LF] = [34, 13, 10];

export function openRowRepeater(shape: RowShape, times: TimeMemo, sink: UsageSink): RowRepeater {
  const { slots, marks } = shape;
  const width = marks.length;
  const book = openOutlineBook(slots.length);
  const found = newSlots(shape);
  const rows: PlainRow[] = [];
  /** By outline: the one that followed it last time, and whether its rows take the shortest way: straight into the lanes. */
  let following = new Int32Array(8).fill(NONE);
  let isStraight = new Uint8Array(8);
  /** By outline, how long before its stamp a row starts; by outline and value, the lane. */
  let backs = new Float64Array(8);
  let lanes = new Int32Array(8 * width);
  let previous = NONE;
  let fractions = true;
  let store: LaneStore | null = null;
  /** Values of the row at hand, as written and then as converted; scale -1: empty. */
  const mantissas = new Float64Array(width);
  const scales = new Int32Array(width);
  const valueOf = Int32Array.from(slots, ({ value }) => value ?? NONE);
  const markOf = Int32Array.from(slots, ({ value }) => (value === null ? NONE : (marks[value] ?? NONE)));

  const isCellEnd = (byte: number): boolean => byte === shape.delimiter || byte === QUOTE || byte === LF || byte === CR;

  /** Reads the row at `at` as one of the outline. */
  const match = (bytes: Uint8Array, view: DataView, at: number, outline: number): number => {
    let position = book.after(bytes, view, at, outline, 0);
    if (position < 0) return NONE;
    for (let slot = 0; slot < valueOf.length; slot += 1) {
      const value = valueOf[slot] as number;
      if (value < 0) {
        if (!times.follow(bytes, position)) return NONE;
        position += times.last.length;
      } else {
        position = readNumber(bytes, position, markOf[slot] as number);
        if (position < 0 || (number.scale > 0 && !fractions)) return NONE;
        if (number.scale < 0 && !isCellEnd(bytes[position] as number)) return NONE;
        mantissas[value] = number.mantissa;
        scales[value] = number.scale;
      }
      position = book.after(bytes, view, position, outline, slot + 1);
      if (position < 0) return NONE;
    }
    return position;
  };

  const isOf = (how: PlainRow): boolean => {
    if (times.last.zone !== how.zone) return false;
    for (let value = 0; value < width; value += 1) {
      const { factor, ceiling, takesEmpty, takesNumbers } = how.values[value] as PlainValue;
      let scale = scales[value] as number;
      if (scale < 0) {
        if (!takesEmpty) return false;
        continue;
      }
      if (!takesNumbers) return false;
      if (factor.times !== 1 || factor.power !== 0) {
        let mantissa = (mantissas[value] as number) * factor.times;
        scale -= factor.power;
        for (; scale < 0; scale += 1) mantissa *= 10;
        if (mantissa > largest || scale > MOST_PLACES) return false;
        mantissas[value] = mantissa;
        scales[value] = scale;
      }
      if (ceiling !== null && (mantissas[value] as number) > ceiling * (powers[scale] as number)) return false;
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
  const pour = (lane: LaneStore, outline: number, how: PlainRow, row: number): void => {
    const start = times.last.stamp - (backs[outline] as number);
    const first = outline * width;
    for (let value = 0; value < width; value += 1) {
      const scale = scales[value] as number;
      const number = lanes[first + value] as number;
      const isDone = scale < 0 ? lane.addNull(number, start, row) : lane.add(number, start, mantissas[value] as number, scale, row);
      if (!isDone) write(how.values[value] as PlainValue, value, how.length, row);
    }
  };

  const isReady = (how: PlainRow): boolean =>
    how.values.every(({ lane, watch }) => lane !== null && lane.store === store && watch.isOver());

  const apply = (outline: number, how: PlainRow, row: number): void => {
    if (store !== null && isStraight[outline] === 1) pour(store, outline, how, row);
    else {
      how.values.forEach((value, index) => {
        write(value, index, how.length, row);
      });
      isStraight[outline] = isReady(how) ? 1 : 0;
    }
    if (how.course !== null) {
      how.course.beforeLast = how.course.last;
      how.course.last = times.last.stamp;
    }
    for (const { code, details } of how.told) sink.issue(code, row, details);
  };

  const outlineOf = (bytes: Uint8Array, at: number): number => {
    const end = findSlots(bytes, at, shape, found);
    if (end < 0) return NONE;
    const outline = book.find(bytes, at, end, found);
    if (outline < 0) return NONE;
    const time = valueOf.indexOf(NONE);
    return times.find(bytes, found.starts[time] as number, found.ends[time] as number) ? outline : NONE;
  };

  return {
    repeat(bytes, view, at, row) {
      let outline = previous < 0 ? NONE : (following[previous] as number);
      let end = outline < 0 ? NONE : match(bytes, view, at, outline);
      if (end < 0) {
        outline = outlineOf(bytes, at);
        if (outline < 0) return NONE;
        end = match(bytes, view, at, outline);
        if (end < 0) return NONE;
        if (previous >= 0) following[previous] = outline;
      }
      const how = rows[outline] as PlainRow;
      if (!isOf(how)) return NONE;
      apply(outline, how, row);
      previous = outline;
      return end;
    },
    learn(bytes, at, how) {
      const end = findSlots(bytes, at, shape, found);
      if (end < 0 || bytes.subarray(at, end).includes(0)) return;
      const outline = book.add(bytes, at, end, found);
      if (outline < 0) return;
      if (outline >= following.length) {
        following = longer(following, outline * 2).fill(NONE, following.length);
        isStraight = longer(isStraight, outline * 2);
        backs = longer(backs, outline * 2);
        lanes = longer(lanes, outline * 2 * width);
      }
      rows[outline] = how;
      store ??= how.values[0]?.lane?.store ?? null;
      isStraight[outline] = isReady(how) ? 1 : 0;
      backs[outline] = how.values[0]?.lane?.back ?? 0;
      how.values.forEach(({ lane }, value) => {
        lanes[outline * width + value] = lane?.number ?? 0;
      });
      if (previous >= 0) following[previous] = outline;
      previous = outline;
    },
    allowFractions(allowed) {
      fractions = allowed;
    },
  };
}
