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

/** Starts are kept in pieces of so many: a list that grows as a whole is copied again and again, and lies in memory twice meanwhile. */
const PIECE = 4096;

export function findCadence(budget: StartsBudget): CadenceFinder {
  /** As in the file; null once they were too many. */
  let pieces: Milliseconds[][] | null = [];
  let inOrder: StepCounter | null = null;

  /** From here on only the steps between neighbours of the file are counted: also those up to here. */
  const forget = (kept: Milliseconds[][]): StepCounter => {
    const counter = countSteps();
    for (const piece of kept) {
      for (const start of piece) counter.add(start);
      budget.left += piece.length;
    }
    pieces = null;
    return counter;
  };

  return {
    add(start) {
      if (pieces && budget.left > 0) {
        budget.left -= 1;
        const last = pieces.at(-1);
        if (last && last.length < PIECE) last.push(start);
        else pieces.push([start]);
        return;
      }
      if (pieces) inOrder = forget(pieces);
      inOrder?.add(start);
    },
    finish() {
      const steps = pieces ? stepsOf(pieces) : (inOrder?.steps ?? new Map<number, number>());
      const common = [...steps].sort(([a, m], [b, n]) => n - m || a - b)[0];
      return common ? common[0] / 1000 : null;
    },
  };
}

interface StepCounter {
  readonly steps: ReadonlyMap<number, number>;
  add(start: Milliseconds): void;
}

/** Steps between the rows as they follow each other in the file. */
function countSteps(): StepCounter {
  const steps = new Map<number, number>();
  let before: Milliseconds | null = null;
  return {
    steps,
    add(start) {
      if (before !== null && start !== before) {
        const step = Math.abs(start - before);
        const seen = steps.get(step);
        if (seen !== undefined || steps.size < STEPS_KEPT) steps.set(step, (seen ?? 0) + 1);
      }
      before = start;
    },
  };
}

/** Steps between neighbouring instants, whatever the order in which the rows stood. */
function stepsOf(pieces: readonly (readonly Milliseconds[])[]): ReadonlyMap<number, number> {
  const sorted = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let filled = 0;
  for (const piece of pieces) {
    sorted.set(piece, filled);
    filled += piece.length;
  }
  sorted.sort();
  const steps = new Map<number, number>();
  for (let index = 1; index < sorted.length; index += 1) {
    const step = (sorted[index] as number) - (sorted[index - 1] as number);
    if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  return steps;
}
