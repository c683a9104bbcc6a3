import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GeneratedFiles, Generator } from './generate/contract.ts';

const root = join(import.meta.dirname, '..');
const folder = join(import.meta.dirname, 'generate');

/**
 * `node local/run-generators.ts [--check]`: writes every generated file, or with `--check` writes nothing and names on stderr those
 * that are not as their generator makes them. Exit 1 when one is stale, 0 otherwise; a generator that throws is our fault and throws.
 */
async function main(check: boolean): Promise<number> {
  const stale: string[] = [];
  let files = 0;
  for (const [name, generated] of await generateAll()) {
    for (const [path, text] of generated) {
      files += 1;
      const absolute = join(root, path);
      if ((await readFile(absolute, 'utf8').catch(() => null)) === text) continue;
      stale.push(`${path}  (local/generate/${name})`);
      if (check) continue;
      await mkdir(dirname(absolute), { recursive: true });
      await writeFile(absolute, text);
    }
  }
  if (check) {
    for (const path of stale) process.stderr.write(`stale: ${path}\n`);
    process.stderr.write(stale.length === 0 ? `${files} generated files up to date\n` : 'run: npm run generate\n');
    return stale.length === 0 ? 0 : 1;
  }
  for (const path of stale) process.stderr.write(`written: ${path}\n`);
  process.stderr.write(`${files} generated files, ${stale.length} written\n`);
  return 0;
}

/** Name of the generator and its files, in the order of names, so that the answer is the same everywhere. */
async function generateAll(): Promise<readonly (readonly [string, GeneratedFiles])[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts') && name !== 'contract.ts').sort();
  const made: (readonly [string, GeneratedFiles])[] = [];
  for (const name of names) {
    const module = (await import(pathToFileURL(join(folder, name)).href)) as Partial<Generator>;
    if (typeof module.generate !== 'function') throw new Error(`local/generate/${name} does not export generate(): see contract.ts`);
    made.push([name, await module.generate()]);
  }
  return made;
}

process.exitCode = await main(process.argv.includes('--check'));
