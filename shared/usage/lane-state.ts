import { LANE, type UsageKernel } from '../kernels/usage-kernel.ts';

/*
 * What is known of a lane, in the memory of the kernel that takes rows (kernels/assembly/lanes.ts, which repeats the places). All of a lane
 * lies side by side, so that a row touches few cache lines. Places are counted from the lane's first number on.
 */

/** The row before and its step. NaN: the next row cannot go on. */
export const PREVIOUS = 0;
export const STEP = 1;
/** The run that is growing, up to where STEPS began: it ends LENGTH, which every row covers, after LAST. */
export const LENGTH = 2;
export const RUN_START = 3;
export const BEFORE = 4;
export const LAST = 5;
/** From here on whole numbers of 32 bits, two in the place of one. How many rows have gone on with STEP since LAST. */
export const STEPS = 12;
/** Where the day of the row before stands in memory; 0: nowhere. */
const DAY = 13;
/** Where the days stand, by the day of UTC; which the first of them is; how many there are. */
const TABLE = 14;
const FIRST_OF_TABLE = 15;
const DAYS_OF_TABLE = 16;

export const nowhere = Number.NaN;

/** The memory that lanes stand in. */
export type LaneState = Pick<UsageKernel, 'numbers' | 'wholes'>;

/** A lane that nothing is known of. @param at where its numbers begin @param length milliseconds that every row covers */
export function beginLane({ numbers }: LaneState, at: number, length: number): void {
  numbers.fill(0, at, at + LANE);
  for (const place of [PREVIOUS, STEP, RUN_START, BEFORE, LAST]) numbers[at + place] = nowhere;
  numbers[at + LENGTH] = length;
}

const DAY_LENGTH = 86_400_000;
/** Days of a lane further apart than this are found in another way each time. */
const LONGEST_TABLE = 4096;

/** Where the day of the row before stands; 0: there is none. */
export const dayOfLane = ({ wholes }: LaneState, at: number): number => wholes[2 * at + DAY] as number;

/** From here on rows of the lane find this day by themselves. @param day where it stands @param from its midnight */
export function enterDay(kernel: UsageKernel, lane: number, day: number, from: number): void {
  const { wholes } = kernel;
  const at = 2 * kernel.laneAt(lane);
  wholes[at + DAY] = day;
  // Days begin in Rome up to two hours before those of UTC.
  const index = Math.floor((from + 2 * 3_600_000) / DAY_LENGTH);
  const [first, days] = [wholes[at + FIRST_OF_TABLE] as number, wholes[at + DAYS_OF_TABLE] as number];
  const [low, high] = days === 0 ? [index, index] : [Math.min(first, index), Math.max(first + days - 1, index)];
  const span = high - low + 1;
  if (span > LONGEST_TABLE) return;
  if (span > days) growTable(kernel, lane, index === high ? low : low - span, 2 * span + 8);
  const base = 2 * kernel.laneAt(lane);
  kernel.wholes[(kernel.wholes[base + TABLE] as number) / 4 + index - (kernel.wholes[base + FIRST_OF_TABLE] as number)] = day;
}

/** A table of so many days from this one on; those that are known move into it. */
function growTable(kernel: UsageKernel, lane: number, first: number, days: number): void {
  const base = 2 * kernel.laneAt(lane);
  const [before, firstBefore, daysBefore] = [TABLE, FIRST_OF_TABLE, DAYS_OF_TABLE].map(
    (place) => kernel.wholes[base + place] as number,
  ) as [number, number, number];
  const table = kernel.allocate(Math.ceil(days / 2) * 8);
  const { wholes } = kernel;
  wholes.copyWithin(table / 4 + firstBefore - first, before / 4, before / 4 + daysBefore);
  wholes[base + TABLE] = table;
  wholes[base + FIRST_OF_TABLE] = first;
  wholes[base + DAYS_OF_TABLE] = days;
}
