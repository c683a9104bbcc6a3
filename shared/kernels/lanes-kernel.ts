import type { LaneRows } from '../model/usage.ts';
import { MOST_PLACES, powersOfTen } from '../usage/powers-of-ten.ts';
import { compiled, setGlobals } from './compiled.ts';
import { lanes as packed } from './lanes.generated.ts';

/** What the kernel asks for where a row is not as most are. */
export interface LaneCalls {
  turn(lane: number, start: number): void;
  see(day: number, offset: number, value: number): void;
}

/** The memory that rows are taken into lanes in, and the loop that takes them (assembly/lanes.ts). */
export interface LanesKernel {
  /** From the first lane on; both views of the same bytes, new ones after `reach`. */
  readonly state: { numbers: Float64Array<ArrayBuffer>; wholes: Int32Array<ArrayBuffer> };
  /** Makes room for so many 64-bit numbers of state. */
  reach(numbers: number): void;
  /** Rows [from, to) of these, no more than `MOST_ROWS`, to be taken. */
  put(rows: LaneRows, from: number, to: number): void;
  /** @returns the first of the rows from `from` on, counted from those put, that does not simply go on; `size`: all have */
  take(from: number, size: number): number;
}

/** Rows handed over at a time: what they take fits the nearest cache. */
export const MOST_ROWS = 1024;

const POWERS = 1024;
const STARTS = 2048;
const MANTISSAS = STARTS + 8 * MOST_ROWS;
const NUMBERS = MANTISSAS + 8 * MOST_ROWS;
const LANES = NUMBERS + 8 * MOST_ROWS;
const SCALES = LANES + 4 * MOST_ROWS;
const STATE = SCALES + 4 * MOST_ROWS;
const PAGE = 65_536;

interface Exports {
  readonly memory: WebAssembly.Memory;
  take(from: number, size: number): number;
}

export function openLanesKernel(calls: LaneCalls): LanesKernel {
  const instance = new WebAssembly.Instance(compiled(packed), { lanes: { ...calls } });
  const { memory, take } = instance.exports as unknown as Exports;
  setGlobals(instance, {
    powers: POWERS,
    starts: STARTS,
    mantissas: MANTISSAS,
    numbers: NUMBERS,
    lanes: LANES,
    scales: SCALES,
    state: STATE,
  });
  const viewState = () => ({
    numbers: new Float64Array(memory.buffer as ArrayBuffer, STATE),
    wholes: new Int32Array(memory.buffer as ArrayBuffer, STATE),
  });
  const viewRows = () => ({
    starts: new Float64Array(memory.buffer, STARTS, MOST_ROWS),
    mantissas: new Float64Array(memory.buffer, MANTISSAS, MOST_ROWS),
    numbers: new Float64Array(memory.buffer, NUMBERS, MOST_ROWS),
    lanes: new Int32Array(memory.buffer, LANES, MOST_ROWS),
    scales: new Int32Array(memory.buffer, SCALES, MOST_ROWS),
  });
  const grow = (bytes: number): void => {
    const { byteLength } = memory.buffer;
    if (bytes > byteLength) memory.grow(Math.ceil((Math.max(bytes, 2 * byteLength) - byteLength) / PAGE));
  };
  grow(STATE + PAGE);
  new Float64Array(memory.buffer, POWERS, MOST_PLACES + 1).set(powersOfTen);
  let views = viewRows();
  const state = viewState();
  return {
    state,
    reach(numbers) {
      if (numbers <= state.numbers.length) return;
      grow(STATE + 8 * numbers);
      Object.assign(state, viewState());
      views = viewRows();
    },
    put({ starts, mantissas, rows, lanes, scales }, from, to) {
      views.starts.set(starts.subarray(from, to));
      views.mantissas.set(mantissas.subarray(from, to));
      views.numbers.set(rows.subarray(from, to));
      views.lanes.set(lanes.subarray(from, to));
      views.scales.set(scales.subarray(from, to));
    },
    take,
  };
}
