import { formats } from '../../../shared/formats/index.generated.ts';
import { recognise } from '../../../shared/formats/recognise.ts';
import type { LaneStore, SeriesIdentity, SeriesWriter } from '../../../shared/model/usage.ts';
import { decode, readHead } from '../../../shared/reading/decode.ts';
import { readRows } from '../../../shared/reading/read-table.ts';
import type { RowSource } from '../../../shared/reading/row-source.ts';
import { rowsOfBytes } from '../../../shared/reading/scan/byte-rows.ts';
import { openDigestSink } from '../../../shared/usage/digest-sink.ts';
import { mappingOf, sourceOf } from '../read-bytes.ts';
import { type TableFile, textOf } from './two-ways.ts';

export interface RowsCounted {
  readonly rows: number;
  /** How many of them took the short way, and how many of these in blocks. */
  readonly repeated: number;
  readonly inBlocks: number;
}

/** How many of a table's rows take which way: a comparison of ways says nothing of one that none takes. */
export async function rowsRepeated({ bytes, mapping }: TableFile): Promise<RowsCounted> {
  const text = new TextEncoder().encode(textOf(bytes));
  const open = () => sourceOf(text).stream();
  const head = await readHead(() => decode(open(), 'utf-8'));
  const given = { ...head, typed: false, kind: 'usage-report', mapping: mappingOf(mapping) } as const;
  const recognised = recognise(given, formats);
  if (recognised.found !== 'one' || recognised.format.reading.shape !== 'table') throw new Error('no table');
  const plan = recognised.format.reading.plan(given);
  let repeated = 0;
  const counted: RowSource = (onRow, onFault, shortWay) =>
    rowsOfBytes(plan.delimiter, open, 'utf-8')(
      onRow,
      onFault,
      shortWay && {
        ...shortWay,
        finish(count) {
          repeated = count;
          shortWay.finish(count);
        },
      },
    );
  let inBlocks = 0;
  const openSink = () => {
    const sink = openDigestSink();
    const series = (identity: SeriesIdentity): SeriesWriter => {
      const writer = sink.series(identity);
      const lane: SeriesWriter['lane'] = (length, through) => {
        const found = writer.lane?.(length, through) ?? null;
        if (found !== null) watched ??= watch(found.store, (rows) => (inBlocks += rows));
        return found && { ...found, store: watched as LaneStore };
      };
      return { ...writer, lane };
    };
    let watched: LaneStore | null = null;
    return { ...sink, series };
  };
  const { dataRows } = await readRows(plan, counted, openSink);
  return { repeated, inBlocks, rows: dataRows };
}

const watch = (store: LaneStore, onBlock: (rows: number) => void): LaneStore => ({
  take: store.take,
  takeBlock(block) {
    onBlock(block.size);
    store.takeBlock(block);
  },
});
