import { romeDay } from '../generate/extent.ts';
import { type Answer, answerLines, byName, type SeriesAnswer } from './answer.ts';

/** Milliseconds of a slot of coverage, and how many empty ones end a run: 2 h 30 of silence. */
export const SLOT = 300_000;
export const CLOSED_SLOTS = 30;

/** Numbers of one day of one series: [samples, sum, min, max], flat, day after day. */
const FIELDS = 4;

interface Series {
  readonly name: string;
  samples: number;
  nulls: number;
  first: number;
  last: number;
  readonly slots: Uint32Array;
  readonly days: Float64Array;
}

/**
 * The job that every contender in JavaScript does with its rows, and as lean as it can be done: a bitmap of five-minute slots and four
 * numbers a day for each series. Peers that have it for nothing are flattered by it; what is compared is reading.
 */
export interface Tally {
  /** Number of a series. Ask once for each and keep it. */
  series(resource: string, metric: string): number;
  /** @param length milliseconds that the row covers; 0: the slot that it stands in */
  add(series: number, instant: number, length: number, value: number): void;
  addNull(series: number): void;
  malformed(row: number): void;
  /** @param decimals places to which values are written, which undoes the rounding of doubles */
  answer(decimals: number): Answer;
}

/** @param period [first, last) instant that may occur, milliseconds */
export function openTally(period: { readonly start: number; readonly end: number }): Tally {
  const firstSlot = Math.floor(period.start / SLOT);
  const slots = Math.ceil((period.end - period.start) / SLOT) + 1;
  const origin = firstSlot * SLOT;
  const firstDay = romeDay(period.start);
  const days = romeDay(period.end) - firstDay + 1;
  const dayOfSlot = Uint16Array.from({ length: slots }, (_, slot) => romeDay(origin + slot * SLOT) - firstDay);
  const all: Series[] = [];
  const malformed: number[] = [];

  const open = (name: string): Series => {
    const numbers = new Float64Array(days * FIELDS);
    for (let day = 0; day < days; day += 1) {
      numbers[day * FIELDS + 2] = Number.POSITIVE_INFINITY;
      numbers[day * FIELDS + 3] = Number.NEGATIVE_INFINITY;
    }
    const bitmap = new Uint32Array(Math.ceil(slots / 32));
    return { name, samples: 0, nulls: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, slots: bitmap, days: numbers };
  };

  return {
    series: (resource, metric) => all.push(open(`${resource} | ${metric}`)) - 1,
    add(number, instant, length, value) {
      const series = all[number] as Series;
      series.samples += 1;
      if (instant < series.first) series.first = instant;
      if (instant > series.last) series.last = instant;
      const slot = ((instant - origin) / SLOT) | 0;
      mark(series.slots, slot);
      if (length > SLOT) {
        const end = ((instant + length - 1 - origin) / SLOT) | 0;
        for (let next = slot + 1; next <= end; next += 1) mark(series.slots, next);
      }
      const at = (dayOfSlot[slot] as number) * FIELDS;
      const numbers = series.days;
      numbers[at] = (numbers[at] as number) + 1;
      numbers[at + 1] = (numbers[at + 1] as number) + value;
      if (value < (numbers[at + 2] as number)) numbers[at + 2] = value;
      if (value > (numbers[at + 3] as number)) numbers[at + 3] = value;
    },
    addNull(number) {
      (all[number] as Series).nulls += 1;
    },
    malformed: (row) => void malformed.push(row),
    answer(decimals) {
      const named = all.filter(({ samples, nulls }) => samples + nulls > 0).sort(byName);
      return {
        lines: answerLines(named, seriesAnswer, decimals),
        malformed: malformed.length,
        malformedRows: malformed.sort((a, b) => a - b),
      };
    },
  };

  function seriesAnswer({ name, samples, nulls, first, last, slots: bitmap, days: numbers }: Series): SeriesAnswer {
    const answered = Array.from({ length: days }, (_, day) => {
      const [count, sum, min, max] = numbers.subarray(day * FIELDS, day * FIELDS + FIELDS) as unknown as [number, number, number, number];
      return { day: firstDay + day, samples: count, sum, min, max };
    }).filter((day) => day.samples > 0);
    return { name, samples, nulls, first, last, runs: runsOf(bitmap, firstSlot), days: answered };
  }
}

function mark(bitmap: Uint32Array, slot: number): void {
  bitmap[slot >>> 5] = (bitmap[slot >>> 5] as number) | (1 << (slot & 31));
}

/** Stretches of slots, closed where no more than 2 h 30 lie between them. */
export function runsOf(bitmap: Uint32Array, firstSlot: number): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let word = 0; word < bitmap.length; word += 1) {
    for (let bits = bitmap[word] as number; bits !== 0; bits &= bits - 1) {
      const slot = firstSlot + word * 32 + (31 - Math.clz32(bits & -bits));
      const open = runs.at(-1);
      if (open && slot - open[1] - 1 <= CLOSED_SLOTS) open[1] = slot;
      else runs.push([slot, slot]);
    }
  }
  return runs;
}
