import type { UsageKernel } from '../kernels/usage-kernel.ts';

/*
 * What is known of the steps of a series, in the memory of the kernel that takes rows (kernels/assembly/cadence.ts, which repeats the
 * places). Places are counted from the record's first number of 64 bits on, and from its first of 32.
 */
const RECORD = 8;
const LAST = 0;
const STRETCH = 2;
const ROWS = 5;
const [FIRST_BLOCK, KEPT, COUNTER] = [12, 14, 15];
/** Stretches of a block, and where the first of them stands in it, in numbers of 64 bits. */
const [BLOCK_OF, STRETCHES] = [8, 1];

/** Stretches, one after the other in the order of the file; each takes three places: its first start, its step, its steps. */
export type Stretches = Float64Array;
export const [FIRST, STEP, STEPS, WIDTH] = [0, 1, 2, 3];

type Memory = Pick<UsageKernel, 'numbers' | 'wholes' | 'allocate'>;

/** A series without rows. @returns where its record stands */
export function newCadence(kernel: Memory): number {
  const place = kernel.allocate(8 * RECORD);
  kernel.numbers[place / 8 + LAST] = Number.NaN;
  return place;
}

export const rowsOf = ({ numbers }: Memory, place: number): number => numbers[place / 8 + ROWS] as number;

/** Where steps between neighbours of the file are counted; 0: stretches are remembered. */
const counterOf = ({ wholes }: Memory, place: number): number => wholes[place / 4 + COUNTER] as number;

/** null: steps are only counted. */
export function stretchesOf(kernel: Memory, place: number): Stretches | null {
  if (counterOf(kernel, place) !== 0) return null;
  if (rowsOf(kernel, place) === 0) return new Float64Array(0);
  const { numbers, wholes } = kernel;
  const kept = wholes[place / 4 + KEPT] as number;
  const stretches = new Float64Array(WIDTH * (kept + 1));
  let block = wholes[place / 4 + FIRST_BLOCK] as number;
  for (let at = 0; at < kept; at += BLOCK_OF) {
    const from = block / 8 + STRETCHES;
    stretches.set(numbers.subarray(from, from + WIDTH * Math.min(BLOCK_OF, kept - at)), WIDTH * at);
    block = wholes[block / 4] as number;
  }
  stretches.set(numbers.subarray(place / 8 + STRETCH, place / 8 + STRETCH + WIDTH), WIDTH * kept);
  return stretches;
}

/** The steps that are counted, and how often there was each. */
export function countedSteps(kernel: Memory, place: number): ReadonlyMap<number, number> {
  const { numbers, wholes } = kernel;
  const counter = counterOf(kernel, place);
  const places = (wholes[counter / 4] as number) + 1;
  const counted = new Map<number, number>();
  for (let at = 0; at < places; at += 1) {
    const step = numbers[counter / 8 + 1 + at] as number;
    if (step !== 0) counted.set(step, numbers[counter / 8 + 1 + places + at] as number);
  }
  return counted;
}
