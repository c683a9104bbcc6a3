import type { LaneBlock, LaneRows } from '../model/usage.ts';
import { powersOfTen } from '../usage/powers-of-ten.ts';
import { openBlockRoom } from './block-room.ts';
import { compiled } from './compiled.ts';
import { openDayTelling, type ToldHours } from './day-telling.ts';
import { openKernelMemory } from './kernel-memory.ts';
import { lanes as packed } from './lanes.generated.ts';

/** What the kernel tells the series of a lane. */
export interface UsageCalls {
  /** A run of rows [start, end) that begin at `start`, …, `before` (NaN: there is none), `last`. */
  addRun(lane: number, start: number, end: number, before: number, last: number): void;
}

/** The memory that the days and lanes of a file stand in, and the loop that takes rows into them (assembly/lanes.ts). */
export interface UsageKernel {
  /** To be set before the first row. */
  readonly calls: { -readonly [Call in keyof UsageCalls]: UsageCalls[Call] };
  /** Two views of all the memory; new ones whenever it grows. */
  readonly numbers: Float64Array;
  readonly wholes: Int32Array;
  /** Room that stays where it is, all zeros. @param bytes a multiple of 8 @returns where it begins, in bytes */
  allocate(bytes: number): number;
  /** Where the numbers of a lane begin, counted in `numbers`. */
  laneAt(lane: number): number;
  /** Makes room for so many lanes. */
  reachLanes(lanes: number): void;
  /** Rows [from, to) of these, no more than `MOST_ROWS`, to be taken. */
  put(rows: LaneRows, from: number, to: number): void;
  /**
   * New days of lanes that begin in a known one of their calendar are opened on the way: see `openedDays`.
   *
   * First from 0 on. @returns the first of the rows from `from` on, counted from those put, that does not simply go on; `size`: all have */
  take(from: number, size: number): number;
  /** A block of rows. @returns how many of its values that do not simply go on stand among the rows to be taken now; 0: there are none */
  takeBlock(block: LaneBlock): number;
  /** And how many of the rest of them then. */
  takeRest(block: LaneBlock): number;
  /** The rows to be taken. */
  readonly waiting: Omit<LaneRows, 'size'>;
  /** How many days `take` has opened since the last `put`, the lane of each, and when its first row starts. */
  openedDays(tell: (lane: number, start: number) => void): void;
  /** A new day [from, to) of some series. @returns where it stands, in bytes */
  openDay(from: number, to: number): number;
  /** Where the day of a lane stands that holds an instant; 0: it has none. */
  dayHolding(lane: number, start: number): number;
  /** Makes a calendar. @returns where it stands. And when one of the days begins that follow it. */
  openCalendar(): number;
  tellDay(calendar: number, from: number, to: number): void;
  /** One value of a day: a whole number that the double is exactly, and at most 22 places. @returns 0: nothing was done, the sum would not be exact */
  addValue(day: number, start: number, mantissa: number, scale: number, row: number): number;
  /** A value that may be one of the first of its day. @param offset milliseconds since its midnight */
  keepFirst(day: number, offset: number, value: number): void;
  /** A row of a lane, with a value. */
  step(lane: number, start: number): void;
  /** The next row of the lane has nothing to do with those up to here. And all its runs go to its series. */
  endAll(lane: number): void;
  handOver(lane: number): void;
  /** A row of the series of which a cadence is; and at the end the most common step of its rows, milliseconds (0: there is none). */
  addStart(cadence: number, start: number): void;
  commonStep(cadence: number): number;
  /** How many stretches may still be remembered, by all series together. */
  stretchesLeft(): number;
  /** See day-telling.ts. */
  tellDays(days: readonly number[]): (ToldHours | null)[];
}

/** Rows handed over at a time: what they take fits the nearest cache. */
export const MOST_ROWS = 1024;
/** 64-bit numbers of a lane. */
export const LANE = 9;

type Plain =
  | 'take'
  | 'openDay'
  | 'dayHolding'
  | 'openCalendar'
  | 'tellDay'
  | 'addValue'
  | 'keepFirst'
  | 'step'
  | 'endAll'
  | 'handOver'
  | 'addStart'
  | 'commonStep';

interface Exports extends Pick<UsageKernel, Plain> {
  writeDays(count: number): number;
  /** @returns whether some columns are left */
  takeBlock(rows: number): number;
  putLeft(rows: number, most: number): number;
}

