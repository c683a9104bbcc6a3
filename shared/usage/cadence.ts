import type { Milliseconds } from '../model/usage.ts';

/**
 * Stretches of evenly spaced rows that one file's series may remember together: 16 MB. A file with more falls back on the order of its
 * rows.
 */
export const REMEMBERED_STRETCHES = 700_000;

/** How many stretches may still be remembered; shared by all series of a file. */
export interface StretchBudget {
  left: number;
}

/** The most common step between the rows of a series, seconds; for show only, no limit uses it (DESIGN §5 statement 5). */
export interface CadenceFinder {
  add(start: Milliseconds): void;
  /** `rows` more, each one step after the one before: the step of the last two. */
  goOn(rows: number): void;
  finish(): number | null;
}

/** Different steps counted while rows are taken in file order: enough to find the common one, few enough to be bounded. */
const STEPS_KEPT = 64;
/** Rows of one series that are put in order at the end, where the file has them in none. */
const MOST_SORTED = 2_000_000;

/** Each stretch takes three places: its first start, its step, its steps. */
const [FIRST, STEP, STEPS, WIDTH] = [0, 1, 2, 3];

export function findCadence(budget: StretchBudget): CadenceFinder {
  /** As in the file; null once they were too many. */
  let stretches: number[] | null = [];
  let inOrder: StepCounter | null = null;
  let last: Milliseconds | null = null;
  let step = 0;
  let rows = 0;

  /** From here on only the steps between neighbours of the file are counted: also those up to here. */
  const forget = (kept: readonly number[]): StepCounter => {
    budget.left += kept.length / WIDTH;
    stretches = null;
    return stepsInOrder(kept);
  };

  const begin = (kept: number[], start: Milliseconds): void => {
    if (budget.left > 0) {
      budget.left -= 1;
      kept.push(start, 0, 0);
      return;
    }
    inOrder = forget(kept);
    if (last !== null) inOrder.add(Math.abs(start - last), 1);
  };

  return {
    add(start) {
      const from = last;
      if (start === from) return;
      rows += 1;
      if (inOrder) {
        if (from !== null) inOrder.add(Math.abs(start - from), 1);
      } else if (stretches) {
        const at = stretches.length - WIDTH;
        const fits = from !== null && (stretches[at + STEPS] === 0 || stretches[at + STEP] === start - from);
        if (fits) {
          stretches[at + STEP] = start - (from as number);
          stretches[at + STEPS] = (stretches[at + STEPS] as number) + 1;
        } else begin(stretches, start);
      }
      step = from === null ? 0 : start - from;
      last = start;
    },
    goOn(more) {
      if (more === 0 || step === 0) return;
      rows += more;
      last = (last as number) + more * step;
      if (inOrder) inOrder.add(Math.abs(step), more);
      else if (stretches) {
        const at = stretches.length - WIDTH;
        stretches[at + STEP] = step;
        stretches[at + STEPS] = (stretches[at + STEPS] as number) + more;
      }
    },
    finish() {
      const steps = (inOrder ?? stepsOf(stretches ?? [], rows)).steps;
      const common = [...steps].sort(([a, m], [b, n]) => n - m || a - b)[0];
      return common ? common[0] / 1000 : null;
    },
  };
}

interface StepCounter {
  readonly steps: ReadonlyMap<number, number>;
  add(step: Milliseconds, times: number): void;
}

function countSteps(most: number): StepCounter {
  const steps = new Map<number, number>();
  return {
    steps,
    add(step, times) {
      const seen = steps.get(step);
      if (step > 0 && times > 0 && (seen !== undefined || steps.size < most)) steps.set(step, (seen ?? 0) + times);
    },
  };
}

const endOf = (kept: readonly number[], at: number): Milliseconds =>
  (kept[at + FIRST] as number) + (kept[at + STEP] as number) * (kept[at + STEPS] as number);

/** Steps between the rows as they follow each other in the file. */
function stepsInOrder(kept: readonly number[], most = STEPS_KEPT): StepCounter {
  const counter = countSteps(most);
  for (let at = 0; at < kept.length; at += WIDTH) {
    if (at > 0) counter.add(Math.abs((kept[at] as number) - endOf(kept, at - WIDTH)), 1);
    counter.add(Math.abs(kept[at + STEP] as number), kept[at + STEPS] as number);
  }
  return counter;
}

/** Steps between neighbouring instants, whatever the order in which the rows stood. */
function stepsOf(kept: readonly number[], rows: number): StepCounter {
  if (isInOneDirection(kept)) return stepsInOrder(kept, Number.POSITIVE_INFINITY);
  if (rows > MOST_SORTED) return stepsInOrder(kept);
  const starts = new Float64Array(rows);
  let filled = 0;
  for (let at = 0; at < kept.length; at += WIDTH) {
    for (let row = 0; row <= (kept[at + STEPS] as number); row += 1) {
      starts[filled] = (kept[at] as number) + row * (kept[at + STEP] as number);
      filled += 1;
    }
  }
  const sorted = starts.subarray(0, filled).sort();
  const counter = countSteps(Number.POSITIVE_INFINITY);
  for (let index = 1; index < sorted.length; index += 1) counter.add((sorted[index] as number) - (sorted[index - 1] as number), 1);
  return counter;
}

/** Forwards, or the newest row first. */
function isInOneDirection(kept: readonly number[]): boolean {
  let forwards = true;
  let backwards = true;
  for (let at = 0; at < kept.length; at += WIDTH) {
    const inside = kept[at + STEP] as number;
    const between = at === 0 ? 0 : (kept[at] as number) - endOf(kept, at - WIDTH);
    if (inside < 0 || between < 0) forwards = false;
    if (inside > 0 || between > 0) backwards = false;
  }
  return forwards || backwards;
}
