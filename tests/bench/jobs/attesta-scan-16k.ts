import { createReadStream } from 'node:fs';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { fileSource } from '../../../local/folder/file-source.ts';
import type { Job } from './job.ts';
import { scan } from './scan.ts';

/** The same scan of the same bytes in pieces of 16 KiB: that is how TLS delivers them, and each costs what a piece costs. */
export const run: Job = async (spec) => {
  const file = await fileSource(spec.path);
  return scan(
    spec,
    { size: file.size, slice: file.slice, stream: () => createReadStream(spec.path, { highWaterMark: 1 << 14 }) },
    nodeMeans,
  );
};
