import { remembered } from '../remembered.ts';
import type { HourColumns } from './hour-columns.ts';
import { type Course, courseOf } from './same-course.ts';
import { shapeKey } from './shape-key.ts';
import type { ToldDay } from './told-series.ts';

/** Hours further apart than this are no neighbours: vCenter tells every two. */
const NEIGHBOURS = 3;

/**
 * A key for every run of so many neighbours in a row, by its first hour. One loop without a call that it cannot see through: a dossier has
 * three million hours.
 *
 * @param keyOf NaN: this run says nothing
 */
function courseOfRuns(hours: HourColumns, size: number, keyOf: (hours: HourColumns, from: number) => number): Course {
  const { at } = hours;
  const [places, keys] = [new Int32Array(at.length), new Float64Array(at.length)];
  let [length, run] = [0, 1];
  for (let row = 0; row < at.length; row += 1) {
    run = row > 0 && (at[row] as number) - (at[row - 1] as number) <= NEIGHBOURS ? run + 1 : 1;
    if (run < size) continue;
    const from = row - size + 1;
    const key = keyOf(hours, from);
    if (Number.isNaN(key)) continue;
    places[length] = at[from] as number;
    keys[length] = key;
    length += 1;
  }
  return { at: places.subarray(0, length), keys: keys.subarray(0, length) };
}

/** Are three hours alike in all their values? Such say nothing. */
const isStill = ({ low, high }: HourColumns, from: number): boolean =>
  low[from] === low[from + 1] && low[from] === low[from + 2] && high[from] === high[from + 1] && high[from] === high[from + 2];

/** Three hours in a row by the very values that they hold; three alike say nothing. */
export const exactCourse = remembered((hours: HourColumns): Course => courseOfRuns(hours, 3, exactKey));

const exactKey = (hours: HourColumns, from: number): number =>
  isStill(hours, from) ? Number.NaN : together(words(hours.low, from, 1), words(hours.high, from, 0x5bd1e995));

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
  const all = courseOfRuns(hours, 3, () => 0).at.length;
  return all === 0 ? 0 : courseOfRuns(hours, 3, (told, from) => (isStill(told, from) ? Number.NaN : 0)).at.length / all;
});

/** Five means in a row by their shape alone, so that multiplying and adding change nothing. Straight lines all look the same. */
export const shapeCourse = remembered((hours: HourColumns): Course => courseOfRuns(hours, 5, ({ mean }, from) => shapeKey(mean, from)));

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
