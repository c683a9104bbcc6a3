import { parseDecimal } from '../decimal.ts';
import type { OpenText } from '../decode.ts';
import { Refusal } from '../refusal.ts';
import type { RowSource } from '../row-source.ts';
import { columnKey } from '../table-head.ts';
import type { TablePlan } from '../table-plan.ts';
import { placeName, type RecordPlace, walkRecords } from './find-records.ts';
import { epochOfDotNet, type RecordValue, recordValues } from './record-values.ts';

/** The cells of a record, or the key that it has twice. */
type Cells = readonly string[] | { readonly repeated: string };

/**
 * Records as the rows of the table that their keys are the columns of, numbered from 1 on. A key that a record lacks is no cell, and null
 * is an empty one; where a record has none of the values, it says so of all of them.
 */
export function recordRows(open: OpenText, place: RecordPlace, plan: TablePlan): RowSource {
  const cellsOf = cellWriter(plan);
  const own = placeName(place);
  return async (onRow, onFault) => {
    let row = 0;
    const isElsewhere = (other: RecordPlace): boolean => place !== 'documents' && placeName(other) !== own && other !== 'documents';
    const stray = (found: RecordPlace): boolean => {
      if (place === 'documents' && found !== 'documents') return true;
      row += 1;
      if (isElsewhere(found)) onFault('RECORD_ELSEWHERE', row, { list: placeName(found), read: own });
      else onFault('ITEM_UNREADABLE', row, { wanted: '{…}' });
      return true;
    };
    const record = (text: string, found: RecordPlace): boolean => {
      if (isElsewhere(found)) return stray(found);
      // Lists inside a record are part of it.
      if (placeName(found) !== own) return true;
      row += 1;
      const cells = cellsOf(valuesOf(text, row));
      if (!('repeated' in cells)) return onRow(cells, row, true);
      onFault('KEY_REPEATED', row, { key: cells.repeated });
      return true;
    };
    await walkRecords(open, { record, stray }, place);
  };
}

/** @throws Refusal JSON_MALFORMED */
export function valuesOf(text: string, row: number): RecordValue[] {
  try {
    return recordValues(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('JSON_MALFORMED', row);
    throw error;
  }
}

/** The keys of all records, up to the first that has the last of the wanted ones: only who misses a column is shown all. */
export async function keysOfAll(open: OpenText, place: RecordPlace, isEnough: (keys: readonly string[]) => boolean): Promise<string[]> {
  const keys = new Map<string, string>();
  const own = placeName(place);
  let row = 0;
  await walkRecords(
    open,
    {
      record(text, found) {
        if (placeName(found) !== own) return true;
        row += 1;
        const before = keys.size;
        for (const { path } of valuesOf(text, row)) {
          if (keys.size < MOST_KEYS && !keys.has(columnKey(path))) keys.set(columnKey(path), path);
        }
        return keys.size === before || !isEnough([...keys.values()]);
      },
      stray: () => true,
    },
    place,
  );
  return [...keys.values()];
}

/** Records that have ever new keys are no table. */
const MOST_KEYS = 2000;

/** Writes the cells that a plan reads. */
export function cellWriter(plan: TablePlan): (values: readonly RecordValue[]) => Cells {
  const times = new Set([...plan.time, ...(plan.end ?? [])]);
  const amounts = new Set(plan.values.map(({ column }) => column));
  const ids = 'column' in plan.id ? [plan.id.column] : [];
  const named = [...times, ...amounts, ...ids, ...[plan.metric, plan.unit].filter((column) => column !== null)];
  // Where the columns are not known, a row is there by whatever it holds.
  const used = new Set(plan.problems.length > 0 ? plan.header.keys() : named);
  const columns = new Map(plan.header.map((key, column) => [columnKey(key), column]));
  const byPath = new Map<string, number>();
  const columnOf = (path: string): number => {
    let column = byPath.get(path);
    if (column === undefined) {
      column = columns.get(columnKey(path)) ?? -1;
      if (byPath.size < MOST_KEYS) byPath.set(path, column);
    }
    return column;
  };
  const written = ({ text, is }: RecordValue, column: number): string => {
    if (times.has(column)) return epochOfDotNet(text);
    return is === 'number' && amounts.has(column) ? withoutMark(text) : text;
  };

  return (values) => {
    // As long as the header, and without a member where the record has no such key.
    const cells: string[] = new Array(plan.header.length);
    let hasAmount = false;
    for (const value of values) {
      const column = columnOf(value.path);
      if (!used.has(column)) continue;
      if (column in cells) return { repeated: value.path };
      cells[column] = written(value, column);
      hasAmount ||= amounts.has(column);
    }
    if (!hasAmount && plan.time.some((column) => column in cells)) for (const column of amounts) cells[column] = '';
    return cells;
  };
}

/** A number of JSON has a point for its decimals: written without a mark, it is read alike whatever the texts of its column use. */
function withoutMark(text: string): string {
  const number = parseDecimal(text, '.');
  return number === null ? text : number.scale === 0 ? String(number.mantissa) : `${number.mantissa}E-${number.scale}`;
}
