import type { HeadRow, TableHead } from './table-head.ts';
import type { TablePlan } from './table-plan.ts';

/** Nobody says what the columns are: every row is read, none is used. */
export function unexplainedTable(table: TableHead, header: HeadRow): TablePlan {
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    time: [],
    end: null,
    readTime: null,
    decimal: null,
    zone: null,
    stamp: null,
    interval: null,
    id: { constant: null },
    metric: null,
    unit: null,
    values: [],
    problems: [{ code: 'MAPPING_MISSING', details: { columns: header.cells.slice(0, 40).map((cell) => cell.trim()) } }],
    notes: [],
    claimed: { decimal: false, dayOrder: null },
  };
}
