import type { LaneRows } from '../model/usage.ts';
import type { KernelMemory } from './kernel-memory.ts';

/** Where each column stands in a kernel's memory, in bytes, and for how many values it has room. */
export type ColumnPlaces = Readonly<Record<Exclude<keyof LaneRows, 'size'>, { readonly at: number; readonly room: number }>>;

/** Columns of a kernel, which stay valid when its memory grows: then the views of before are void. @param size the kernel's name for how many rows there are */
export function growingColumns(memory: KernelMemory, size: string, { mantissas, starts, rows, lanes, scales }: ColumnPlaces): LaneRows {
  const counted = memory.global(size);
  const view = () => {
    const { buffer } = memory.bytes;
    return {
      buffer,
      starts: new Float64Array(buffer, starts.at, starts.room),
      mantissas: new Float64Array(buffer, mantissas.at, mantissas.room),
      rows: new Float64Array(buffer, rows.at, rows.room),
      lanes: new Int32Array(buffer, lanes.at, lanes.room),
      scales: new Int32Array(buffer, scales.at, scales.room),
    };
  };
  let viewed = view();
  const now = () => {
    if (viewed.buffer !== memory.bytes.buffer) viewed = view();
    return viewed;
  };
  return {
    get size() {
      return counted.value as number;
    },
    set size(to) {
      counted.value = to;
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
