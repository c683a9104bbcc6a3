import type { UsageSink } from '../formats/define-format.ts';
import { dayOrderOf } from './cell-time.ts';
import { splitUnit } from './cell-unit.ts';
import type { OnRow } from './csv-scanner.ts';
import { emptyDecimalEvidence, weighDecimal } from './decimal-evidence.ts';
import type { OpenText } from './decode.ts';
import { linesOf, type OnFault, type RowSource } from './row-source.ts';
import { isRuleLine } from './rule-line.ts';
import { shownValue } from './shown-text.ts';
import { type Survey, surveyTable } from './survey-table.ts';
import { watchSwappedDates } from './swapped-dates.ts';
import { statedDelimiter } from './table-head.ts';
import { type PlanProblem, type TablePlan, timeIn } from './table-plan.ts';
import { createRowReader } from './table-row.ts';
import { timeReaderOf } from './time-reader.ts';

/** Reads a whole table of delimited text: see `readRows`. */
export function readTable(plan: TablePlan, open: OpenText, openSink: () => UsageSink): Promise<{ readonly dataRows: number }> {
  return readRows(plan, linesOf(plan.delimiter, open), openSink);
}

/** Reads a whole table into sinks; more than one is opened where the cells turn out to contradict the mapping. */
export async function readRows(plan: TablePlan, rows: RowSource, openSink: () => UsageSink): Promise<{ readonly dataRows: number }> {
  const survey = await surveyTable(plan, rows);
  const first = await pass(plan, survey, rows, openSink());
  if (first.contradictions.length === 0) return first;
  return pass({ ...plan, problems: [...plan.problems, ...first.contradictions] }, survey, rows, openSink());
}

interface Pass {
  readonly dataRows: number;
  /** What the mapping says of the cells and every cell that can tell denies, and dates that a spreadsheet may have swapped. */
  readonly contradictions: readonly PlanProblem[];
}

async function pass(plan: TablePlan, survey: Survey, rows: RowSource, sink: UsageSink): Promise<Pass> {
  const order = survey.dayOrder === 'open' ? null : survey.dayOrder;
  const reader = createRowReader(plan, timeReaderOf(plan, order), survey, sink);
  const claims = watchClaims(plan);
  for (const { code, details } of plan.notes) sink.issue(code, 0, details);
  let dataRows = 0;
  const onRow: OnRow = (cells, row, closed) => {
    if (row < plan.headerRow) {
      const text = cells.join(plan.delimiter);
      if (!(row === 1 && statedDelimiter(text) !== null))
        sink.issue(isBlank(cells) || isRuleLine(cells) ? 'BLANK_LINE' : 'PREAMBLE_SKIPPED', row);
      return true;
    }
    if (row === plan.headerRow) return true;
    if (isBlank(cells) || isRuleLine(cells)) {
      sink.issue('BLANK_LINE', row);
      return true;
    }
    if (plan.isFooter?.(cells)) {
      sink.issue('FOOTER_SKIPPED', row);
      return true;
    }
    dataRows += 1;
    if (!closed) sink.issue('QUOTE_UNCLOSED', row);
    claims.see(cells);
    sink.row(closed && reader.read(cells, row) ? 'accepted' : 'rejected');
    return true;
  };
  const onFault: OnFault = (code, row, details) => {
    dataRows += 1;
    sink.issue(code, row, details);
    sink.row('rejected');
  };
  await rows(onRow, onFault);
  reader.finish();
  return { dataRows, contradictions: claims.denied() };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && (cells[0] as string).trim() === '';
}

/** Gathers what the cells say of the writing that the mapping claims. */
function watchClaims(plan: TablePlan): { see(cells: readonly string[]): void; denied(): readonly PlanProblem[] } {
  const { claimed, decimal, problems } = plan;
  const evidence = emptyDecimalEvidence();
  const orders = { 'day-first': 0, 'month-first': 0 };
  const swapped = watchSwappedDates();
  const idle = problems.length > 0;
  return {
    see(cells) {
      if (idle) return;
      if (plan.typed) swapped.see(timeIn(cells, plan.time));
      if (claimed.decimal) {
        for (const { column } of plan.values) {
          const cell = cells[column];
          if (cell !== undefined && (cell.includes(',') || cell.includes('.'))) weighDecimal(evidence, splitUnit(cell.trim()).number);
        }
      }
      if (claimed.dayOrder !== null) {
        const order = dayOrderOf(timeIn(cells, plan.time));
        if (order !== null && order !== 'open') orders[order] += 1;
      }
    },
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
