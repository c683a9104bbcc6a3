import { remembered } from '../remembered.ts';
import type { HourColumns } from './hour-columns.ts';
import { type Course, courseOf } from './same-course.ts';
import { shapeKey } from './shape-key.ts';
import type { ToldDay } from './told-series.ts';

/** Hours further apart than this are no neighbours: vCenter tells every two. */
const NEIGHBOURS = 3;

/** Every run of so many neighbours in a row, by its first hour. */
function forEachRun({ at }: HourColumns, size: number, tell: (from: number) => void): void {
  let length = 1;
  for (let row = 0; row < at.length; row += 1) {
    length = row > 0 && (at[row] as number) - (at[row - 1] as number) <= NEIGHBOURS ? length + 1 : 1;
    if (length >= size) tell(row - size + 1);
  }
}

/** Are three hours alike in all their values? Such say nothing. */
const isStill = ({ low, high }: HourColumns, from: number): boolean =>
  low[from] === low[from + 1] && low[from] === low[from + 2] && high[from] === high[from + 1] && high[from] === high[from + 2];

/** Three hours in a row by the very values that they hold; three alike say nothing. */
export const exactCourse = remembered((hours: HourColumns): Course => {
  const { at, low, high } = hours;
  return courseOf(at.length, (put) => {
    forEachRun(hours, 3, (from) => {
      if (!isStill(hours, from)) put(at[from] as number, together(words(low, from, 1), words(high, from, 0x5bd1e995)));
    });
  });
});

/** Three well-mixed words of which the order counts, as one. */
const words = (column: Int32Array, from: number, turn: number): number =>
  (Math.imul(column[from] as number, 0x9e3779b1 ^ turn) +
    Math.imul(column[from + 1] as number, 0x85ebca77 ^ turn) +
    Math.imul(column[from + 2] as number, 0xc2b2ae3d ^ turn)) |
  0;

/** Of two words 53 bits, as many as a number holds exactly. */
const together = (low: number, high: number): number => (high >>> 11) * 0x1_0000_0000 + (low >>> 0);

/** The share of runs of three hours that move at all: a size in whole gigabytes hardly does. */
export const movement = remembered((hours: HourColumns): number => {
  let [all, moved] = [0, 0];
  forEachRun(hours, 3, (from) => {
    all += 1;
    if (!isStill(hours, from)) moved += 1;
  });
  return all === 0 ? 0 : moved / all;
});

/** Five means in a row by their shape alone, so that multiplying and adding change nothing. Straight lines all look the same. */
export const shapeCourse = remembered((hours: HourColumns): Course => {
  const { at, mean } = hours;
  return courseOf(at.length, (put) => {
    forEachRun(hours, 5, (from) => {
      const key = shapeKey(mean, from);
      if (key !== null) put(at[from] as number, key);
    });
  });
});

/** Two days by the shape of their extremes: moving a course by less than a day hardly changes them. */
export const extremesCourse = remembered(
  (days: readonly ToldDay[]): Course =>
    courseOf(days.length, (put) => {
      days.forEach(({ day, min, max }, at) => {
        const next = days[at + 1];
        if (next?.day !== day + 1) return;
        const shape = [max, min, next.max, next.min];
        if (intoShape(shape, 1000) && new Set(shape).size > 2) put(day, packed(shape, 1001));
      });
    }),
);

/** Each value becomes its place between the least and the greatest, in so many parts. False where they hardly differ. */
function intoShape(values: number[], parts: number): boolean {
  let [low, high] = [values[0] as number, values[0] as number];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const range = high - low;
  if (range <= 1e-6 * Math.abs(low + range) || different(values) < 4) return false;
  for (let at = 0; at < values.length; at += 1) values[at] = Math.round((parts * ((values[at] as number) - low)) / range);
  return true;
}

function different(values: readonly number[]): number {
  let count = values.length;
  for (let at = 1; at < values.length; at += 1) {
    let before = 0;
    while (before < at && values[before] !== values[at]) before += 1;
    if (before < at) count -= 1;
  }
  return count;
}

/** Places of a shape as the digits of one number: no more than 2^53. */
function packed(shape: readonly number[], base: number): number {
  let key = 0;
  for (const place of shape) key = key * base + place;
  return key;
}
