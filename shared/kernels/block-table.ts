import type { LaneBlock } from '../model/usage.ts';
import { growingColumns } from './growing-columns.ts';
import type { KernelMemory } from './kernel-memory.ts';

/** The rows of an hour of some hundred columns: what a block begins and ends with is done less often, and all of it still fits a cache. */
const MOST_VALUES = 40_960;
const MOST_ROWS = 64;
/** Columns are added up so many at a time. */
const TOGETHER = 4;
/** Bytes of what is known of a column, in two places, and where in the second its mark stands. */
const [COLUMN, SETTING, MARK] = [32, 16, 8];

export interface BlockTable {
  readonly block: LaneBlock;
  /** Fractions of a value are taken from here on. @returns false: they are not, those of the others have another mark */
  setMark(value: number, mark: number): boolean;
}

const POINT = 46;

/** The table of a kernel's block of rows. @param marks by value, WHOLE (-1): no fractions */
export function openBlockTable(memory: KernelMemory, marks: readonly number[]): BlockTable {
  const width = marks.length;
  const stride = Math.ceil(width / TOGETHER) * TOGETHER;
  const mostBlockRows = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VALUES / stride)));
  const at = {
    blockValues: memory.allocate(8 * stride * mostBlockRows),
    blockStarts: memory.allocate(8 * mostBlockRows),
    blockNumbers: memory.allocate(8 * mostBlockRows),
    blockLanes: memory.allocate(4 * stride),
    blockPlaces: memory.allocate(4 * stride),
    columns: memory.allocate(COLUMN * width),
    settings: memory.allocate(SETTING * width),
    factors: memory.allocate(8 * width),
  };
  const blockMark = marks.find((mark) => mark > 0) ?? POINT;
  const setMark = (mark: number, value: number): void => memory.view.setInt32(at.settings + SETTING * value + MARK, mark, true);
  memory.set({ ...at, stride, mostBlockRows, blockMark });
  marks.forEach(setMark);
  const columns = growingColumns(memory, 'blockRows', {
    mantissas: { at: at.blockValues, room: stride * mostBlockRows },
    starts: { at: at.blockStarts, room: mostBlockRows },
    rows: { at: at.blockNumbers, room: mostBlockRows },
    lanes: { at: at.blockLanes, room: stride },
    scales: { at: at.blockPlaces, room: stride },
  });
  columns.mantissas.fill(Number.NaN);
  // Onto them, not beside copies: what they are is looked up each time.
  const block = Object.assign(columns, { width, stride });
  return {
    block,
    setMark(value, mark) {
      if (mark === blockMark) setMark(mark, value);
      return mark === blockMark;
    },
  };
}
