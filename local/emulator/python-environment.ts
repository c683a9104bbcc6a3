import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plain } from '../bootstrap/install.mjs';
import { takeLock } from '../bootstrap/lock.mjs';

const root = join(import.meta.dirname, '../..');
const home = join(root, '.attesta', 'emulator');
const environment = join(home, 'python');
const stampFile = join(environment, 'attesta-installed');
const requirements = join(import.meta.dirname, 'requirements.txt');

/** The Python that holds the emulator, once `preparePython` has resolved. */
export const emulatorPython = join(environment, 'bin', 'python');

const installed = (stamp: string): boolean => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

/**
 * Installs the emulator into `.attesta/emulator/python`, unless what requirements.txt asks for is there. Needs a Python from 3.10 on and,
 * the first time, PyPI; every downloaded file is checked against the hash in requirements.txt. Progress goes to stderr.
 * @throws Plain: what is missing, for the terminal
 */
export async function preparePython(): Promise<void> {
  const python = await findPython();
  const stamp = `${createHash('sha256').update(readFileSync(requirements)).digest('hex')} ${python.version}\n`;
  if (installed(stamp)) return;
  mkdirSync(home, { recursive: true });
  const lock = await takeLock(join(home, 'install.lock'), () =>
    process.stderr.write('attesta: another emulator install is running, waiting\n'),
  );
  try {
    if (installed(stamp)) return;
    process.stderr.write('attesta: installo l’emulatore (una volta sola) / installing the emulator (once)…\n');
    rmSync(environment, { recursive: true, force: true });
    await mustRun(python.command, ['-m', 'venv', environment], 'python3 -m venv (Debian, Ubuntu: apt install python3-venv)');
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:'];
    await mustRun(emulatorPython, [...pip, '-r', requirements], 'pip install: serve PyPI / it needs PyPI');
    writeFileSync(stampFile, stamp);
  } finally {
    lock.release();
  }
}

/** `python3`, else `python`, where it is at least 3.10. */
async function findPython(): Promise<{ readonly command: string; readonly version: string }> {
  const ask = 'import sys; print(sys.version_info >= (3, 10), sys.version.split()[0])';
  for (const command of ['python3', 'python']) {
    const { code, output } = await run(command, ['-c', ask], 'pipe');
    const [enough, version = ''] = output.trim().split(' ');
    if (code === 0 && enough === 'True') return { command, version };
  }
  throw new Plain(
    'Queste prove usano un emulatore scritto in Python: serve python3, versione 3.10 o successiva, nel PATH. Le altre prove (npm test) non ne hanno bisogno.\n' +
      'These tests use an emulator written in Python: python3, version 3.10 or later, is needed on the PATH. The other tests (npm test) do not need it.',
  );
}

async function mustRun(command: string, args: readonly string[], what: string): Promise<void> {
  const { code } = await run(command, args, 'inherit');
  if (code !== 0) throw new Plain(`non riuscito / failed (${code}): ${what}`);
}

/** `inherit`: what it prints goes to our stderr. */
function run(command: string, args: readonly string[], prints: 'pipe' | 'inherit'): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, { stdio: ['ignore', prints === 'pipe' ? 'pipe' : 2, prints === 'pipe' ? 'ignore' : 2] });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, output }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
