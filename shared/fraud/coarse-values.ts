import { roomForNumbers } from './room.ts';

/** Fewer different round numbers may be levels at which a machine rests. */
const LEVELS = 4;
/** One number in four on marks where chance puts one in fifty. */
const ON_MARKS = 0.25;
const ALL_BUT = 0.97;

/** How many of the numbers stand on round marks that no source has: fives among hundredths, twos of a percent, half gigabytes. */
export function coarseShare(values: Float64Array, place: number, unit: string | null): number {
  const moving = unit === 'percent' ? below(values, 100) : values;
  if (moving.length < LEVELS) return 0;
  return Math.max(amongFiner(moving, place, unit), heaped(moving, place, unit), grained(moving, place, unit));
}

const valuesBelow = roomForNumbers();

function below(values: Float64Array, limit: number): Float64Array {
  const kept = valuesBelow(values.length);
  let length = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value >= limit) continue;
    kept[length] = value;
    length += 1;
  }
  return kept.subarray(0, length);
}

interface Marks {
  readonly share: number;
  readonly levels: number;
}

const NONE: Marks = { share: 0, levels: 0 };

/**
 * @param mark  distance of the marks from each other and from zero
 * @param asked where less than this share stands on marks, that is all that is told: none does, as far as anybody asks
 */
function onMarks(values: Float64Array, mark: number, asked: number): Marks {
  // One more than can be missed, so that a share right at what is asked is counted out.
  let missable = (1 - asked) * values.length + 1;
  let on = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (markOf(values[at] as number, mark) !== 0) on += 1;
    else if (--missable < 0) return NONE;
  }
  const levels = new Map<number, number>();
  for (let at = 0; at < values.length; at += 1) {
    const times = markOf(values[at] as number, mark);
    if (times !== 0) levels.set(times, (levels.get(times) ?? 0) + 1);
  }
  return { share: on / values.length, levels: [...levels.values()].filter((times) => times > 1).length };
}

/** On which of the marks a number stands; 0 on none. */
function markOf(value: number, mark: number): number {
  const times = Math.round(value / mark);
  return Math.abs(value - times * mark) <= 1e-9 * value ? times : 0;
}

/** Some rows rounded, the others as they were: marks fifty times as far apart as the source's own steps. */
function amongFiner(values: Float64Array, place: number, unit: string | null): number {
  const least = 50 * 10 ** place;
  const marks = unit === 'percent' ? [5] : [5e3, 5e4, 5e5];
  for (const mark of marks.filter((one) => one >= least)) {
    const { share, levels } = onMarks(values, mark, ON_MARKS);
    if (share < ON_MARKS || levels < LEVELS) continue;
    // Means that are whole now and then are whole fives one time in five.
    const others = onMarks(values, mark / 5, 0).share - share;
    if (others <= share) return share;
  }
  return 0;
}

/** Whole percents of which those that end in nought or five come three times as often as their neighbours. */
function heaped(values: Float64Array, place: number, unit: string | null): number {
  if (unit !== 'percent' || place !== 0 || values.length < 100) return 0;
  const counts = Array.from({ length: 101 }, () => 0);
  for (const value of values) if (value <= 100) counts[Math.round(value)] = (counts[Math.round(value)] as number) + 1;
  let [fives, beside, heaps] = [0, 0, 0];
  for (let five = 5; five < 98; five += 5) {
    const own = counts[five] as number;
    const around = [-2, -1, 1, 2].reduce((sum, by) => sum + (counts[five + by] as number), 0) / 4;
    fives += own;
    beside += around;
    if (own > 1.5 * around) heaps += 1;
  }
  return heaps >= 6 && fives >= 3 * beside ? fives / values.length : 0;
}

/** Every number a multiple of what nobody counts in. */
function grained(values: Float64Array, place: number, unit: string | null): number {
  const grains = unit === 'percent' ? [2, 4] : [2.5e3, 2.5e4, 5e3, 5e4, 2.5e5, 5e5, 2.5e8, 5e8, 2.5e9, 5e9];
  if (place < 0) return 0;
  for (const grain of grains) {
    const { share, levels } = onMarks(values, grain, ALL_BUT);
    // Whole thousands and gigabytes are multiples of these, too, and honest.
    const power = 10 ** Math.ceil(Math.log10(grain));
    if (share >= ALL_BUT && levels >= 6 && (unit === 'percent' || onMarks(values, power, ALL_BUT).share < ALL_BUT)) return share;
  }
  return 0;
}
