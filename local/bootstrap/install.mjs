// Plain JavaScript for any Node >= 20: it runs before anything is installed. It imports nothing but Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeLock } from './lock.mjs';

/** The repository, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const stampFile = join(root, 'node_modules', '.attesta-installed');

/** What an install was made for. Another lock file, system or processor asks for another install. */
function wantedStamp() {
  const lockFile = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lockFile).digest('hex')} ${process.platform}-${process.arch}\n`;
}

const installed = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();

/**
 * Installs what package-lock.json asks for, unless it is there. `npm ci` first deletes node_modules and the stamp is written only after
 * it has succeeded, so an install that was killed half way is done again. Two at once wait for each other. Everything is told on stderr.
 */
export async function ensureInstalled() {
  if (installed()) return;
  mkdirSync(join(root, '.attesta'), { recursive: true });
  const lock = await takeLock(join(root, '.attesta', 'install.lock'), () =>
    process.stderr.write('attesta: un’altra installazione è in corso, attendo / another install is running, waiting\n'),
  );
  try {
    if (installed()) return;
    process.stderr.write('attesta: installo le dipendenze (npm ci, una volta sola) / installing dependencies (npm ci, once)…\n');
    const started = Date.now();
    await npmCi(lock);
    writeFileSync(stampFile, wantedStamp());
    process.stderr.write(`attesta: dipendenze installate / installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
  } finally {
    lock.release();
  }
}

/** `npm ci` with its output on stderr: stdout belongs to the result. The lock also names npm, which outlives us if we are killed. */
function npmCi(lock) {
  // Developer and platform packages are needed whatever NODE_ENV or the user's npmrc say; no package's own script is run.
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  const ours = cli !== undefined && basename(cli) === 'npm-cli.js' && existsSync(cli);
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const child = ours
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  lock.alsoHeldBy(child.pid);
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Plain('npm non è stato trovato / npm was not found: https://nodejs.org')));
    child.once('exit', (code, signal) => {
      if (code === 0) resolve(undefined);
      else reject(new Plain(`npm ci non è riuscito / failed (${signal ?? code}). Serve il registro npm / it needs the npm registry.`));
    });
  });
}

/** A failure whose message is all there is to say: no stack is printed. */
export class Plain extends Error {}
