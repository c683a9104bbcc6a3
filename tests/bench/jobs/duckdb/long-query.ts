import { billColumns } from '../../generate/bill.ts';
import type { InputSpec } from '../../inputs/input.ts';
import { columnTypes, dayOf, readCsv, SLOTS_IN_DAY, startOfDay } from './sql-parts.ts';

export const longColumns = columnTypes([
  ['timestamp', 'TIMESTAMP'],
  ['resource_id', 'VARCHAR'],
  ['metric', 'VARCHAR'],
  ['unit', 'VARCHAR'],
  ['value', 'DOUBLE'],
]);

/** A column of TIMESTAMP by itself drops an offset, and one of TIMESTAMPTZ makes NULL of what is no time: only a format keeps both. */
const timeFormats = { utc: '', offset: `, timestampformat='%Y-%m-%dT%H:%M:%S%z'`, italian: `, timestampformat='%d/%m/%Y %H:%M'` } as const;

const billTypes: Readonly<Record<string, string>> = {
  ChargePeriodStart: 'TIMESTAMP',
  ChargePeriodEnd: 'TIMESTAMP',
  ConsumedQuantity: 'DOUBLE',
};
const typedBill = columnTypes(billColumns.map((name) => [name, billTypes[name] ?? 'VARCHAR']));

/** resource, metric, value and time in milliseconds of every row. */
function rowsOf({ shape, packing, path, delimiter, decimal, stamp }: InputSpec): string {
  if (shape === 'bill') {
    const rows = packing === 'parquet' ? `read_parquet('${path}')` : readCsv(path, delimiter, typedBill);
    return `SELECT ResourceId AS r, SkuMeter AS k, ConsumedQuantity AS v, epoch_ms(ChargePeriodStart) AS t
      FROM ${rows} WHERE ChargeCategory = 'Usage'`;
  }
  // A Rome wall clock: what lies before the change, and what after, is known of the file.
  const instant = stamp === 'italian' ? wallToInstant('epoch_ms(timestamp)') : 'epoch_ms(timestamp)';
  const dialect = `${decimal === ',' ? `, decimal_separator=','` : ''}${timeFormats[stamp]}`;
  const rows = packing === 'parquet' ? `read_parquet('${path}')` : readCsv(path, delimiter, longColumns, dialect);
  return `SELECT resource_id AS r, metric AS k, value AS v, ${instant} AS t FROM ${rows}`;
}

/** 03:00 on 29 March 2026 is the first wall-clock time of summer. */
const wallToInstant = (wall: string): string => `${wall} - CASE WHEN ${wall} < ${Date.UTC(2026, 2, 29, 3)} THEN 3600000 ELSE 7200000 END`;

/** One row for each resource, metric and Rome day: [r, k, day, rows, values, sum, min, max, first, last, slots as bytes]. */
export function longQuery(spec: InputSpec): string {
  return `WITH rows AS (${rowsOf(spec)}),
    placed AS (SELECT r, k, v, t, ${dayOf('t')} AS d FROM rows),
    slotted AS (SELECT r, k, v, d, CASE WHEN v IS NULL THEN NULL ELSE t END AS t, ((t - ${startOfDay('d')}) // 300000)::INTEGER AS s FROM placed)
    SELECT r, k, d::INTEGER, count(*)::INTEGER, count(v)::INTEGER, sum(v), min(v), max(v), min(t)::DOUBLE, max(t)::DOUBLE,
      bitstring_agg(CASE WHEN v IS NULL THEN NULL ELSE s END, 0, ${SLOTS_IN_DAY - 1})::BLOB
    FROM slotted GROUP BY r, k, d`;
}
