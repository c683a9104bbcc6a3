import type { LinePlan } from './line.ts';
import type { RowSource } from './row-source.ts';
import type { TablePlan } from './table-plan.ts';

/*
 * A column store can give some of its columns alone, and most plans look at a few. Whatever is told of a row for the sake of its other
 * cells is told of rows that are empty, strokes, or a header again: a row that cannot be one of these is read alike without them.
 */

/** Thrown where a row may be read otherwise with the columns that nobody asked for. */
export class OtherColumnsMatter extends Error {}

/** The rows of a table that can give columns alone. @param wanted the columns that are read: all others are empty; null: all */
export type RowsOfColumns = (wanted: ReadonlySet<number> | null) => RowSource;

/**
 * Reads with the columns that matter, and once more with all of them where the others turn out to matter: what the first reading told is void.
 * @param rowsOf null: the table comes as a whole, from elsewhere
 */
export async function readNeeded<Result>(
  rowsOf: RowsOfColumns | null,
  wanted: ReadonlySet<number> | null,
  read: (rows: RowSource | null) => Promise<Result>,
): Promise<Result> {
  if (rowsOf === null) return read(null);
  if (wanted === null) return read(rowsOf(null));
  try {
    return await read(rowsOf(wanted));
  } catch (error) {
    if (!(error instanceof OtherColumnsMatter)) throw error;
    return read(rowsOf(null));
  }
}

/** The columns that the rows of a table are read by; null: all of them. */
export function columnsOfTable(plan: TablePlan): ReadonlySet<number> | null {
  // A header further below is a row like others for who reads them, and these are given whole rows.
  if (plan.headerRow > 1 || plan.derive || plan.length || plan.refuse || plan.remark || plan.isFooter) return null;
  const { time, end, id, metric, unit, values } = plan;
  const named = 'column' in id ? [id.column] : [];
  return withFirst(plan.header, [...time, ...(end ?? []), ...named, metric ?? 0, unit ?? 0, ...values.map(({ column }) => column)]);
}

/** The same of a table of lines. */
export function columnsOfLines({ header, headerRow, looksAt }: LinePlan): ReadonlySet<number> | null {
  return looksAt === undefined || headerRow > 1 ? null : withFirst(header, looksAt);
}

/** The first column tells a header that is repeated. What stands under no title is told of: then all are read. */
function withFirst(header: readonly string[], columns: readonly number[]): ReadonlySet<number> | null {
  const wanted = new Set([0, ...columns.filter((column) => column >= 0)]);
  return wanted.size >= header.length || header.some((title) => title.trim() === '') ? null : wanted;
}

/** Can the row be no empty one, no strokes and no header, whatever its empty cells hold? */
export const isOrdinaryRow = (cells: readonly string[], header: readonly string[]): boolean =>
  cells[0]?.trim() !== header[0]?.trim() && cells.some((cell) => /[^\s+:=-]/.test(cell));
