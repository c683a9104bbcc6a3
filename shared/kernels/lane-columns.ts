import type { LaneRows } from '../model/usage.ts';
import { growingColumns } from './growing-columns.ts';
import type { KernelMemory } from './kernel-memory.ts';

/** The kernel's columns of rows on their way into lanes. @param room for so many values */
export function openLaneColumns(memory: KernelMemory, room: number): LaneRows {
  const at = {
    starts: memory.allocate(8 * room),
    mantissas: memory.allocate(8 * room),
    numbers: memory.allocate(8 * room),
    lanes: memory.allocate(4 * room),
    scales: memory.allocate(4 * room),
  };
  memory.set(at);
  return growingColumns(memory, 'size', {
    starts: { at: at.starts, room },
    mantissas: { at: at.mantissas, room },
    rows: { at: at.numbers, room },
    lanes: { at: at.lanes, room },
    scales: { at: at.scales, room },
  });
}
