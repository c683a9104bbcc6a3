import type { Detection, FileHead } from '../formats/define-format.ts';
import type { Mapping } from '../model/mapping.ts';
import type { EvidenceNature } from '../model/usage.ts';
import { type BillColumns, billColumns } from './bill-columns.ts';
import type { DecimalMark } from './decimal.ts';
import type { Line, LineFault, LinePlan } from './line.ts';
import { type HeadRow, type TableHead, tableHeadOf } from './table-head.ts';

/** The text of one line under any of these titles, as `billKey` makes them: the first that is filled, trimmed. */
export type LineText = (...names: readonly string[]) => string;

/** How one report's lines are told and explained, whatever the order of its columns. */
export interface Bill {
  /** The titles that only this report has. */
  isHeader(columns: BillColumns): boolean;
  /** The titles under which it may name a resource: without any of them nothing can be attributed. */
  readonly ids: readonly string[];
  readonly evidence: EvidenceNature;
  /** Made anew for each file; it may remember what its survey saw. */
  open(columns: BillColumns, table: TableHead): BillReader;
}

export interface BillReader {
  survey?(text: LineText): void;
  /** What the titles alone show to be missing. Told once for the file. */
  readonly notes?: readonly LineFault[];
  /** A dot where it says nothing else. */
  decimal?(): DecimalMark;
  explain(text: LineText): Line | LineFault;
}

interface BillHead {
  readonly table: TableHead;
  readonly header: HeadRow;
  readonly columns: BillColumns;
}

/** Title lines may stand before the header. null: no row is one. */
function headOf(head: FileHead, bill: Bill): BillHead | null {
  const table = tableHeadOf(head);
  for (const header of table?.rows ?? []) {
    const columns = billColumns(header.cells);
    if (table && bill.isHeader(columns)) return { table, header, columns };
  }
  return null;
}

export function detectBill(head: FileHead, bill: Bill): Detection {
  const found = headOf(head, bill);
  return found && { needs: found.columns.has(...bill.ids) ? [] : ['resourceId'] };
}

export function planBill(head: FileHead, bill: Bill): LinePlan {
  const found = headOf(head, bill);
  if (!found) throw new Error('planned without a bill');
  const { table, header, columns } = found;
  const { survey, notes = [], decimal, explain } = bill.open(columns, table);
  const named = columns.has(...bill.ids);
  const textIn =
    (cells: readonly string[]): LineText =>
    (...names) =>
      columns.text(cells, ...names);
  const explained = (cells: readonly string[]): Line | LineFault => {
    const line = explain(textIn(cells));
    return named || ('code' in line && line.code !== 'CHARGE_WITHOUT_RESOURCE') ? line : { code: 'RESOURCE_COLUMN_MISSING' };
  };
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    evidence: bill.evidence,
    ...(survey && { survey: (cells: readonly string[]) => survey(textIn(cells)) }),
    decimal: decimal ?? (() => '.'),
    explain: explained,
    notes: [...notes, ...contradictions(head.mapping)],
  };
}

/** A report that names its resources and states both ends in UTC needs none of this. */
function contradictions(mapping: Mapping | null): LineFault[] {
  const rule = mapping?.resourceId;
  const fields = [...(mapping?.stamp === 'end' ? ['stamp'] : []), ...(rule && 'constant' in rule ? ['resourceId'] : [])];
  return fields.map((field) => ({ code: 'MAPPING_CONTRADICTS_FILE', details: { field } }));
}
