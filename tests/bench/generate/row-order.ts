import { type Extent, stepsOf } from './extent.ts';
import { hashOf, measures } from './fleet.ts';

export const rowOrders = ['time', 'resource', 'shuffled'] as const;
export type RowOrder = (typeof rowOrders)[number];

/** Calls once for every (machine, step, measure), in an order that is the same each time and holds nothing in memory. */
export function eachRow(extent: Extent, order: RowOrder, call: (vm: number, step: number, measure: number) => void): void {
  const steps = stepsOf(extent);
  if (order === 'shuffled') {
    const next = permutation(steps * extent.vms * measures.length);
    for (let place = 0; place < steps * extent.vms * measures.length; place += 1) {
      const row = next(place);
      const series = row % (extent.vms * measures.length);
      const step = (row - series) / (extent.vms * measures.length);
      call(Math.floor(series / measures.length), step, series % measures.length);
    }
    return;
  }
  const [outer, inner] = order === 'time' ? [steps, extent.vms] : [extent.vms, steps];
  for (let first = 0; first < outer; first += 1) {
    if (order === 'time') {
      for (let vm = 0; vm < inner; vm += 1) for (let measure = 0; measure < measures.length; measure += 1) call(vm, first, measure);
    } else {
      for (let measure = 0; measure < measures.length; measure += 1) for (let step = 0; step < inner; step += 1) call(first, step, measure);
    }
  }
}

/**
 * A shuffle of 0 … count - 1 without a table of it: four Feistel rounds over the next even power of two, walked until the number is within
 * range. Stepping by a constant would not do: the next series would always follow from the last, and a reader that guesses it would win.
 */
function permutation(count: number): (place: number) => number {
  const half = Math.ceil(Math.log2(Math.max(4, count)) / 2);
  const mask = 2 ** half - 1;
  return (place) => {
    let number = place;
    do {
      let left = Math.floor(number / 2 ** half);
      let right = number % 2 ** half;
      for (let round = 0; round < 4; round += 1) [left, right] = [right, (left ^ hashOf(right, round, 4242)) & mask];
      number = left * 2 ** half + right;
    } while (number >= count);
    return number;
  };
}
