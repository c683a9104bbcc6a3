import type { Meaning, Milliseconds, ResourceClass, Statistic } from '../model/usage.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import type { TimeReader } from './date-pattern.ts';
import type { DecimalMark } from './decimal.ts';

/** What the values of one series are. */
export interface SeriesTerms {
  readonly resourceClass: ResourceClass | null;
  readonly metric: string | null;
  readonly meaning: Meaning | null;
  /** As the source writes it; null: nobody says. */
  readonly unit: string | null;
  /** The mapping leaves the unit open: what is documented of a metric of that name only fills the file's silence, and denies nothing. */
  readonly unitFrom?: 'documentation';
  readonly statistic: Statistic | null;
  /** Names the machine where columns are machines; null: the row or the file does. */
  readonly resourceId: string | null;
}

/** One column of values. */
export interface ValueColumn {
  readonly column: number;
  /** The terms of a metric name (long layout), or of the column itself (wide: the name is null). null: nobody declares it. */
  terms(metric: string | null): SeriesTerms | null;
}

/** Something declared that does not fit the table. Every row is rejected for it and says so. */
export interface PlanProblem {
  readonly code: ReasonCode;
  readonly details: Readonly<Record<string, unknown>>;
}

/** How one table is read: which columns are what, and what is said about them. Column numbers are 0-based. */
export interface TablePlan {
  readonly delimiter: string;
  /** Numbers and times are written in the one way of containers/typed-cells.ts, whatever is declared of how texts write them. */
  readonly typed?: boolean;
  /** Physical line of the header; what stands before it is title lines. */
  readonly headerRow: number;
  readonly header: readonly string[];
  /** One column, or several whose cells together are the time (a date, an hour). Empty: nobody says. */
  readonly time: readonly number[];
  /** Null where rows do not state both ends. */
  readonly end: readonly number[] | null;
  /** Null: the column itself must settle it. */
  readonly readTime: TimeReader | null;
  /** Null: each column must settle it. */
  readonly decimal: DecimalMark | null;
  /** Zone of stamps without offset, as declared. */
  readonly zone: string | null;
  readonly stamp: 'start' | 'end' | null;
  /** What a row covers as only the mapping says. */
  readonly interval: Milliseconds | null;
  readonly id: { readonly column: number } | { readonly constant: string | null };
  readonly metric: number | null;
  readonly unit: number | null;
  readonly values: readonly ValueColumn[];
  readonly problems: readonly PlanProblem[];
  /** What the mapping says and the file does not bear out, but rows can do without. Told once for the file. */
  readonly notes: readonly PlanProblem[];
  /** What the mapping claims of the way cells are written: checked against the cells. */
  readonly claimed: { readonly decimal: boolean; readonly dayOrder: 'day-first' | 'month-first' | null };
  /** The cells as they are read, where an export writes them otherwise: changed, or more of them behind the last column. */
  readonly derive?: (cells: readonly string[]) => readonly string[];
  /** What a row itself states to cover; null: it should and cannot be read. Where the plan has none, `end` or `interval` say it. */
  readonly length?: (cells: readonly string[]) => Milliseconds | null;
  /** Why a row is not used, where the format knows; null: it is. */
  readonly refuse?: (cells: readonly string[]) => PlanProblem | null;
  /** What is told of a row that is used all the same. */
  readonly remark?: (cells: readonly string[]) => PlanProblem | null;
  /** A row below the data that is none: averages, totals, the farewell of a tool. */
  readonly isFooter?: (cells: readonly string[]) => boolean;
}

/** The time of a row as one text. */
export function timeIn(cells: readonly string[], columns: readonly number[]): string {
  const [only] = columns;
  if (columns.length === 1) return (cells[only as number] ?? '').trim();
  return columns
    .map((column) => (cells[column] ?? '').trim())
    .join(' ')
    .trim();
}
