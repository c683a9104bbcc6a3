import type { TablePlan } from '../table-plan.ts';

/** A place in the row that differs from row to row. Columns are 0-based; a slot may take several. */
export interface Slot {
  readonly first: number;
  readonly last: number;
  /** Index of the value in the plan; or the time, or cells that nobody looks at. */
  readonly holds: number | 'time' | 'unused';
}

/** What of a table's rows may differ from row to row. All the rest of a row is its outline. */
export interface RowShape {
  /** Byte of the delimiter. */
  readonly delimiter: number;
  /** Byte of the decimal mark, by value; null: fractions of that column are not taken. */
  readonly marks: readonly (number | null)[];
  /** In the order of the columns. */
  readonly slots: readonly Slot[];
}

/**
 * The shape of a plan's rows; null where a row is more than its time and its values, so that each must be looked at as a whole.
 * @param marks decimal mark of each value as decided for its column; `open`: undecided
 */
export function shapeOf(plan: TablePlan, marks: readonly ('.' | ',' | 'open' | null)[]): RowShape | null {
  const isMore = plan.derive || plan.refuse || plan.remark || plan.isFooter || plan.length || plan.end !== null;
  if (isMore || plan.problems.length > 0 || plan.values.length === 0) return null;
  const delimiter = plan.delimiter.charCodeAt(0);
  if (plan.delimiter.length !== 1 || delimiter > 127) return null;
  const time = timeSlot(plan.time);
  if (time === null) return null;
  const values = plan.values.map(({ column }, value) => ({ first: column, last: column, holds: value }));
  const named = [time, ...values].sort((a, b) => a.first - b.first);
  const areApart = named.every(({ first }, at) => first >= 0 && (at === 0 || (named[at - 1] as Slot).last < first));
  const names = [...('column' in plan.id ? [plan.id.column] : []), plan.metric ?? -1, plan.unit ?? -1];
  if (!areApart || named.some((slot) => names.some((column) => isIn(slot, column)))) return null;
  const slots = [...named, ...unusedSlots(plan.header, named, names)];
  return {
    delimiter,
    marks: marks.map((mark) => (mark === 'open' || mark === null ? null : mark.charCodeAt(0))),
    slots: slots.toSorted((a, b) => a.first - b.first),
  };
}

const isIn = ({ first, last }: Slot, column: number): boolean => column >= first && column <= last;

/**
 * The titled columns of which the plan says nothing, where they stand side by side as one. What is told of a row for the sake of its other
 * cells is told of rows without a time, or of what stands behind the last title.
 */
function unusedSlots(header: readonly string[], named: readonly Slot[], names: readonly number[]): Slot[] {
  const end = header.findLastIndex((title) => title.trim() !== '') + 1;
  const isUsed = (column: number): boolean => names.includes(column) || named.some((slot) => isIn(slot, column));
  const slots: Slot[] = [];
  for (let column = 0; column < end; column += 1) {
    const before = slots.at(-1);
    if (isUsed(column)) continue;
    if (before?.last === column - 1) slots[slots.length - 1] = { ...before, last: column };
    else slots.push({ first: column, last: column, holds: 'unused' });
  }
  return slots;
}

/** Cells that together are the time must stand beside each other, in their order. */
function timeSlot(columns: readonly number[]): Slot | null {
  const [first] = columns;
  if (first === undefined || columns.some((column, at) => column !== first + at)) return null;
  return { first, last: first + columns.length - 1, holds: 'time' };
}
