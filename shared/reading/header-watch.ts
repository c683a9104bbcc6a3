import type { TimeReader } from './date-pattern.ts';
import { type TablePlan, timeIn } from './table-plan.ts';

/** What a row says of the columns: it names them again, it names others, or it stands under others. null: an ordinary row. */
export type HeaderSight = 'repeated' | 'changed' | 'under-changed' | null;

/**
 * Watches for headers among the data, where several exports were glued. Rows under other names are not those of this table: read by its
 * columns they would be memory in the place of a processor.
 */
export function watchHeaders(
  plan: TablePlan,
  readTime: TimeReader,
): { see(cells: readonly string[]): HeaderSight; isUnderOthers(): boolean } {
  const header = plan.header.map((name) => name.trim());
  /** Also glued by another delimiter: then its names stand in one cell. */
  const glued = new Set(header.length < 2 ? [] : [',', ';', '\t', '|'].map((delimiter) => header.join(delimiter)));
  const repeats = (cells: readonly string[]): boolean =>
    (cells[0]?.trim() === header[0] && cells.every((cell, index) => cell.trim() === (header[index] ?? ''))) ||
    (cells.length === 1 && glued.has((cells[0] as string).replaceAll('"', '').trim()));
  const others = (cells: readonly string[]): boolean => {
    if (header[0] === '' || cells[0]?.trim() !== header[0] || cells.length < 2) return false;
    const time = timeIn(cells, plan.time);
    return readTime(time) === null && !cells.some((cell) => isNumber.test(cell.trim()));
  };
  let changed = false;
  return {
    isUnderOthers: () => changed,
    see(cells) {
      if (repeats(cells)) {
        changed = false;
        return 'repeated';
      }
      if (others(cells)) {
        changed = true;
        return 'changed';
      }
      return changed ? 'under-changed' : null;
    },
  };
}

const isNumber = /^[-+]?[\d.,]{1,40}%?$/;
