import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { fileSource } from '../../../local/folder/file-source.ts';
import type { Job } from './job.ts';
import { scan } from './scan.ts';

/** Bytes to coverage and statistics, which is what peers do too: nothing is hashed, nothing written. */
export const run: Job = async (spec) => scan(spec, await fileSource(spec.path), nodeMeans);
