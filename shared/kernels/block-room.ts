import type { LaneBlock } from '../model/usage.ts';
import type { KernelMemory } from './kernel-memory.ts';

/** Where a block of rows goes, in the memory of the kernel that takes it (assembly/lane-blocks.ts). */
export interface BlockRoom {
  put(block: LaneBlock): void;
}

/** Bytes of what four columns come to. */
const SUMS = 160;

export function openBlockRoom(memory: KernelMemory): BlockRoom {
  let room = { values: 0, rows: 0, columns: 0 };
  let at = { blockValues: 0, blockStarts: 0, blockNumbers: 0, blockLanes: 0, blockPlaces: 0 };

  const reach = (values: number, rows: number, columns: number): void => {
    if (values <= room.values && rows <= room.rows && columns <= room.columns) return;
    room = { values: Math.max(values, room.values), rows: Math.max(rows, room.rows), columns: Math.max(columns, room.columns) };
    at = {
      blockValues: memory.allocate(8 * room.values),
      blockStarts: memory.allocate(8 * room.rows),
      blockNumbers: memory.allocate(8 * room.rows),
      blockLanes: memory.allocate(4 * room.columns),
      blockPlaces: memory.allocate(4 * room.columns),
    };
    memory.set({ ...at, left: memory.allocate(4 * room.columns), words: memory.allocate(4 * room.rows), sums: memory.allocate(SUMS) });
  };

  return {
    put({ size, width, stride, mantissas, starts, rows, lanes, scales }) {
      reach(mantissas.length, starts.length, stride);
      const { buffer } = memory.bytes;
      new Float64Array(buffer, at.blockValues).set(mantissas.subarray(0, size * stride));
      new Float64Array(buffer, at.blockStarts).set(starts.subarray(0, size));
      new Float64Array(buffer, at.blockNumbers).set(rows.subarray(0, size));
      new Int32Array(buffer, at.blockLanes).set(lanes);
      new Int32Array(buffer, at.blockPlaces).set(scales);
      memory.set({ blockWidth: width, blockStride: stride });
    },
  };
}
