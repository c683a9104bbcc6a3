import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow } from '../folder/files-below.ts';
import { allSamples } from './all-samples.ts';
import { registersOf } from './registers.ts';
import { reviewsOf } from './reviews.ts';
import { filesOf } from './sample.ts';

/** Path below `samples/` to bytes, of every sample. */
export async function allSampleFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const registers = registersOf(allSamples);
  for (const sample of allSamples) {
    const own = new Map([...filesOf(sample), ...registers]);
    // Last: what is decided is what all the rest comes to.
    for (const [path, bytes] of [...own, ...(await reviewsOf(sample, own))]) files.set(`${sample.name}/${path}`, bytes);
  }
  return files;
}

/** Writes every sample into `folder` and takes away what is not a sample's. Returns the paths that changed. */
export async function writeSamples(folder: string): Promise<readonly string[]> {
  const wanted = await allSampleFiles();
  const changed: string[] = [];
  for (const path of await filesBelow(folder)) {
    if (wanted.has(path)) continue;
    await rm(join(folder, path));
    changed.push(path);
  }
  for (const [path, bytes] of wanted) {
    const absolute = join(folder, path);
    const present = await readFile(absolute).catch(() => null);
    if (present && sameContent(path, present, bytes)) continue;
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, bytes);
    changed.push(path);
  }
  return changed;
}

/** Equal bytes; of packed files equal unpacked bytes, since two builds of zlib may pack the same bytes differently. */
export function sameContent(path: string, a: Uint8Array, b: Uint8Array): boolean {
  const open = (bytes: Uint8Array) => (path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  return Buffer.compare(a, b) === 0 || Buffer.compare(open(a), open(b)) === 0;
}
