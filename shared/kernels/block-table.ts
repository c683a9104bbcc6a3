import type { LaneBlock } from '../model/usage.ts';
import type { KernelMemory } from './kernel-memory.ts';

/** The rows of an hour of some hundred columns: what a block begins and ends with is done less often, and all of it still fits a cache. */
const MOST_VALUES = 40_960;
const MOST_ROWS = 64;
/** Columns are added up so many at a time. */
const TOGETHER = 4;
/** Bytes of what is known of a column, in two places, and where in the second its mark stands. */
const [COLUMN, SETTING, MARK] = [32, 16, 8];

/** The table of a kernel's block of rows, whose views stay valid when its memory grows. @param marks by value, WHOLE (-1): no fractions */
export function openBlockTable(memory: KernelMemory, marks: readonly number[]): LaneBlock {
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
  memory.set({ ...at, stride, mostBlockRows, blockMark: marks.find((mark) => mark > 0) ?? 46 });
  marks.forEach((mark, value) => {
    memory.view.setInt32(at.settings + SETTING * value + MARK, mark, true);
  });
  const rows = memory.global('blockRows');
  const view = () => {
    const { buffer } = memory.bytes;
    return {
      buffer,
      mantissas: new Float64Array(buffer, at.blockValues, stride * mostBlockRows),
      starts: new Float64Array(buffer, at.blockStarts, mostBlockRows),
      rows: new Float64Array(buffer, at.blockNumbers, mostBlockRows),
      lanes: new Int32Array(buffer, at.blockLanes, stride),
      scales: new Int32Array(buffer, at.blockPlaces, stride),
    };
  };
  let viewed = view();
  viewed.mantissas.fill(Number.NaN);
  const now = () => {
    if (viewed.buffer !== memory.bytes.buffer) viewed = view();
    return viewed;
  };
  return {
    width,
    stride,
    get size() {
      return rows.value as number;
    },
    set size(to) {
      rows.value = to;
    },
    get mantissas() {
      return now().mantissas;
    },
    get starts() {
      return now().starts;
    },
    get rows() {
      return now().rows;
    },
    get lanes() {
      return now().lanes;
    },
    get scales() {
      return now().scales;
    },
  };
}
