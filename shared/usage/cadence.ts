import type { Milliseconds } from '../model/usage.ts';

/** Row starts that one file's series may remember together: 16 MB. A file with more rows falls back on the order of its rows. */
export const REMEMBERED_STARTS = 2_000_000;

/** How many row starts may still be remembered; shared by all series of a file. */
export interface StartsBudget {
  left: number;
}

/** The most common step between the rows of a series, seconds; for show only, no limit uses it (DESIGN §5 statement 5). */
export interface CadenceFinder {
  add(start: Milliseconds): void;
  finish(): number | null;
}

/** Different steps counted while rows are taken in file order: enough to find the common one, few enough to be bounded. */
const STEPS_KEPT = 64;

export function findCadence(budget: StartsBudget): CadenceFinder {
  let starts: Milliseconds[] | null = [];
  const inOrder = new Map<number, number>();
  let before: Milliseconds | null = null;
  return {
    add(start) {
      if (starts) {
        if (budget.left > 0) {
          starts.push(start);
          budget.left -= 1;
        } else {
          budget.left += starts.length;
          starts = null;
        }
      }
      if (before !== null && start !== before) {
        const step = Math.abs(start - before);
        const seen = inOrder.get(step);
        if (seen !== undefined || inOrder.size < STEPS_KEPT) inOrder.set(step, (seen ?? 0) + 1);
      }
      before = start;
    },
    finish() {
      const steps = starts ? stepsOf(starts) : inOrder;
      const common = [...steps].sort(([a, m], [b, n]) => n - m || a - b)[0];
      return common ? common[0] / 1000 : null;
    },
  };
}

/** Steps between neighbouring instants, whatever the order in which the rows stood. */
function stepsOf(starts: readonly Milliseconds[]): ReadonlyMap<number, number> {
  const sorted = Float64Array.from(starts).sort();
  const steps = new Map<number, number>();
  for (let index = 1; index < sorted.length; index += 1) {
    const step = (sorted[index] as number) - (sorted[index - 1] as number);
    if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  return steps;
}
