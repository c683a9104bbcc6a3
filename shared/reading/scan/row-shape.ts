import type { TablePlan } from '../table-plan.ts';

/** A place in the row that differs from row to row: the time, or one of the plan's values. Columns are 0-based; the time may take several. */
export interface Slot {
  readonly first: number;
  readonly last: number;
  /** Index of the value in the plan; null: the time. */
  readonly value: number | null;
}

/** What of a table's rows differs from row to row. All the rest of a row is its outline. */
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
  const values = plan.values.map(({ column }, value) => ({ first: column, last: column, value }));
  const slots = [time, ...values].sort((a, b) => a.first - b.first);
  const areApart = slots.every(({ first }, at) => first >= 0 && (at === 0 || (slots[at - 1] as Slot).last < first));
  const isNamed = [...('column' in plan.id ? [plan.id.column] : []), plan.metric ?? -1, plan.unit ?? -1];
  if (!areApart || slots.some(({ first, last }) => isNamed.some((column) => column >= first && column <= last))) return null;
  return { delimiter, marks: marks.map((mark) => (mark === 'open' || mark === null ? null : mark.charCodeAt(0))), slots };
}

/** Cells that together are the time must stand beside each other, in their order. */
function timeSlot(columns: readonly number[]): Slot | null {
  const [first] = columns;
  if (first === undefined || columns.some((column, at) => column !== first + at)) return null;
  return { first, last: first + columns.length - 1, value: null };
}
