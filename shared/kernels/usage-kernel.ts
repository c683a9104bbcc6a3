import type { LaneRows } from '../model/usage.ts';
import { MOST_PLACES, powersOfTen } from '../usage/powers-of-ten.ts';
import { compiled, globalOf, setGlobals } from './compiled.ts';
import { lanes as packed } from './lanes.generated.ts';

/** What the kernel asks for where a row is not as most are. */
export interface UsageCalls {
  /** A row of a lane turns from the step of those before it. */
  turn(lane: number, start: number): void;
  /** The day store wants to see a value. @param slot of the day @param offset milliseconds since its midnight */
  see(slot: number, offset: number, value: number): void;
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
  /** @returns the first of the rows from `from` on, counted from those put, that does not simply go on; `size`: all have */
  take(from: number, size: number): number;
  /** Rows that stood out of step since they were asked for last, and changed no run: each is told once, in their order. */
  strays(tell: (lane: number, start: number) => void): void;
  /** One value of a day, a safe integer and at most 22 places. @returns 0: nothing was done, the sum would not be exact */
  addValue(day: number, start: number, mantissa: number, scale: number, row: number): number;
}

/** Rows handed over at a time: what they take fits the nearest cache. */
export const MOST_ROWS = 1024;
/** 64-bit numbers of a lane. */
export const LANE = 9;

const PAGE = 65_536;
const POWERS = 1024;
const STARTS = 2048;
const MANTISSAS = STARTS + 8 * MOST_ROWS;
const NUMBERS = MANTISSAS + 8 * MOST_ROWS;
const LANES = NUMBERS + 8 * MOST_ROWS;
const SCALES = LANES + 4 * MOST_ROWS;
const STRAY_STARTS = SCALES + 4 * MOST_ROWS;
const STRAY_LANES = STRAY_STARTS + 8 * MOST_ROWS;
const FREE = STRAY_LANES + 4 * MOST_ROWS;

interface Exports extends Pick<UsageKernel, 'take' | 'addValue'> {
  readonly memory: WebAssembly.Memory;
}

export function openUsageKernel(): UsageKernel {
  const calls: UsageKernel['calls'] = { turn: () => undefined, see: () => undefined };
  const imports = {
    turn: (lane: number, start: number) => calls.turn(lane, start),
    see: (slot: number, offset: number, value: number) => calls.see(slot, offset, value),
  };
  const instance = new WebAssembly.Instance(compiled(packed), { lanes: imports });
  const { memory, take, addValue } = instance.exports as unknown as Exports;
  setGlobals(instance, {
    powers: POWERS,
    starts: STARTS,
    mantissas: MANTISSAS,
    numbers: NUMBERS,
    lanes: LANES,
    scales: SCALES,
    strayStarts: STRAY_STARTS,
    strayLanes: STRAY_LANES,
  });
  const strays = globalOf(instance, 'strays');
  memory.grow(1);

  const viewRows = () => ({
    starts: new Float64Array(memory.buffer, STARTS, MOST_ROWS),
    mantissas: new Float64Array(memory.buffer, MANTISSAS, MOST_ROWS),
    numbers: new Float64Array(memory.buffer, NUMBERS, MOST_ROWS),
    lanes: new Int32Array(memory.buffer, LANES, MOST_ROWS),
    scales: new Int32Array(memory.buffer, SCALES, MOST_ROWS),
  });
  const viewAll = () => ({ numbers: new Float64Array(memory.buffer), wholes: new Int32Array(memory.buffer) });
  let rows = viewRows();
  let used = FREE;
  let lanes = { at: 0, most: 0 };

  const allocate = (bytes: number): number => {
    const at = used;
    used += bytes;
    const { byteLength } = memory.buffer;
    if (used > byteLength) {
      memory.grow(Math.ceil((Math.max(used, byteLength * 1.25) - byteLength) / PAGE));
      Object.assign(kernel, viewAll());
      rows = viewRows();
    }
    return at;
  };

  const kernel: UsageKernel = {
    calls,
    ...viewAll(),
    allocate,
    laneAt: (lane) => lanes.at / 8 + lane * LANE,
    reachLanes(wanted) {
      if (wanted <= lanes.most) return;
      const most = Math.max(16, 2 * wanted);
      const at = allocate(8 * LANE * most);
      // As whole numbers: not every pattern of bits is a number of 64.
      kernel.wholes.copyWithin(at / 4, lanes.at / 4, lanes.at / 4 + 2 * LANE * lanes.most);
      lanes = { at, most };
      setGlobals(instance, { state: at });
    },
    put({ starts, mantissas, rows: numbers, lanes: into, scales }, from, to) {
      rows.starts.set(starts.subarray(from, to));
      rows.mantissas.set(mantissas.subarray(from, to));
      rows.numbers.set(numbers.subarray(from, to));
      rows.lanes.set(into.subarray(from, to));
      rows.scales.set(scales.subarray(from, to));
    },
    take,
    strays(tell) {
      const count = strays.value as number;
      if (count === 0) return;
      strays.value = 0;
      const { numbers, wholes } = kernel;
      for (let at = 0; at < count; at += 1) tell(wholes[STRAY_LANES / 4 + at] as number, numbers[STRAY_STARTS / 8 + at] as number);
    },
    addValue,
  };
  kernel.numbers.set(powersOfTen.subarray(0, MOST_PLACES + 1), POWERS / 8);
  return kernel;
}
