import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { fileSource } from '../../../local/folder/file-source.ts';
import { digestPieces } from '../../../shared/verdict/canonical-pieces.ts';
import { digestWritten } from './digest-written.ts';
import type { Job } from './job.ts';
import { writePieces } from './write-pieces.ts';

/** The whole ingest of a file. */
export const run: Job = async (spec) =>
  digestWritten(spec, await fileSource(spec.path), nodeMeans, (path, digest) => writePieces(path, digestPieces(digest)));
