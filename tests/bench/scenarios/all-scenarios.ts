import { scenario as memory } from './memory.ts';
import { scenario as reading } from './reading.ts';
import { scenario as s3ToDigest } from './s3-to-digest.ts';
import type { Scenario } from './scenario.ts';

/** In the order in which they are run. A new question is a file beside this one, and a line here. */
export const allScenarios: readonly Scenario[] = [reading, memory, s3ToDigest];
