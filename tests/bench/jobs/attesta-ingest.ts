import { writeFileSync } from 'node:fs';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { fileSource } from '../../../local/folder/file-source.ts';
import { ingest } from '../../../shared/pipeline.ts';
import { sha256Of } from '../../../shared/sha256-of.ts';
import { answerOfDigest } from '../answer/answer-of-digest.ts';
import type { Job } from './job.ts';
import { mappingOf } from './scan.ts';

/** Everything that the product does with an upload: hash, read, fingerprints, issues, and the digest written to a file. */
export const run: Job = async (spec) => {
  const value = mappingOf(spec);
  const mapping = value === null ? null : { value, sha256: sha256Of(spec.mapping as string, nodeMeans.sha256) };
  const digest = await ingest({ bytes: await fileSource(spec.path), kind: 'usage-report', mapping }, nodeMeans);
  writeFileSync(`${spec.path}.digest.json`, JSON.stringify(digest));
  return answerOfDigest(digest, spec);
};
