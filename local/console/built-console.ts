import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const builds = join(root, 'dist', 'console');
/** What a build is made of; the packages by their versions. */
const sources = ['console', 'shared', 'vite.config.ts', 'package.json'] as const;

let building: Promise<string> | null = null;

/**
 * The folder of the built console: built first when its sources are others than those of the last build. Rejects with what the bundler
 * said; whoever asks next tries again.
 */
export function builtConsole(): Promise<string> {
  building ??= build().finally(() => {
    building = null;
  });
  return building;
}

/** A build has the sum of its sources for a name and appears whole, so that two processes that build at once do no harm. */
async function build(): Promise<string> {
  const folder = join(builds, (await sumOf(sources)).slice(0, 16));
  if (existsSync(folder)) return folder;
  const unfinished = join(builds, `unfinished-${process.pid}`);
  await mkdir(builds, { recursive: true });
  await bundle(unfinished);
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  await removeOld();
  return folder;
}

/** In a process of its own: sass alone takes seconds in one piece, and the stack has people to answer. */
function bundle(outDir: string): Promise<void> {
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, vite, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (text: string) => {
    said += text;
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  const giveUp = () => void child.kill();
  process.once('exit', giveUp);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', giveUp);
      if (code === 0) resolve();
      else reject(new Error(`the console was not built: ${said.trim().slice(-2_000)}`));
    });
  });
}

/** sha256 over the paths and the bytes of all these files. */
async function sumOf(paths: readonly string[]): Promise<string> {
  const files = (await Promise.all(paths.map(filesOf))).flat().sort();
  const sum = createHash('sha256');
  for (const file of files) {
    sum.update(`${file}\n`);
    sum.update(await readFile(join(root, file)));
  }
  return sum.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  if (path.includes('.')) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Builds of earlier sources, and those that were given up: not today's, which another process may be about to read. */
async function removeOld(): Promise<void> {
  const yesterday = Date.now() - 24 * 3_600_000;
  for (const name of await readdir(builds)) {
    const folder = join(builds, name);
    const found = await stat(folder).catch(() => null);
    if (found && found.mtimeMs < yesterday) await rm(folder, { recursive: true, force: true });
  }
}
