import type { UsageKernel } from '../kernels/usage-kernel.ts';
import type { Milliseconds } from '../model/usage.ts';

/**
 * Stretches of evenly spaced rows that one file's series may remember together: 16 MB. A file with more falls back on the order of its
 * rows: of a series that finds no room, only the first 64 different steps are counted.
 */
export const REMEMBERED_STRETCHES = 700_000;

/** The most common step between the rows of a series, seconds; for show only, no limit uses it (DESIGN §5 statement 5). */
export interface CadenceFinder {
  /** Where it stands in the kernel's memory (kernels/assembly/cadence.ts). */
  readonly place: number;
  add(start: Milliseconds): void;
  /** Of several steps that are as common the smallest. No row may come after it. */
  finish(): number | null;
}

const RECORD_BYTES = 64;

export function findCadence(kernel: UsageKernel): CadenceFinder {
  const place = kernel.allocate(RECORD_BYTES);
  // The row before.
  kernel.numbers[place / 8] = Number.NaN;
  return {
    place,
    add: (start) => kernel.addStart(place, start),
    finish() {
      const step = kernel.commonStep(place);
      return step === 0 ? null : step / 1000;
    },
  };
}
