import { expect, test } from 'vitest';
import type { Mapping } from '../../shared/model/mapping.ts';
import { plainCell, type TypedCell } from '../../shared/reading/containers/typed-cells.ts';
import { type TypedTable, textOf } from '../../shared/reading/containers/typed-table.ts';
import { rowsOfTable } from '../../shared/reading/containers/typed-table-rows.ts';
import { readTyped } from '../../shared/reading/read-text.ts';
import { type DigestSink, openDigestSink } from '../../shared/usage/digest-sink.ts';
import { drawBill } from './bill-ways/draw-bill.ts';
import { mappingOf } from './read-bytes.ts';
import { openRecordingSink } from './recording-sink.ts';
import { drawFrom } from './short-way/draw.ts';
import { drawBroadTable } from './short-way/draw-broad.ts';
import { drawTable } from './short-way/draw-table.ts';
import { textOf as textOfBytes } from './short-way/two-ways.ts';
import { storeTable, type TableText } from './stored-tables/store-table.ts';

type Way = 'as text' | 'by columns';

/** What a digest says of a table, and what each row was told: the digest's series have a short way, those of a recording none. */
async function told(table: TypedTable, mapping: Mapping | null, way: Way): Promise<unknown> {
  const context = { kind: 'usage-report', mapping } as const;
  const rowsOf = way === 'as text' ? null : (wanted: ReadonlySet<number> | null) => rowsOfTable(table, wanted);
  const digests: DigestSink[] = [];
  const recordings: ReturnType<typeof openRecordingSink>[] = [];
  const openSink = (): DigestSink => digests[digests.push(openDigestSink()) - 1] as DigestSink;
  const openRecording = (): ReturnType<typeof openRecordingSink> =>
    recordings[recordings.push(openRecordingSink()) - 1] as ReturnType<typeof openRecordingSink>;
  const recognition = await readTyped(textOf(table), context, openSink, rowsOf);
  await readTyped(textOf(table), context, openRecording, rowsOf);
  return { recognition, digest: digests.at(-1)?.finish(), recording: recordings.at(-1)?.recording };
}

const drawn: Readonly<Record<string, (seed: number) => TableText & { readonly mapping: string | null }>> = {
  tables: (seed) => {
    const table = drawTable(seed);
    return { ...table, text: textOfBytes(table.bytes) };
  },
  'tables of many values': (seed) => {
    const table = drawBroadTable(seed);
    return { ...table, text: textOfBytes(table.bytes) };
  },
  bills: (seed) => ({ text: drawBill(seed).text, delimiter: ',', mark: '.', mapping: null }),
};

const GROUPS = Object.keys(drawn).flatMap((what) => Array.from({ length: 4 }, (_, group) => [what, group] as const));
const TABLES_A_GROUP = 25;

test.each(GROUPS)('stored column by column, %s say what their text says: group %i', async (what, group) => {
  for (let at = 0; at < TABLES_A_GROUP; at += 1) {
    const seed = group * TABLES_A_GROUP + at;
    const { mapping, ...text } = (drawn[what] as (typeof drawn)[string])(seed);
    const table = storeTable(text, drawFrom(seed));
    const read = mapping === null ? null : mappingOf(mapping);
    expect(await told(table, read, 'by columns'), `${what} ${seed}`).toEqual(await told(table, read, 'as text'));
  }
});

/** A table in memory; of a column of numbers each is a fraction or none. */
function tableOf(header: readonly string[], rows: readonly (readonly TypedCell[])[]): TypedTable {
  const columns = header.map((_, column) => rows.map((cells) => plainCell(cells[column] ?? null)));
  const fractions = header.flatMap((_, column) => (rows.some((cells) => typeof cells[column] === 'number') ? [column] : []));
  const characters = columns.flat().reduce((sum, cell) => sum + cell.length + 1, 0);
  return {
    header,
    fractions: new Set(fractions),
    async *batches() {
      yield { rows: rows.length, columns, characters };
    },
  };
}

const steps = Array.from({ length: 30 }, (_, step) => step);
const hour = (step: number): TypedCell => ({ time: `2026-03-10 ${String(step % 24).padStart(2, '0')}:00:00Z` });
const billed = ['ResourceId', 'ChargeCategory', 'ChargePeriodStart', 'ChargePeriodEnd', 'BilledCost', 'ConsumedQuantity', 'ConsumedUnit'];
const long = 'layout: long\nzone: UTC\ncolumns: { time: t, id: vm, value: v }\nseries: [{ column: v, class: cpu, unit: percent }]';

test.each<[string, TypedTable, string | null]>([
  [
    'names a resource by a fraction',
    tableOf(
      billed,
      steps.slice(0, 23).map((step) => [1.5, 'Usage', hour(step), hour(step + 1), 0.1, step / 8, 'Hours']),
    ),
    null,
  ],
  [
    'tells its times in fractions of seconds',
    tableOf(
      ['vm', 't', 'v'],
      steps.map((step) => ['a', 1773097200 + 30.25 * step, step / 8]),
    ),
    long,
  ],
  [
    'holds more digits than a double',
    tableOf(
      ['vm', 't', 'v'],
      steps.map((step) => ['a', hour(step), 0.1 + 0.2 * step]),
    ),
    long,
  ],
])('a stored table that %s says what its text says', async (_, table, mapping) => {
  const read = mapping === null ? null : mappingOf(mapping);
  const found = await told(table, read, 'by columns');
  expect(found).toEqual(await told(table, read, 'as text'));
  expect(found).toMatchObject({ recognition: { recognition: { status: 'recognised' } } });
});
