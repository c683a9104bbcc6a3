import type { UsageKernel } from '../kernels/usage-kernel.ts';
import type { Milliseconds } from '../model/usage.ts';
import { countedSteps, FIRST, newCadence, rowsOf, STEP, STEPS, type Stretches, stretchesOf, WIDTH } from './cadence-record.ts';

/**
 * Stretches of evenly spaced rows that one file's series may remember together: 16 MB. A file with more falls back on the order of its
 * rows: of a series that finds no room, only the first 64 different steps are counted.
 */
export const REMEMBERED_STRETCHES = 700_000;

/** The most common step between the rows of a series, seconds; for show only, no limit uses it (DESIGN §5 statement 5). */
export interface CadenceFinder {
  /** Where it stands in the kernel's memory. */
  readonly place: number;
  add(start: Milliseconds): void;
  finish(): number | null;
}

/** Rows of one series that are put in order at the end, where the file has them in none. */
const MOST_SORTED = 2_000_000;

export function findCadence(kernel: UsageKernel): CadenceFinder {
  const place = newCadence(kernel);
  return {
    place,
    add: (start) => kernel.addStart(place, start),
    finish() {
      const stretches = stretchesOf(kernel, place);
      const steps = stretches === null ? null : stepsOf(stretches, rowsOf(kernel, place));
      if (steps === null) kernel.countInOrder(place);
      const common = mostCommon(steps ?? countedSteps(kernel, place));
      return common === null ? null : common / 1000;
    },
  };
}

/** The smallest of them. */
function mostCommon(steps: ReadonlyMap<number, number>): Milliseconds | null {
  let common: Milliseconds | null = null;
  let most = 0;
  for (const [step, times] of steps) {
    if (times < most || (times === most && step > (common as number))) continue;
    common = step;
    most = times;
  }
  return common;
}

type Steps = Map<number, number>;

function count(steps: Steps, step: Milliseconds, times: number): void {
  if (step > 0 && times > 0) steps.set(step, (steps.get(step) ?? 0) + times);
}

const endOf = (kept: Stretches, at: number): Milliseconds =>
  (kept[at + FIRST] as number) + (kept[at + STEP] as number) * (kept[at + STEPS] as number);

/** Steps between neighbouring instants, whatever the order in which the rows stood. null: they are too many to be put in order */
function stepsOf(kept: Stretches, rows: number): Steps | null {
  if (isInOneDirection(kept)) return stepsInOrder(kept);
  return rows > MOST_SORTED ? null : stepsBetween(startsOf(kept, rows).sort());
}

/** Steps between the rows as they follow each other in the file. */
function stepsInOrder(kept: Stretches): Steps {
  const steps: Steps = new Map();
  for (let at = 0; at < kept.length; at += WIDTH) {
    if (at > 0) count(steps, Math.abs((kept[at] as number) - endOf(kept, at - WIDTH)), 1);
    count(steps, Math.abs(kept[at + STEP] as number), kept[at + STEPS] as number);
  }
  return steps;
}

/** @param sorted instants, of which one may stand there twice */
function stepsBetween(sorted: Float64Array): Steps {
  const steps: Steps = new Map();
  let [step, times] = [0, 0];
  for (let at = 1; at < sorted.length; at += 1) {
    const next = (sorted[at] as number) - (sorted[at - 1] as number);
    // Most are as the one before.
    if (next !== step) {
      count(steps, step, times);
      [step, times] = [next, 0];
    }
    times += 1;
  }
  count(steps, step, times);
  return steps;
}

function startsOf(kept: Stretches, rows: number): Float64Array {
  const starts = new Float64Array(rows);
  let filled = 0;
  for (let at = 0; at < kept.length; at += WIDTH) {
    for (let row = 0; row <= (kept[at + STEPS] as number); row += 1) {
      starts[filled] = (kept[at] as number) + row * (kept[at + STEP] as number);
      filled += 1;
    }
  }
  return starts.subarray(0, filled);
}

/** Forwards, or the newest row first. */
function isInOneDirection(kept: Stretches): boolean {
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
