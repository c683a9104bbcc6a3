import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a bundle loads at its start, and what it has in all, in KiB. */
export interface BundleSize {
  readonly startFiles: number;
  readonly startKiB: number;
  readonly allKiB: number;
}

/** Of a folder that `writeBundle` wrote: `index.mjs`, what it imports at once, and beside it what it may load later. */
export function sizeOfBundle(folder: string): BundleSize {
  const atStart = startOf(folder);
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mjs'));
  return { startFiles: atStart.length, startKiB: kib(atStart), allKiB: kib(modules.map((name) => join(folder, name))) };
}

/** `index.mjs` and the files that it cannot do without. */
export function startOf(folder: string): readonly string[] {
  const atStart = new Set<string>();
  const follow = (file: string): void => {
    if (atStart.has(file)) return;
    atStart.add(file);
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/(?:^|[;}\s])(?:import|export)(?:[^'"();]*?from)?"(\.[^"]+\.mjs)"/g)) {
      follow(join(file, '..', from as string));
    }
  };
  follow(join(folder, 'index.mjs'));
  return [...atStart];
}

const kib = (files: readonly string[]): number => Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024);
