import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import type { Job } from './job.ts';
import { openRemote } from './remote.ts';
import { scan } from './scan.ts';

/** The scan alone of an object's bytes, unchecked: what hashing adds is the rest. */
export const run: Job = async (spec) => scan(spec, await openRemote(spec), nodeMeans);
