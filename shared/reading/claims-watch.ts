import { dayOrderOf } from './cell-time.ts';
import { splitUnit } from './cell-unit.ts';
import { emptyDecimalEvidence, weighDecimal } from './decimal-evidence.ts';
import { shownValue } from './shown-text.ts';
import { watchSwappedDates } from './swapped-dates.ts';
import { type PlanProblem, type TablePlan, timeIn } from './table-plan.ts';

/** Gathers what the cells say of the writing that the mapping claims. */
export interface ClaimsWatch {
  see(cells: readonly string[]): void;
  /** A time of a row whose other cells have nothing new to say. */
  seeTime(cell: string): void;
  /** Would more fractions written with the plan's mark change nothing? */
  provesFractions(): boolean;
  denied(): readonly PlanProblem[];
}

export function watchClaims(plan: TablePlan): ClaimsWatch {
  const { claimed, decimal, problems } = plan;
  const evidence = emptyDecimalEvidence();
  const orders = { 'day-first': 0, 'month-first': 0 };
  const swapped = watchSwappedDates();
  const idle = problems.length > 0;
  const seeTime = (cell: string): void => {
    if (plan.typed && !idle) swapped.see(cell);
    const order = idle || claimed.dayOrder === null ? null : dayOrderOf(cell);
    if (order !== null && order !== 'open') orders[order] += 1;
  };
  return {
    see(cells) {
      if (idle) return;
      if (claimed.decimal) {
        for (const { column } of plan.values) {
          const cell = cells[column];
          if (cell !== undefined && (cell.includes(',') || cell.includes('.'))) weighDecimal(evidence, splitUnit(cell.trim()).number);
        }
      }
      seeTime(timeIn(cells, plan.time));
    },
    seeTime,
    provesFractions: () => idle || !claimed.decimal || (decimal === ',' ? evidence.comma : evidence.dot) > 0,
    denied() {
      const found: PlanProblem[] = [];
      const text = swapped.found();
      if (text !== null) found.push({ code: 'TS_FORMAT_AMBIGUOUS', details: { found: shownValue(text) } });
      const [own, other] = decimal === ',' ? [evidence.comma, evidence.dot] : [evidence.dot, evidence.comma];
      if (own === 0 && other > 0) found.push({ code: 'MAPPING_CONTRADICTS_FILE', details: { field: 'decimal' } });
      if (claimed.dayOrder !== null) {
        const contrary = claimed.dayOrder === 'day-first' ? 'month-first' : 'day-first';
        if (orders[claimed.dayOrder] === 0 && orders[contrary] > 0) {
          found.push({ code: 'MAPPING_CONTRADICTS_FILE', details: { field: 'dateFormat' } });
        }
      }
      return found;
    },
  };
}
