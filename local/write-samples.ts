import { join } from 'node:path';
import { allSamples } from './samples/all-samples.ts';
import { writeSamples } from './samples/write.ts';

/** `npm run samples`: rewrites samples/, byte for byte the same unless a generator has changed. */
const changed = await writeSamples(join(import.meta.dirname, '..', 'samples'));
for (const path of changed) process.stderr.write(`samples/${path}\n`);
process.stderr.write(`${allSamples.length} samples, ${changed.length} files changed\n`);
