import type { Means } from '../../shared/ports.ts';
import { gunzip } from './gunzip.ts';
import { sha256 } from './sha256.ts';

/** The core's machine-dependent means in a browser. Blocks of a column store are unpacked by the core's own libraries. */
export const browserMeans: Means = { inflate: gunzip, sha256 };
