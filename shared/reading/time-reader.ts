import { type DayOrder, readYearFirst, timeReader } from './cell-time.ts';
import type { TimeReader } from './date-pattern.ts';
import type { TablePlan } from './table-plan.ts';

/** How the times of a table are read: as declared, else in the order that the column has proved. Typed ones say by themselves what they are. */
export function timeReaderOf(plan: Pick<TablePlan, 'readTime' | 'typed'>, order: DayOrder | null): TimeReader {
  const read = plan.readTime ?? timeReader(order);
  return plan.typed ? (cell) => read(cell) ?? readTypedTime(cell) : read;
}

const day = String.raw`(\d{4}-\d{2}-\d{2})`;
/** A day beside a time: spreadsheets hold a whole day as a time at midnight, and a time of day often as the same day with a time. */
const dayAndTime = new RegExp(`^${day}(?: 00:00:00)? (?:\\1 ?)?(\\d{1,2}:\\d{2}\\S*)?$`);

/** Several cells together are a time as well: `2025-10-13` or `2025-10-13 00:00:00`, with `00:05:00` or `2025-10-13 00:05:00`; or one moment twice. */
function readTypedTime(cell: string): ReturnType<TimeReader> {
  const half = (cell.length - 1) / 2;
  if (cell.charAt(half) === ' ' && cell.endsWith(cell.slice(0, half))) return readYearFirst(cell.slice(0, half));
  const [, date, time] = dayAndTime.exec(cell) ?? [];
  return readYearFirst(date === undefined ? cell : time === undefined ? date : `${date} ${time}`);
}
