import type { FileHead } from '../formats/define-format.ts';
import type { MappedSeries, Mapping } from '../model/mapping.ts';
import { splitUnit } from './cell-unit.ts';
import { compileDatePattern, type TimeReader } from './date-pattern.ts';
import type { DecimalMark } from './decimal.ts';
import { emptyDecimalEvidence, weighDecimal } from './decimal-evidence.ts';
import { readDuration } from './duration.ts';
import { oneOfEachCode } from './mapped-columns.ts';
import { termsOfEntry } from './series-terms.ts';
import { columnKey, type HeadRow, keysOf, type TableHead, tableHeadOf } from './table-head.ts';
import type { PlanProblem, SeriesTerms, TablePlan } from './table-plan.ts';

/** A table of which a format knows the columns, with the row that names them. */
export interface OwnTable {
  readonly table: TableHead;
  readonly header: HeadRow;
  /** The names of the columns as they compare. */
  readonly keys: readonly string[];
}

/** Title lines that a tool or a person may have put above the header. */
const MOST_TITLE_LINES = 10;

/** The first row that a format knows for its own header; null: this is no table of that format. */
export function findOwnTable(
  head: FileHead,
  isHeader: (keys: readonly string[]) => boolean,
  table: TableHead | null = tableHeadOf(head),
): OwnTable | null {
  for (const header of table?.rows.slice(0, MOST_TITLE_LINES) ?? []) {
    const keys = keysOf(header);
    if (isHeader(keys)) return { table: table as TableHead, header, keys };
  }
  return null;
}

type Said = Partial<TablePlan> & Pick<TablePlan, 'time' | 'values'>;

/** The plan of a table with columns of its own: what the format says, for the rest what the mapping does, else nothing. */
export function planOwnTable(own: OwnTable, mapping: Mapping | null, said: Said): TablePlan {
  const { table, header } = own;
  const rule = mapping?.resourceId;
  const denied = mapping?.stamp !== undefined && said.stamp !== undefined && said.stamp !== null && mapping.stamp !== said.stamp;
  const stamp: PlanProblem[] = denied ? [{ code: 'MAPPING_CONTRADICTS_FILE', details: { field: 'stamp' } }] : [];
  const unreadable = mapping?.dateFormat !== undefined && declaredTime(mapping) === null;
  const pattern: PlanProblem[] = unreadable ? [{ code: 'MAPPING_INCOMPLETE', details: { field: 'dateFormat' } }] : [];
  return {
    delimiter: table.delimiter,
    typed: table.typed ?? false,
    headerRow: header.row,
    header: header.cells,
    end: null,
    readTime: declaredTime(mapping),
    decimal: mapping?.decimal ?? ownDecimal(own, said),
    zone: mapping?.zone ?? null,
    interval: mapping?.interval === undefined ? null : readDuration(mapping.interval),
    id: { constant: rule && 'constant' in rule ? rule.constant.trim() : null },
    metric: null,
    unit: null,
    problems: [],
    claimed: { decimal: mapping?.decimal !== undefined, dayOrder: null },
    ...said,
    notes: oneOfEachCode([...stamp, ...pattern, ...(said.notes ?? [])]),
    stamp: said.stamp ?? mapping?.stamp ?? null,
  };
}

/**
 * Tools write a decimal point. Where a spreadsheet has written the file again in a country of decimal commas, each column must settle its
 * mark: 12.345 would be twelve thousand.
 */
function ownDecimal(own: OwnTable, { values, derive }: Said): DecimalMark | null {
  if (own.table.typed) return '.';
  const evidence = emptyDecimalEvidence();
  for (const written of headCells(own)) {
    const cells = derive ? derive(written) : written;
    for (const { column } of values) weighDecimal(evidence, splitUnit((cells[column] ?? '').trim()).number);
  }
  return evidence.comma > 0 ? null : '.';
}

