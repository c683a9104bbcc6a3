import type { MapDay } from '../../shared/model/continuity-map.ts';
import type { CellAt } from './day-table.ts';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey'>;

/** Where a key takes whoever is at a cell; null: the key moves nobody. Never out of the table. */
export function move(at: CellAt, { key, ctrlKey }: Key, days: readonly MapDay[], rows: number): CellAt | null {
  const last = days.length - 1;
  const to = (row: number, day: number): CellAt => ({ row: clamp(row, rows - 1), day: clamp(day, last) });
  switch (key) {
    case 'ArrowRight':
      return to(at.row, at.day + 1);
    case 'ArrowLeft':
      return to(at.row, at.day - 1);
    case 'ArrowDown':
      return to(at.row + 1, at.day);
    case 'ArrowUp':
      return to(at.row - 1, at.day);
    case 'Home':
      return ctrlKey ? to(0, 0) : to(at.row, 0);
    case 'End':
      return ctrlKey ? to(rows - 1, last) : to(at.row, last);
    case 'PageDown':
      return to(at.row, otherMonth(days, at.day, 1));
    case 'PageUp':
      return to(at.row, otherMonth(days, at.day, -1));
    default:
      return null;
  }
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** The first day of the next month, or of the one before: of this one where that is not begun at its first day. */
function otherMonth(days: readonly MapDay[], from: number, by: 1 | -1): number {
  const monthAt = (index: number) => days[index]?.day.slice(0, 7);
  const firstOf = (index: number) => days.findIndex(({ day }) => day.slice(0, 7) === monthAt(index));
  if (by === 1) {
    const next = days.findIndex((_, index) => index > from && monthAt(index) !== monthAt(from));
    return next < 0 ? days.length - 1 : next;
  }
  const first = firstOf(from);
  return first < from ? first : firstOf(Math.max(0, first - 1));
}
