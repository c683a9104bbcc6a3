import { remembered } from '../remembered.ts';
import type { HourColumns } from './hour-columns.ts';
import { roomForNumbers, roomForWords } from './room.ts';
import { type Course, courseOf } from './same-course.ts';
import { shapeKey } from './shape-key.ts';
import type { ToldDay } from './told-series.ts';

/** Hours further apart than this are no neighbours: vCenter tells every two. */
const NEIGHBOURS = 3;

const [placesOfAll, keysOfAll] = [roomForWords(), roomForNumbers()];

/**
 * The courses of many series, side by side in room that is used again: what was made before is gone.
 *
 * @param fill writes the places and the keys of one series from a place on; returns where they end
 */
function coursesOf(
  all: readonly HourColumns[],
  fill: (hours: HourColumns, places: Int32Array, keys: Float64Array, from: number) => number,
): readonly Course[] {
  const most = all.reduce((sum, { at }) => sum + at.length, 0);
  const [places, keys] = [placesOfAll(most), keysOfAll(most)];
  let from = 0;
  return all.map((hours) => {
    const to = fill(hours, places, keys, from);
    const course = { at: places.subarray(from, to), keys: keys.subarray(from, to) };
    from = to;
    return course;
  });
}

/*
 * A key for every run of so many neighbours in a row, by its first hour. The loops are written out one by one: a dossier has three million
 * hours, and a loop that is handed what to do with each cannot see through the call.
 */

/** Three hours in a row by the very values that they hold; three alike say nothing. Overwrites what `exactCourses` and `shapeCourses` gave. */
export const exactCourses = (all: readonly HourColumns[]): readonly Course[] => coursesOf(all, fillExact);

function fillExact({ at, low, high }: HourColumns, places: Int32Array, keys: Float64Array, from: number): number {
  let [to, run] = [from, 1];
  for (let row = 1; row < at.length; row += 1) {
    run = (at[row] as number) - (at[row - 1] as number) <= NEIGHBOURS ? run + 1 : 1;
    if (run < 3 || isStill(low, high, row - 2)) continue;
    places[to] = at[row - 2] as number;
    keys[to] = together(words(low, row - 2, 1), words(high, row - 2, 0x5bd1e995));
    to += 1;
  }
  return to;
}

/** Are three hours alike in all their values? Such say nothing. */
const isStill = (low: Int32Array, high: Int32Array, from: number): boolean =>
  low[from] === low[from + 1] && low[from] === low[from + 2] && high[from] === high[from + 1] && high[from] === high[from + 2];

/** Three well-mixed words of which the order counts, as one. */
const words = (column: Int32Array, from: number, turn: number): number =>
  (Math.imul(column[from] as number, 0x9e3779b1 ^ turn) +
    Math.imul(column[from + 1] as number, 0x85ebca77 ^ turn) +
    Math.imul(column[from + 2] as number, 0xc2b2ae3d ^ turn)) |
  0;

/** Of two words 53 bits, as many as a number holds exactly. */
const together = (low: number, high: number): number => (high >>> 11) * 0x1_0000_0000 + (low >>> 0);

/** Five means in a row by their shape alone, so that multiplying and adding change nothing. Straight lines all look the same. Overwrites likewise. */
export const shapeCourses = (all: readonly HourColumns[]): readonly Course[] => coursesOf(all, fillShapes);

function fillShapes({ at, mean }: HourColumns, places: Int32Array, keys: Float64Array, from: number): number {
  let [to, run] = [from, 1];
  for (let row = 1; row < at.length; row += 1) {
    run = (at[row] as number) - (at[row - 1] as number) <= NEIGHBOURS ? run + 1 : 1;
    if (run < 5) continue;
    const key = shapeKey(mean, row - 4);
    if (Number.isNaN(key)) continue;
    places[to] = at[row - 4] as number;
    keys[to] = key;
    to += 1;
  }
  return to;
}

/** The share of runs of three hours that move at all: a size in whole gigabytes hardly does. */
export const movement = remembered(({ at, low, high }: HourColumns): number => {
  let [runs, moving, run] = [0, 0, 1];
  for (let row = 1; row < at.length; row += 1) {
    run = (at[row] as number) - (at[row - 1] as number) <= NEIGHBOURS ? run + 1 : 1;
    if (run < 3) continue;
    runs += 1;
    if (!isStill(low, high, row - 2)) moving += 1;
  }
  return runs === 0 ? 0 : moving / runs;
});

/** Two days by the shape of their extremes: moving a course by less than a day hardly changes them. */
export const extremesCourse = (days: readonly ToldDay[]): Course =>
  courseOf(days.length, (put) => {
    for (let at = 0; at + 1 < days.length; at += 1) {
      const one = days[at] as ToldDay;
      const next = days[at + 1] as ToldDay;
      if (next.day !== one.day + 1) continue;
      const key = extremesKey(one.max, one.min, next.max, next.min);
      if (!Number.isNaN(key)) put(one.day, key);
    }
  });

/** The same days as who reads them from the last to the first meets them, as days before 1970. */
export const mirroredCourse = (days: readonly ToldDay[]): Course =>
  courseOf(days.length, (put) => {
    for (let at = days.length - 1; at > 0; at -= 1) {
      const one = days[at] as ToldDay;
      const next = days[at - 1] as ToldDay;
      if (next.day !== one.day - 1) continue;
      const key = extremesKey(one.max, one.min, next.max, next.min);
      if (!Number.isNaN(key)) put(-one.day, key);
    }
  });

/** Places of each of four between the least and the greatest. */
const PARTS = 1000;

/** Four different numbers by their shape; NaN where they hardly differ, or have only two places. */
function extremesKey(a: number, b: number, c: number, d: number): number {
  const low = Math.min(a, b, c, d);
  const range = Math.max(a, b, c, d) - low;
  if (range <= 1e-6 * Math.abs(low + range) || a === b || a === c || a === d || b === c || b === d || c === d) return Number.NaN;
  const place = (value: number): number => Math.round((PARTS * (value - low)) / range);
  const one = place(a);
  const two = place(b);
  const three = place(c);
  const four = place(d);
  const again = (two === one ? 1 : 0) + (three === one || three === two ? 1 : 0) + (four === one || four === two || four === three ? 1 : 0);
  const base = PARTS + 1;
  return again > 1 ? Number.NaN : ((one * base + two) * base + three) * base + four;
}
