import type { KernelMemory } from './kernel-memory.ts';

/** The last two instants of a series (reading/instants.ts), where the kernel's rows move them on: f64 the last, f64 the one before it; NaN: none. */
export interface KernelCourse {
  /** Where they stand. */
  readonly at: number;
  last: number | null;
  beforeLast: number | null;
}

const [LAST, BEFORE_LAST, BYTES] = [0, 8, 16];

export function openKernelCourse(memory: KernelMemory): KernelCourse {
  const at = memory.allocate(BYTES);
  const read = (place: number): number | null => {
    const instant = memory.view.getFloat64(at + place, true);
    return Number.isNaN(instant) ? null : instant;
  };
  const write = (place: number, instant: number | null): void => memory.view.setFloat64(at + place, instant ?? Number.NaN, true);
  write(LAST, null);
  write(BEFORE_LAST, null);
  return {
    at,
    get last() {
      return read(LAST);
    },
    set last(instant) {
      write(LAST, instant);
    },
    get beforeLast() {
      return read(BEFORE_LAST);
    },
    set beforeLast(instant) {
      write(BEFORE_LAST, instant);
    },
  };
}
