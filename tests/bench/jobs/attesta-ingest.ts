import { writeFileSync } from 'node:fs';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { fileSource } from '../../../local/folder/file-source.ts';
import { digestWritten } from './digest-written.ts';
import type { Job } from './job.ts';

/** The whole ingest of a file. */
export const run: Job = async (spec) => digestWritten(spec, await fileSource(spec.path), nodeMeans, writeFileSync);
