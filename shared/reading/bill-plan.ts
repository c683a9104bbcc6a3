import type { Detection, FileHead } from '../formats/define-format.ts';
import type { Mapping } from '../model/mapping.ts';
import type { EvidenceNature } from '../model/usage.ts';
import { type BillColumns, billColumns, billKey } from './bill-columns.ts';
import { type ChargeReader, lineOf } from './charge.ts';
import type { DecimalMark } from './decimal.ts';
import { decideDecimal, emptyDecimalEvidence, weighDecimal } from './decimal-evidence.ts';
import type { Line, LineCharges, LineFault, LinePlan } from './line.ts';
import { type HeadRow, type TableHead, tableHeadOf } from './table-head.ts';

/** The text of one line under any of these titles, as `billKey` makes them: the first that is filled, trimmed. */
export type LineText = (...names: readonly string[]) => string;

/** How one report's lines are told and explained, whatever the order of its columns. */
export interface Bill {
  /** The titles that only this report has. */
  isHeader(columns: BillColumns): boolean;
  /** The titles under which it may name a resource: without any of them nothing can be attributed. */
  readonly ids: readonly string[];
  /** The titles of its quantities. */
  readonly quantities: readonly string[];
  readonly evidence: EvidenceNature;
  /** Made anew for each file; it may remember what its survey saw. */
  open(columns: BillColumns, table: TableHead): BillReader;
}

export interface BillReader {
  /** Where lines say apart what, when and how much, it looks at their times alone. */
  survey?(text: LineText): void;
  /** A bill whose lines do not say what, when and how much apart explains each of them as a whole. */
  readonly explain: ((text: LineText) => Line | LineFault) | ChargeReader;
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
  const { survey, explain } = bill.open(columns, table);
  const charges = typeof explain === 'function' ? null : chargesOf(explain, bill, columns);
  const named = columns.has(...bill.ids);
  // Among the files of metering there are some of labels alone.
  const counted = bill.evidence !== 'billed' || columns.has(...bill.quantities);
  const marks = decimalOf(table.delimiter);
  const textIn =
    (cells: readonly string[]): LineText =>
    (...names) =>
      columns.text(cells, ...names);
  // What a provider writes has commas between its cells and dots in its numbers: only what was saved again needs a look.
  const saved = table.delimiter !== ',' || columns.translated;
  const explained = (cells: readonly string[]): Line | LineFault => {
    if (typeof explain === 'function') return explain(textIn(cells));
    const [terms, times] = [only(explain.terms, columns, cells), only(explain.times, columns, cells)];
    return lineOf(explain, { terms, times, quantity: columns.text(cells, ...bill.quantities) });
  };
  const look = (cells: readonly string[]): void => {
    const text = textIn(cells);
    survey?.(typeof explain === 'function' ? text : only(explain.times, columns, cells));
    if (saved) for (const title of bill.quantities) marks.see(text(title));
  };
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    evidence: bill.evidence,
    ...((survey || saved) && { survey: look }),
    decimal: () => marks.mark() ?? '.',
    explain(cells) {
      const line = explained(cells);
      if (!named && (!('code' in line) || line.code === 'CHARGE_WITHOUT_RESOURCE')) return { code: 'RESOURCE_COLUMN_MISSING' };
      const open = marks.mark() === null && !('code' in line) && line.values.some(({ text }) => /[.,]/.test(text));
      return open
        ? { code: 'DECIMAL_AMBIGUOUS', details: { column: header.cells.find((title) => bill.quantities.includes(billKey(title))) } }
        : line;
    },
    ...(charges && { looksAt: [...charges.terms, ...charges.times, ...charges.quantities] }),
    charges: () => (named && marks.mark() !== null ? charges : null),
    notes: [...(counted ? [] : [{ code: 'QUANTITY_COLUMN_MISSING' } as const]), ...contradictions(head.mapping)],
  };
}

function chargesOf({ terms, times, charge, when }: ChargeReader, bill: Bill, columns: BillColumns): LineCharges {
  const titles = [...terms, ...times, ...bill.quantities];
  if (new Set(titles).size < titles.length) throw new Error('parts of a bill line look at one title');
  return {
    terms: columns.at(terms),
    times: columns.at(times),
    quantities: columns.at(bill.quantities),
    charge: (cells) => charge(only(terms, columns, cells)),
    when: (cells) => when(only(times, columns, cells)),
  };
}

/** A line's text under these titles alone. */
function only(titles: readonly string[], columns: BillColumns, cells: readonly string[]): LineText {
  return (...names) => {
    for (const name of names) if (!titles.includes(name)) throw new Error(`a part of a bill's line looks at ${name}, and says it does not`);
    return columns.text(cells, ...names);
  };
}

/** The decimal mark of a bill that somebody saved again, by all its quantities. null: they show both. */
function decimalOf(delimiter: string): { see(quantity: string): void; mark(): DecimalMark | null } {
  const evidence = emptyDecimalEvidence();
  return {
    see: (quantity) => weighDecimal(evidence, quantity),
    mark() {
      const decided = decideDecimal(evidence, delimiter);
      if (decided.settled) return decided.mark ?? '.';
      // 1.234 among cells with commas between them is no thousand.
      return evidence.comma === 0 && delimiter === ',' ? '.' : null;
    },
  };
}

/** A report that names its resources and states both ends in UTC needs none of this. */
function contradictions(mapping: Mapping | null): LineFault[] {
  const rule = mapping?.resourceId;
  const fields = [...(mapping?.stamp === 'end' ? ['stamp'] : []), ...(rule && 'constant' in rule ? ['resourceId'] : [])];
  return fields.map((field) => ({ code: 'MAPPING_CONTRADICTS_FILE', details: { field } }));
}
