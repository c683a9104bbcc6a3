import type { UsageSink } from '../../formats/define-format.ts';
import type { Mapping } from '../../model/mapping.ts';
import { readEpoch } from '../cell-time.ts';
import type { OpenText } from '../decode.ts';
import { namedColumns, planMappedTable } from '../mapped-table.ts';
import { readRows } from '../read-table.ts';
import { columnKey, type TableHead } from '../table-head.ts';
import type { TablePlan } from '../table-plan.ts';
import { type HeadRecords, held } from './head-records.ts';
import { keysOfAll, recordRows } from './record-rows.ts';

/** How the records of a JSON text are read: where they are, and as which table. */
export interface RecordPlan {
  readonly head: HeadRecords;
  /** The names of the mapping: where the head lacks one of them, all records are asked for their keys. */
  readonly names: readonly string[];
  table(keys: readonly string[]): TablePlan;
}

/** Records explained as a table would be: their keys are its columns (contracts/mapping.example.yaml). */
export function planMappedRecords(head: HeadRecords, mapping: Mapping): RecordPlan {
  return { head, names: namedColumns(mapping), table: (keys) => mappedTable(keys, mapping) };
}

function mappedTable(keys: readonly string[], mapping: Mapping): TablePlan {
  // Records may spell a key in several ways: then it is called as the mapping does, whichever comes first.
  const names = new Map(namedColumns(mapping).map((name) => [columnKey(name), name]));
  const cells = keys.map((key) => names.get(columnKey(key)) ?? key);
  const plan = planMappedTable(asTable(cells), { cells, row: 0 }, mapping);
  const { readTime } = plan;
  // A pattern is of texts: seconds since 1970 are a number.
  return readTime === null ? plan : { ...plan, readTime: (cell) => readTime(cell) ?? readEpoch(cell) };
}

/** Keys as a header; no text is ever cut at its delimiter. */
export const asTable = (keys: readonly string[], rows: TableHead['rows'] = []): TableHead => ({
  delimiter: '\t',
  rows,
  width: keys.length,
});

/** Reads all records into sinks: see `readRows`. @throws Refusal of the JSON text */
export async function readRecords(plan: RecordPlan, open: OpenText, openSink: () => UsageSink): Promise<{ readonly dataRows: number }> {
  const { place, keys } = plan.head;
  const isEnough = (found: readonly string[]): boolean => held(found, plan.names).length === plan.names.length;
  const table = plan.table(isEnough(keys) ? keys : await keysOfAll(open, place, isEnough));
  return readRows(table, recordRows(open, place, table), openSink);
}
