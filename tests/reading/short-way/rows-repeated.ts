import { formats } from '../../../shared/formats/index.generated.ts';
import { recognise } from '../../../shared/formats/recognise.ts';
import { decode, readHead } from '../../../shared/reading/decode.ts';
import { readRows } from '../../../shared/reading/read-table.ts';
import type { RowSource } from '../../../shared/reading/row-source.ts';
import { rowsOfBytes } from '../../../shared/reading/scan/byte-rows.ts';
import { openDigestSink } from '../../../shared/usage/digest-sink.ts';
import { mappingOf, sourceOf } from '../read-bytes.ts';
import { type TableFile, textOf } from './two-ways.ts';

/** How many of a table's rows take the short way: a comparison of the two ways says nothing where none does. */
export async function rowsRepeated({ bytes, mapping }: TableFile): Promise<{ readonly repeated: number; readonly rows: number }> {
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
  const { dataRows } = await readRows(plan, counted, openDigestSink);
  return { repeated, rows: dataRows };
}