/** How the mapping says that times are written; null: it does not, or in no pattern. */
export function declaredTime(mapping: Mapping | null): TimeReader | null {
  return mapping?.dateFormat === undefined ? null : compileDatePattern(mapping.dateFormat);
}

/** Rows of data in the head, as they stand. */
export function headCells({ table, header }: OwnTable): readonly (readonly string[])[] {
  return table.rows.filter(({ row }) => row > header.row).map(({ cells }) => cells);
}

/**
 * What the values of a column or of a metric are. The documentation of whoever writes the export comes first; the mapping explains what
 * it leaves open, gives names and says whose the values are.
 * @param names under which an entry of `series` may stand for it, the surest first
 */
export function ownTerms(mapping: Mapping | null, names: readonly string[], known: SeriesTerms | null): SeriesTerms | null {
  const entry = entryOf(mapping, names);
  if (!entry) return known;
  const declared = termsOfEntry(entry, known?.metric ?? names[0] ?? null);
  if (!known) return declared;
  return {
    resourceClass: known.resourceClass ?? declared.resourceClass,
    metric: declared.metric,
    meaning: known.meaning ?? declared.meaning,
    unit: known.unit ?? declared.unit,
    statistic: entry.statistic ?? known.statistic ?? declared.statistic,
    resourceId: declared.resourceId ?? known.resourceId,
  };
}

function entryOf(mapping: Mapping | null, names: readonly string[]): MappedSeries | undefined {
  const keys = names.map(columnKey);
  return keys.map((key) => mapping?.series?.find(({ column }) => columnKey(column) === key)).find((found) => found !== undefined);
}

/** The terms of columns one after the other, and in the end what the mapping says that they do not bear out. */
export interface ColumnTerms {
  of(names: readonly string[], known: SeriesTerms | null): SeriesTerms | null;
  notes(): PlanProblem[];
}

export function columnTerms({ header }: OwnTable, mapping: Mapping | null): ColumnTerms {
  const found = new Set<MappedSeries>();
  const denied: PlanProblem[] = [];
  return {
    of(names, known) {
      const entry = entryOf(mapping, names);
      if (entry) found.add(entry);
      const other = (known?.resourceClass ?? entry?.class) !== entry?.class;
      if (entry && other) denied.push({ code: 'MAPPING_CONTRADICTS_FILE', details: { field: 'class' } });
      return ownTerms(mapping, names, known);
    },
    notes() {
      const titles = header.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
      const missing = (mapping?.series ?? []).filter((entry) => !found.has(entry));
      return [
        ...denied.slice(0, 1),
        ...missing.map(({ column }) => ({ code: 'MAPPING_COLUMN_MISSING', details: { column, found: titles.slice(0, 40) } }) as const),
      ];
    },
  };
}

/** One answer for each metric name, however many rows ask. */
export function remembered(termsOf: (metric: string) => SeriesTerms | null): (metric: string | null) => SeriesTerms | null {
  const seen = new Map<string, SeriesTerms | null>();
  return (metric) => {
    const name = metric ?? '';
    let terms = seen.get(name);
    if (terms === undefined) {
      terms = termsOf(name);
      if (seen.size < MOST_REMEMBERED) seen.set(name, terms);
    }
    return terms;
  };
}

/** Names beyond this are asked again: a column that is no metric at all must not fill the memory. */
const MOST_REMEMBERED = 20_000;

/** Numbers of tools that never separate thousands: a comma there can only be the decimal mark of the machine that wrote them. */
export function withPoints(cells: readonly string[], columns: readonly number[]): readonly string[] {
  if (!columns.some((column) => cells[column]?.includes(','))) return cells;
  const changed = [...cells];
  for (const column of columns) {
    const cell = changed[column];
    if (cell?.includes(',')) changed[column] = /^[^,]*,[^,.]*$/.test(cell) && !cell.includes('.') ? cell.replace(',', '.') : cell;
  }
  return changed;
}
