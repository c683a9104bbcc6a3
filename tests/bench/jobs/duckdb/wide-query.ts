import type { InputSpec } from '../../inputs/input.ts';
import { columnTypes, dayOf, readCsv, SLOTS_IN_DAY, startOfDay } from './sql-parts.ts';

/** Cells that the query has for each value column. */
export const CELLS_A_COLUMN = 7;

/** One row for each Rome day: [day, rows, then for each column values, sum, min, max, first, last, slots as bytes]. Unpivoting takes three times as long. */
export function wideQuery({ path, delimiter, columns }: InputSpec): string {
  const types = columnTypes([['time', 'TIMESTAMP'], ...columns.map((_, column) => [`c${column}`, 'DOUBLE'] as const)]);
  const cells = columns.map((_, column) => {
    const value = `c${column}`;
    const given = (what: string): string => `CASE WHEN ${value} IS NULL THEN NULL ELSE ${what} END`;
    return `count(${value})::INTEGER, sum(${value}), min(${value}), max(${value}), min(${given('t')})::DOUBLE, max(${given('t')})::DOUBLE,
      bitstring_agg(${given('s')}, 0, ${SLOTS_IN_DAY - 1})::BLOB`;
  });
  return `WITH rows AS (SELECT * EXCLUDE time, epoch_ms(time) AS t FROM ${readCsv(path, delimiter, types)}),
    placed AS (SELECT *, ${dayOf('t')} AS d FROM rows),
    slotted AS (SELECT *, ((t - ${startOfDay('d')}) // 300000)::INTEGER AS s FROM placed)
    SELECT d::INTEGER, count(*)::INTEGER, ${cells.join(',\n')} FROM slotted GROUP BY d`;
}
