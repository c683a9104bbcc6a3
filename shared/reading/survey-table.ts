import { type DayOrder, dayOrderOf } from './cell-time.ts';
import { splitUnit } from './cell-unit.ts';
import type { OnRow } from './csv-scanner.ts';
import type { DecimalMark } from './decimal.ts';
import { type DecimalDecision, type DecimalEvidence, decideDecimal, emptyDecimalEvidence, weighDecimal } from './decimal-evidence.ts';
import type { RowSource } from './row-source.ts';
import { type TablePlan, timeIn } from './table-plan.ts';

/** What the cells of a table say of how they are written. */
export interface Survey {
  /** `open`: every date of the column can be read both ways, or some prove one order and some the other; null: none needs an order. */
  readonly dayOrder: DayOrder | 'open' | null;
  /** By column number. */
  readonly decimals: ReadonlyMap<number, DecimalDecision>;
}

/** Is nothing left open? Then more of the same writing changes nothing. */
export function isSettled({ dayOrder, decimals }: Survey): boolean {
  return dayOrder !== 'open' && [...decimals.values()].every(({ settled }) => settled);
}

/** Are the cells read in the same way by two surveys? */
export function isSameSurvey(a: Survey, b: Survey): boolean {
  return a.dayOrder === b.dayOrder && [...a.decimals.keys()].every((column) => markIn(a, column) === markIn(b, column));
}

/** What fractions of a column are read with: where no cell needs a mark, a point. */
export function markIn({ decimals }: Survey, column: number): DecimalMark | 'open' {
  const decision = decimals.get(column);
  if (decision === undefined) return '.';
  return decision.settled ? (decision.mark ?? '.') : 'open';
}

/** Gathers what the cells of columns say whose writing nobody declares. */
export interface WritingWatch {
  /** A row of data, as written. */
  see(written: readonly string[]): void;
  /** The time of a row whose other cells say nothing new. */
  seeTime(cell: string): void;
  /** Has any cell of the column shown what its fractions are written with, and none the contrary? */
  proves(column: number, mark: DecimalMark): boolean;
  /** Can more rows not change what the survey says? */
  isOver(): boolean;
  survey(): Survey;
}

export function watchWriting(plan: TablePlan): WritingWatch {
  const columns = plan.decimal === null ? [...new Set(plan.values.map(({ column }) => column))].filter((column) => column >= 0) : [];
  const evidence = new Map(columns.map((column) => [column, emptyDecimalEvidence()]));
  const pending = new Set(columns);
  const times = plan.readTime === null ? [plan.time, plan.end ?? []].filter((column) => column.length > 0) : [];
  const days = watchDayOrder();
  return {
    see(written) {
      const cells = plan.derive ? plan.derive(written) : written;
      for (const time of times) days.see(timeIn(cells, time));
      for (const column of pending) {
        const cell = cells[column];
        // Most cells of most tables say nothing.
        if (cell === undefined || !(cell.includes('.') || cell.includes(','))) continue;
        const counts = evidence.get(column) as DecimalEvidence;
        weighDecimal(counts, splitUnit(cell.trim()).number);
        if (counts.comma > 0 && counts.dot > 0) pending.delete(column);
      }
    },
    seeTime(cell) {
      if (times.length > 0) days.see(cell);
    },
    proves(column, mark) {
      const { comma, dot } = evidence.get(column) ?? emptyDecimalEvidence();
      return mark === ',' ? comma > 0 && dot === 0 : dot > 0 && comma === 0;
    },
    isOver: () => pending.size === 0 && (times.length === 0 || days.isMixed()),
    survey: () => ({
      dayOrder: days.order(),
      decimals: new Map([...evidence].map(([column, counts]) => [column, decideDecimal(counts, plan.delimiter)])),
    }),
  };
}

/**
 * Looks through whole columns whose writing nobody declares. A column that shows both ways of writing is undecidable: were the first cell
 * to decide, the order of rows would. Stops early only where nothing is left to decide, or after `most` rows.
 */
export async function surveyTable(plan: TablePlan, rows: RowSource, most = Number.POSITIVE_INFINITY): Promise<Survey> {
  const watch = watchWriting(plan);
  let seen = 0;
  const see: OnRow = (written, row) => {
    if (row <= plan.headerRow || plan.isFooter?.(written)) return true;
    watch.see(written);
    seen += 1;
    return seen < most && !watch.isOver();
  };
  if (!watch.isOver()) await rows(see, () => undefined);
  return watch.survey();
}

/** Which order of day and month the cells of a column prove, all of them together. */
function watchDayOrder(): { see(cell: string): void; isMixed(): boolean; order(): Survey['dayOrder'] } {
  const seen = { 'day-first': false, 'month-first': false, open: false };
  const isMixed = (): boolean => seen['day-first'] && seen['month-first'];
  return {
    see(cell) {
      if (startsWithYear(cell)) return;
      const says = dayOrderOf(cell);
      if (says !== null) seen[says] = true;
    },
    isMixed,
    order() {
      if (isMixed()) return 'open';
      if (seen['day-first']) return 'day-first';
      if (seen['month-first']) return 'month-first';
      return seen.open ? 'open' : null;
    },
  };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A year first, `2025-`, needs no order: what most cells are. */
function startsWithYear(cell: string): boolean {
  return cell.charCodeAt(4) === 45 && isDigit(cell.charCodeAt(1)) && isDigit(cell.charCodeAt(2));
}
