import type { UsageSink } from '../formats/define-format.ts';
import { watchClaims } from './claims-watch.ts';
import type { OnRow } from './csv-scanner.ts';
import { Refusal } from './refusal.ts';
import type { OnFault, RowSource } from './row-source.ts';
import { isRuleLine } from './rule-line.ts';
import { shapeOf } from './scan/row-shape.ts';
import { openShortWay } from './scan/short-way.ts';
import { markOf } from './series-book.ts';
import { isSameSurvey, isSettled, type Survey, surveyTable, type WritingWatch, watchWriting } from './survey-table.ts';
import { statedDelimiter } from './table-head.ts';
import type { PlanProblem, TablePlan } from './table-plan.ts';
import { createRowReader } from './table-row.ts';
import { timeReaderOf } from './time-reader.ts';

/** Rows that say how the others are written, unless one of those contradicts: so many, or fewer where a few have as many values. */
const ROWS_TO_GUESS = 1000;
const VALUES_TO_GUESS = 20_000;
const FEWEST_TO_GUESS = 25;

const rowsToGuess = ({ values }: TablePlan): number =>
  Math.max(FEWEST_TO_GUESS, Math.min(ROWS_TO_GUESS, Math.ceil(VALUES_TO_GUESS / Math.max(1, values.length))));

/** Reads a whole table into sinks; more than one is opened where the cells turn out to contradict the mapping, or the first rows. */
export async function readRows(plan: TablePlan, rows: RowSource, openSink: () => UsageSink): Promise<{ readonly dataRows: number }> {
  const { survey, read } = (await guessed(plan, rows, openSink)) ?? { survey: await surveyTable(plan, rows), read: null };
  const first = read ?? (await pass(plan, survey, rows, openSink()));
  if (first.contradictions.length === 0) return first;
  return pass({ ...plan, problems: [...plan.problems, ...first.contradictions] }, survey, rows, openSink());
}

/**
 * Reads the table as its first rows are written, in one pass. What a survey of whole columns would have found is looked at on the way;
 * where it is not the same, or the table cannot be read so, nothing of this counts.
 */
async function guessed(
  plan: TablePlan,
  rows: RowSource,
  openSink: () => UsageSink,
): Promise<{ readonly survey: Survey; readonly read: Pass } | null> {
  const survey = await surveyTable(plan, rows, rowsToGuess(plan));
  if (!isSettled(survey)) return null;
  const writing = watchWriting(plan);
  try {
    const read = await pass(plan, survey, rows, openSink(), writing);
    return isSameSurvey(survey, writing.survey()) ? { survey, read } : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

interface Pass {
  readonly dataRows: number;
  /** What the mapping says of the cells and every cell that can tell denies, and dates that a spreadsheet may have swapped. */
  readonly contradictions: readonly PlanProblem[];
}

async function pass(plan: TablePlan, survey: Survey, rows: RowSource, sink: UsageSink, writing?: WritingWatch): Promise<Pass> {
  const order = survey.dayOrder === 'open' ? null : survey.dayOrder;
  const readTime = timeReaderOf(plan, order);
  const reader = createRowReader(plan, readTime, survey, sink);
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
    writing?.see(cells);
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
  const marks = plan.values.map(({ column }) => {
    // Numbers that were stored as such are written in one way, whatever is declared.
    if (rows.fractions?.has(column)) return '.';
    return isProven(plan, survey, column) ? markOf(plan, survey, column) : null;
  });
  const isOfBytes = !plan.typed || rows.fractions !== undefined;
  const shape = isOfBytes ? shapeOf(plan, marks) : null;
  const shortWay = shape && openShortWay(plan, shape, { reader, claims, writing, readTime, sink });
  await rows(onRow, onFault, shortWay ?? undefined);
  reader.finish();
  return { dataRows: dataRows + (shortWay?.repeated() ?? 0), contradictions: claims.denied() };
}

/** Columns without any fraction up to here have none of which the mark is known. */
function isProven({ decimal }: TablePlan, { decimals }: Survey, column: number): boolean {
  const decision = decimals.get(column);
  return decimal !== null || (decision?.settled === true && decision.mark !== null);
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && (cells[0] as string).trim() === '';
}
