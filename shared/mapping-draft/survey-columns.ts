import { timeReader } from '../reading/cell-time.ts';
import { splitUnit } from '../reading/cell-unit.ts';
import { decideDecimal, emptyDecimalEvidence, weighDecimal } from '../reading/decimal-evidence.ts';
import { holdsPersonal } from '../reading/personal.ts';
import { timeIn } from '../reading/table-plan.ts';
import type { ColumnRoles } from './column-roles.ts';
import { orderOf } from './written-dates.ts';

/** A name of the column of measures, with the first unit that stands beside it. */
export interface NamedMetric {
  readonly name: string;
  readonly unit: string | null;
}

/** What only many rows together can say. */
export interface ColumnSurvey {
  /** Of day and month; null: no date needs an order. */
  readonly dayOrder: ReturnType<typeof orderOf>;
  readonly decimal: ',' | '.' | 'open' | null;
  readonly metrics: readonly NamedMetric[];
  /** The commonest step between rows of one series, seconds; null: none is common. */
  readonly step: number | null;
  /** Does every time state its own offset? */
  readonly zoneStated: boolean;
}

/** Takes rows of data in the order of the file. */
export interface SurveyWatch {
  see(cells: readonly string[]): void;
  result(): ColumnSurvey;
}

/** Names of measures that a draft shows. */
const MOST_METRICS = 40;
const LONGEST_METRIC = 120;
/** Rows after which steps are not counted any more: what is common shows before. */
const ROWS_FOR_STEPS = 20_000;
const MOST_SERIES = 2_000;
/** Fewer steps of one length are chance. */
const LEAST_STEPS = 2;

export function surveyColumns(roles: ColumnRoles, delimiter: string): SurveyWatch {
  const { long, measures } = roles;
  const timeColumns = (roles.time?.columns ?? []).map(({ column }) => column);
  const values = (long ? long.value.columns : measures).map(({ column }) => column);
  const evidence = values.map(emptyDecimalEvidence);
  const [metric, unit] = [long?.metric.columns[0]?.column, long?.unit?.columns[0]?.column];
  const keys = [roles.id?.columns[0]?.column, metric].filter((column) => column !== undefined);
  const orders = new Set<string>();
  const metrics = new Map<string, string | null>();
  const steps = countSteps();
  let zoneOpen = timeColumns.length === 0;
  let rows = 0;

  const seeTime = (cells: readonly string[]): void => {
    const cell = timeIn(cells, timeColumns);
    const order = orderOf([cell]);
    if (order !== null) orders.add(order);
    const time = timeReader(order === 'month-first' ? order : 'day-first')(cell);
    if (time === null || time.offset === null) zoneOpen = true;
    if (time !== null && rows <= ROWS_FOR_STEPS) steps.see(keys.map((column) => cells[column] ?? '').join('\u0000'), time.wall);
  };

  return {
    see(cells) {
      rows += 1;
      if (timeColumns.length > 0) seeTime(cells);
      values.forEach((column, at) => {
        const cell = cells[column];
        const counts = evidence[at];
        if (counts && cell !== undefined && /[.,]/.test(cell)) weighDecimal(counts, splitUnit(cell.trim()).number);
      });
      const name = metric === undefined ? '' : (cells[metric] ?? '').trim();
      if (name !== '' && name.length <= LONGEST_METRIC && metrics.size < MOST_METRICS && !metrics.has(name) && !holdsPersonal(name)) {
        metrics.set(name, unit === undefined ? null : (cells[unit] ?? '').trim());
      }
    },
    result: () => ({
      dayOrder:
        orders.has('day-first') === orders.has('month-first')
          ? orders.size > 0
            ? 'open'
            : null
          : orders.has('day-first')
            ? 'day-first'
            : 'month-first',
      decimal: oneMark(evidence.map((counts) => decideDecimal(counts, delimiter))),
      metrics: [...metrics].map(([name, said]) => ({ name, unit: said })),
      step: steps.commonest(),
      zoneStated: !zoneOpen,
    }),
  };
}

/** One mark for the whole table, where its columns agree; columns that do not are left to themselves. */
function oneMark(decisions: readonly ReturnType<typeof decideDecimal>[]): ColumnSurvey['decimal'] {
  const marks = new Set(decisions.flatMap((decision) => (decision.settled ? (decision.mark ?? []) : [])));
  if (marks.size > 1) return null;
  const [mark] = marks;
  return mark ?? (decisions.some(({ settled }) => !settled) ? 'open' : null);
}

function countSteps(): { see(key: string, wall: number): void; commonest(): number | null } {
  const last = new Map<string, number>();
  const counts = new Map<number, number>();
  return {
    see(key, wall) {
      const before = last.get(key);
      if (before === undefined && last.size >= MOST_SERIES) return;
      last.set(key, wall);
      const step = before === undefined ? 0 : Math.abs(wall - before) / 1000;
      if (step > 0 && (counts.has(step) || counts.size < MOST_SERIES)) counts.set(step, (counts.get(step) ?? 0) + 1);
    },
    commonest() {
      const all = [...counts].toSorted(([a, rowsA], [b, rowsB]) => rowsB - rowsA || a - b);
      const total = all.reduce((sum, [, rows]) => sum + rows, 0);
      const [first] = all;
      return first && first[1] >= LEAST_STEPS && first[1] * 2 > total ? first[0] : null;
    },
  };
}
