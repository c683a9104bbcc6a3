import { writeFileSync } from 'node:fs';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { digestBytes } from '../../../shared/verdict/canonical-pieces.ts';
import { digestWritten } from './digest-written.ts';
import type { Job } from './job.ts';
import { openRemote } from './remote.ts';

/** What a function does with an object: the whole ingest, its bytes from S3 and checked by their sha256, and the digest as S3 takes it. */
export const run: Job = async (spec) =>
  digestWritten(spec, await openRemote(spec), nodeMeans, (path, digest) => writeFileSync(path, digestBytes(digest)));
