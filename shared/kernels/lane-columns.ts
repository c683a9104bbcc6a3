import type { LaneRows } from '../model/usage.ts';
import type { KernelMemory } from './kernel-memory.ts';

/** The kernel's columns of rows on their way into lanes, which stay valid when its memory grows. @param room for so many values */
export function openLaneColumns(memory: KernelMemory, room: number): LaneRows {
  const at = {
    starts: memory.allocate(8 * room),
    mantissas: memory.allocate(8 * room),
    numbers: memory.allocate(8 * room),
    lanes: memory.allocate(4 * room),
    scales: memory.allocate(4 * room),
  };
  memory.set(at);
  const size = memory.global('size');
  const view = () => {
    const { buffer } = memory.bytes;
    return {
      buffer,
      starts: new Float64Array(buffer, at.starts, room),
      mantissas: new Float64Array(buffer, at.mantissas, room),
      rows: new Float64Array(buffer, at.numbers, room),
      lanes: new Int32Array(buffer, at.lanes, room),
      scales: new Int32Array(buffer, at.scales, room),
    };
  };
  let viewed = view();
  const now = () => {
    if (viewed.buffer !== memory.bytes.buffer) viewed = view();
    return viewed;
  };
  return {
    get size() {
      return size.value as number;
    },
    set size(to) {
      size.value = to;
    },
    get starts() {
      return now().starts;
    },
    get mantissas() {
      return now().mantissas;
    },
    get rows() {
      return now().rows;
    },
    get lanes() {
      return now().lanes;
    },
    get scales() {
      return now().scales;
    },
  };
}
