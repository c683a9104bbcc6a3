import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchResult, performancePage } from '../pages/performance-page.ts';
import type { BenchSize } from '../pages/performance-targets.ts';
import type { GeneratedFiles } from './contract.ts';

const folder = join(import.meta.dirname, '..', '..', 'tests', 'bench', 'results');
const sizes: readonly BenchSize[] = ['2500', '250', 'quick'];

/** The page of what the bench found, from the results that are kept: measured by hand, written by machine. */
export async function generate(): Promise<GeneratedFiles> {
  const results = new Map<BenchSize, BenchResult>();
  for (const size of sizes) {
    const text = await readFile(join(folder, `${size}.json`), 'utf8').catch(() => null);
    if (text !== null) results.set(size, JSON.parse(text) as BenchResult);
  }
  return new Map([['docs/performance.md', performancePage(results)]]);
}
