import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plain, root } from './install.mjs';

/** First version that runs the sources as they are and has node:sqlite. */
const wantedMajor = 24;

/**
 * The Node to run on: the one that the lock file pins for this system, else the user's own where it is recent enough. It is looked for in
 * its package and not in `.bin`: npm 10, which comes with Node 20, makes no link named `node` there.
 */
export function findNode() {
  const windows = process.platform === 'win32';
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const pinned = join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  throw new Plain(
    `Per questo sistema (${process.platform}-${process.arch}) non esiste un pacchetto npm di Node ${wantedMajor}: installare Node ${wantedMajor} o successivo da https://nodejs.org e ripetere il comando.\n` +
      `There is no npm package of Node ${wantedMajor} for this system: install Node ${wantedMajor} or later from https://nodejs.org and repeat the command (this is ${process.version}).`,
  );
}

/** Where memory is free, Node lets short-lived objects fill 100 MB and more before it looks at them; for files of any size this costs nothing. */
const thrift = ['--max-semi-space-size=4'];

/** Where Node keeps what it made of the sources: half of a short command is reading TypeScript. Keyed by content; `npm ci` takes it away. */
const compiled = join(root, 'node_modules', '.cache', 'attesta-compiled');

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a script of ours on Node 24 with arguments, standard streams, signals and exit code passed through, and resolves to its exit code
 * (128 + n where a signal ended it). The IPC channel is there only to be broken: a child whose parent was killed sees it close.
 */
export function runOnNode24(script, args) {
  const node = findNode();
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env };
  const child = spawn(node, [...thrift, script, ...args], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const forwards = signals.map((signal) => [signal, () => child.kill(signal)]);
  for (const [signal, forward] of forwards) process.on(signal, forward);
  const stopWatching = watchNpm(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Plain(`${node}: ${error.message}`)));
    child.once('exit', (code, signal) => {
      stopWatching();
      for (const [name, forward] of forwards) process.off(name, forward);
      resolve(code ?? 128 + (signalNumbers[signal] ?? 9));
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGTERM: 15 };

/**
 * `npm start` killed with kill -9 leaves us without anybody to stop us, and the next start would find its ports taken. Whoever calls us
 * without npm may detach us on purpose: nothing is watched then.
 */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => {};
  const before = npmAbove();
  const timer = setInterval(() => {
    if (npmAbove() !== before) onGone();
  }, 250);
  return () => clearInterval(timer);
}

/** The process id of npm: our parent, or the parent of the shell that npm runs scripts with where that shell stays (Linux tells). */
function npmAbove() {
  const parent = process.ppid;
  try {
    const command = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0');
    if (!command.includes('-c')) return parent;
    // `pid (name) state ppid …`: the name may hold anything, also brackets.
    const [, shellParent] = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return Number(shellParent);
  } catch {
    return parent;
  }
}
