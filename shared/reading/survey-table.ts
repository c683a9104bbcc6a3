import { type DayOrder, dayOrderOf, readEpoch, readYearFirst } from './cell-time.ts';
import { splitUnit } from './cell-unit.ts';
import { scanRows } from './csv-scanner.ts';
import { type DecimalDecision, type DecimalEvidence, decideDecimal, emptyDecimalEvidence, weighDecimal } from './decimal-evidence.ts';
import type { OpenText } from './decode.ts';
import { type TablePlan, timeIn } from './table-plan.ts';

/** What the cells of a table say of how they are written. */
export interface Survey {
  /** `open`: every date of the column can be read both ways; null: none needs an order. */
  readonly dayOrder: DayOrder | 'open' | null;
  /** By column number. */
  readonly decimals: ReadonlyMap<number, DecimalDecision>;
}

/**
 * Looks through the columns whose writing nobody declares, and stops as soon as each has shown how it is written. One bad cell cannot
 * decide: a later cell that disagrees is then unreadable, and told.
 */
export async function surveyTable(plan: TablePlan, open: OpenText): Promise<Survey> {
  const columns = plan.decimal === null ? [...new Set(plan.values.map(({ column }) => column))].filter((column) => column >= 0) : [];
  const evidence = new Map(columns.map((column) => [column, emptyDecimalEvidence()]));
  let dayOrder: DayOrder | 'open' | null = null;
  let timeSettled = plan.readTime !== null || plan.time.length === 0;
  const pending = new Set(columns);

  const scanner = scanRows(plan.delimiter, (cells, row) => {
    if (row <= plan.headerRow) return true;
    if (!timeSettled) {
      const cell = timeIn(cells, plan.time);
      const says = dayOrderOf(cell);
      if (says !== null) dayOrder = says;
      timeSettled = (says !== null && says !== 'open') || (says === null && (readYearFirst(cell) ?? readEpoch(cell)) !== null);
    }
    for (const column of pending) {
      const counts = evidence.get(column) as DecimalEvidence;
      weighDecimal(counts, splitUnit((cells[column] ?? '').trim()).number);
      if (counts.comma > 0 || counts.dot > 0) pending.delete(column);
    }
    return !timeSettled || pending.size > 0;
  });
  if (!timeSettled || pending.size > 0) {
    let going = true;
    for await (const text of open()) {
      going = scanner.push(text);
      if (!going) break;
    }
    if (going) scanner.end();
  }
  return { dayOrder, decimals: new Map([...evidence].map(([column, counts]) => [column, decideDecimal(counts, plan.delimiter)])) };
}
