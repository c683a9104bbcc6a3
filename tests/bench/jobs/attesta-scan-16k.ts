import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { fileSource } from '../../../local/folder/file-source.ts';
import { passing } from '../../../shared/ports.ts';
import type { Job } from './job.ts';
import { scan } from './scan.ts';

/** A record of TLS. */
const RECORD = 1 << 14;

/**
 * The same scan of the same bytes in pieces of 16 KiB: that is how TLS delivers them, and each costs what a piece costs. They are cut from the
 * larger ones that the file is read in: a stream of files that reads 16 KiB at a time costs as much as the scan, and would be measured here.
 */
export const run: Job = async (spec) => {
  const file = await fileSource(spec.path);
  return scan(spec, { size: file.size, slice: file.slice, stream: () => inRecords(passing(file)) }, nodeMeans);
};

async function* inRecords(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += RECORD) yield piece.subarray(at, at + RECORD);
  }
}
