import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { openTally } from '../answer/tally.ts';
import type { Job } from './job.ts';
import { openRowReader } from './peer-rows/row-reader.ts';

/** csv-parse at its best: arrays, no object for a row, `on_record` that keeps every row from going through a stream of objects. */
export const run: Job = async (spec) => {
  const tally = openTally(spec.period);
  const readRow = openRowReader(spec, tally);
  const parser = parse({
    delimiter: spec.delimiter,
    from_line: 2,
    bom: true,
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      readRow(cells, lines);
      return null;
    },
  });
  const file = createReadStream(spec.path, { highWaterMark: 1 << 16 });
  const bytes = spec.packing === 'gzip' ? file.pipe(createGunzip({ chunkSize: 1 << 16 })) : file;
  await new Promise<void>((resolve, reject) => {
    parser.on('readable', () => {
      while (parser.read() !== null);
    });
    parser.once('end', resolve);
    parser.once('error', reject);
    bytes.once('error', reject);
    bytes.pipe(parser);
  });
  return tally.answer(spec.decimals);
};
