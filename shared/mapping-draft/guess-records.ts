import type { FileHead } from '../formats/define-format.ts';
import { parseDecimal } from '../reading/decimal.ts';
import { headRecords } from '../reading/records/head-records.ts';
import { asTable } from '../reading/records/record-plan.ts';
import { epochOfDotNet, type RecordValue } from '../reading/records/record-values.ts';
import { columnKey, type HeadRow } from '../reading/table-head.ts';
import { type GuessedTable, guessTable } from './draft-table.ts';

/** The records in the head of a JSON text as the table that their keys are the columns of; null: there are none. */
export function guessRecords(head: FileHead): GuessedTable | null {
  const found = headRecords(head);
  if (!found) return null;
  const { keys, records } = found;
  const columns = new Map(keys.map((key, column) => [columnKey(key), column]));
  const rows: readonly HeadRow[] = records.map((values, index) => {
    const cells: string[] = keys.map(() => '');
    for (const value of values) {
      const column = columns.get(columnKey(value.path));
      if (column !== undefined) cells[column] = cellOf(value);
    }
    return { cells, row: index + 1 };
  });
  return guessTable(asTable(keys, rows), { cells: keys, row: 0 });
}

/** A number of JSON says nothing of the decimal mark of the texts beside it: it is written without one. */
function cellOf({ text, is }: RecordValue): string {
  if (is === 'text') return epochOfDotNet(text);
  const number = is === 'number' && text.includes('.') ? parseDecimal(text, '.') : null;
  return number === null ? text : `${number.mantissa}E-${number.scale}`;
}
