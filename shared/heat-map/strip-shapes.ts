import type { CellState } from '../model/continuity-map.ts';

/** How high a state stands in a strip of `STRIP_HEIGHT`, and from where down: a strip can be read without its colours. */
export const STRIP_HEIGHT = 12;
export const stripShapes: Readonly<Record<CellState, readonly [top: number, height: number]>> = {
  covered: [0, 12],
  partial: [5, 7],
  zero: [10, 2],
  gap: [0, 3],
  missing: [0, 1],
  waiting: [11, 1],
  outside: [5.5, 1],
};