/** @param stretches how many may be remembered (usage/cadence.ts) */
export function openUsageKernel(stretches: number): UsageKernel {
  const calls: UsageKernel['calls'] = { addRun: () => undefined };
  const instance = new WebAssembly.Instance(compiled(packed), {
    'lane-runs': {
      addRun: (lane: number, start: number, end: number, before: number, last: number) => calls.addRun(lane, start, end, before, last),
    },
    room: { allocate: (bytes: number) => memory.allocate(bytes) },
  });
  const { take, openDay, dayHolding, openCalendar, tellDay, addValue, keepFirst, step, endAll, handOver, addStart, commonStep, ...more } =
    instance.exports as unknown as Exports;
  /** Before there are views, nothing is to be done. */
  let viewAgain = (): void => undefined;
  const memory = openKernelMemory(instance, () => viewAgain());
  const at = {
    powers: memory.allocate(8 * powersOfTen.length),
    starts: memory.allocate(8 * MOST_ROWS),
    mantissas: memory.allocate(8 * MOST_ROWS),
    numbers: memory.allocate(8 * MOST_ROWS),
    lanes: memory.allocate(4 * MOST_ROWS),
    scales: memory.allocate(4 * MOST_ROWS),
    days: memory.allocate(4 * MOST_ROWS),
    openedLanes: memory.allocate(4 * MOST_ROWS),
    openedStarts: memory.allocate(8 * MOST_ROWS),
  };
  const opened = memory.global('opened');
  memory.set({ ...at, stretchesLeft: stretches });

  function viewRows() {
    const { buffer } = memory.bytes;
    return {
      starts: new Float64Array(buffer, at.starts, MOST_ROWS),
      mantissas: new Float64Array(buffer, at.mantissas, MOST_ROWS),
      rows: new Float64Array(buffer, at.numbers, MOST_ROWS),
      lanes: new Int32Array(buffer, at.lanes, MOST_ROWS),
      scales: new Int32Array(buffer, at.scales, MOST_ROWS),
    };
  }
  const viewAll = () => ({ numbers: new Float64Array(memory.bytes.buffer), wholes: new Int32Array(memory.bytes.buffer) });
  const block = openBlockRoom(memory);
  let lanes = { at: 0, most: 0 };

  const kernel: UsageKernel = {
    calls,
    ...viewAll(),
    waiting: viewRows(),
    allocate: memory.allocate,
    laneAt: (lane) => lanes.at / 8 + lane * LANE,
    reachLanes(wanted) {
      if (wanted <= lanes.most) return;
      const most = Math.max(16, 2 * wanted);
      const moved = memory.allocate(8 * LANE * most);
      // As whole numbers: not every pattern of bits is a number of 64.
      kernel.wholes.copyWithin(moved / 4, lanes.at / 4, lanes.at / 4 + 2 * LANE * lanes.most);
      lanes = { at: moved, most };
      memory.set({ state: moved });
    },
    put({ starts, mantissas, rows, lanes: into, scales }, from, to) {
      const { waiting } = kernel;
      waiting.starts.set(starts.subarray(from, to));
      waiting.mantissas.set(mantissas.subarray(from, to));
      waiting.rows.set(rows.subarray(from, to));
      waiting.lanes.set(into.subarray(from, to));
      waiting.scales.set(scales.subarray(from, to));
    },
    takeBlock(rows) {
      block.put(rows);
      return more.takeBlock(rows.size) === 0 ? 0 : more.putLeft(rows.size, MOST_ROWS);
    },
    takeRest: (rows) => more.putLeft(rows.size, MOST_ROWS),
    take,
    openedDays(tell) {
      const count = opened.value as number;
      for (let day = 0; day < count; day += 1)
        tell(kernel.wholes[at.openedLanes / 4 + day] as number, kernel.numbers[at.openedStarts / 8 + day] as number);
    },
    openDay,
    dayHolding,
    openCalendar,
    tellDay,
    addValue,
    keepFirst,
    step,
    endAll,
    handOver,
    addStart,
    commonStep,
    stretchesLeft: () => memory.global('stretchesLeft').value as number,
    tellDays: openDayTelling(memory, more.writeDays),
  };
  viewAgain = () => {
    Object.assign(kernel, viewAll(), { waiting: viewRows() });
  };
  kernel.numbers.set(powersOfTen, at.powers / 8);
  return kernel;
}
