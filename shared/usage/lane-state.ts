import { LANE, type UsageKernel } from '../kernels/usage-kernel.ts';

/*
 * What is known of a lane, in the memory of the kernel that takes rows (kernels/assembly/lane-steps.ts, which repeats the places). All of a
 * lane lies side by side, so that a row touches few cache lines. Places are counted from the lane's first number on.
 */

/** The row before and its step. NaN: the next row cannot go on. */
const PREVIOUS = 0;
const STEP = 1;
/** The run that is growing: it ends LENGTH, which every row covers, after LAST. */
const LENGTH = 2;
const RUN_START = 3;
const BEFORE = 4;
const LAST = 5;
/** From here on whole numbers of 32 bits, two in the place of one. Where the day of the row before stands in memory; 0: nowhere. */
const DAY = 13;
/** Where the table of its days stands: which day of UTC the first of them is, how many there are, then where each stands. */
const TABLE = 14;
const CADENCE = 15;
/** When the days of its series begin (kernels/assembly/new-days.ts). */
const CALENDAR = 17;
const TABLE_HEAD = 2;

/** The memory that lanes stand in. */
type LaneState = Pick<UsageKernel, 'numbers' | 'wholes' | 'laneAt'>;

/** A lane that nothing is known of. @param length milliseconds that every row covers @param series where its cadence and its calendar stand */
export function beginLane(
  { numbers, wholes, laneAt }: LaneState,
  lane: number,
  length: number,
  series: { readonly cadence: number; readonly calendar: number },
): void {
  const at = laneAt(lane);
  numbers.fill(0, at, at + LANE);
  for (const place of [PREVIOUS, STEP, RUN_START, BEFORE, LAST]) numbers[at + place] = Number.NaN;
  numbers[at + LENGTH] = length;
  wholes[2 * at + CADENCE] = series.cadence;
  wholes[2 * at + CALENDAR] = series.calendar;
}

const DAY_LENGTH = 86_400_000;
/** Days of a lane further apart than this are opened and found by its series alone. */
const LONGEST_TABLE = 4096;
/** A table has room for a month from the first. */
const LEAST_TABLE = 32;

/** Where the day of the row before stands; 0: there is none. */
export const dayOfLane = ({ wholes, laneAt }: LaneState, lane: number): number => wholes[2 * laneAt(lane) + DAY] as number;

export function goToDay({ wholes, laneAt }: LaneState, lane: number, day: number): void {
  wholes[2 * laneAt(lane) + DAY] = day;
}

/** From here on rows of the lane find this day by themselves. @param day where it stands @param from its midnight */
export function enterDay(kernel: UsageKernel, lane: number, day: number, from: number): void {
  const at = 2 * kernel.laneAt(lane);
  // Days begin in Rome up to two hours before those of UTC.
  const index = Math.floor((from + 2 * 3_600_000) / DAY_LENGTH);
  const { first, days, table } = tableOf(kernel, at);
  const low = days === 0 ? index : Math.min(first, index);
  const high = days === 0 ? index : Math.max(first + days - 1, index);
  const span = high - low + 1;
  if (span > LONGEST_TABLE) {
    // Nor are days opened by rows of the lane any more: a table that grew later would have room for this one, and not know that it is there.
    kernel.wholes[at + CALENDAR] = 0;
    return;
  }
  if (span <= days) {
    kernel.wholes[table + TABLE_HEAD + index - first] = day;
    return;
  }
  const grown = growTable(kernel, at, index === high ? low : low - span, Math.max(2 * span, LEAST_TABLE));
  kernel.wholes[grown.table + TABLE_HEAD + index - grown.first] = day;
}

interface DayTable {
  /** Counted in whole numbers of 32 bits. */
  readonly table: number;
  readonly first: number;
  readonly days: number;
}

function tableOf({ wholes }: UsageKernel, lane: number): DayTable {
  const table = (wholes[lane + TABLE] as number) / 4;
  return table === 0 ? { table, first: 0, days: 0 } : { table, first: wholes[table] as number, days: wholes[table + 1] as number };
}

/** A table of so many days from this one on; those that are known move into it. */
function growTable(kernel: UsageKernel, lane: number, first: number, days: number): DayTable {
  const before = tableOf(kernel, lane);
  const place = kernel.allocate(4 * (TABLE_HEAD + days));
  const table = place / 4;
  const { wholes } = kernel;
  wholes.set([first, days], table);
  wholes.copyWithin(table + TABLE_HEAD + before.first - first, before.table + TABLE_HEAD, before.table + TABLE_HEAD + before.days);
  wholes[lane + TABLE] = place;
  return { table, first, days };
}

/** Where the days of a lane stand, but for those that its table has no room for. */
export function daysOfLane(kernel: UsageKernel, lane: number): number[] {
  const { table, days } = tableOf(kernel, 2 * kernel.laneAt(lane));
  return [...kernel.wholes.subarray(table + TABLE_HEAD, table + TABLE_HEAD + days)].filter((day) => day !== 0);
}
