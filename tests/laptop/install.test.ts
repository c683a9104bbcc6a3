import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const nodeFolder = `node_modules/node-${process.platform}-${process.arch}/bin`;

/**
 * A repository of its own with the real bootstrap, and an `npm` that does what npm ci does to node_modules (deletes it, fills it) at the
 * pace the test wants. The real npm needs its registry; what is tested here is ours.
 */
function repository() {
  const root = mkdtempSync(join(tmpdir(), 'attesta-install-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const here = join(import.meta.dirname, '../..');
  cpSync(join(here, 'local/bootstrap'), join(root, 'local/bootstrap'), { recursive: true });
  cpSync(join(here, 'local/attesta.mjs'), join(root, 'local/attesta.mjs'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  mkdirSync(join(root, 'local/cli'), { recursive: true });
  writeFileSync(join(root, 'local/cli/main.ts'), 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;');
  const npm = join(root, 'bin', 'npm');
  mkdirSync(join(root, 'bin'));
  writeFileSync(
    npm,
    `#!/bin/sh\necho "$@" >> "${root}/npm-calls"\nrm -rf node_modules\nmkdir -p ${nodeFolder}\nsleep "$(cat "${root}/npm-seconds")"\nln -s "${process.execPath}" ${nodeFolder}/node\n`,
  );
  chmodSync(npm, 0o755);
  const pace = (seconds: number) => writeFileSync(join(root, 'npm-seconds'), String(seconds));
  pace(0);
  const run = (...args: string[]) => {
    const { npm_execpath: _, npm_lifecycle_event: __, ...environment } = process.env;
    const PATH = `${join(root, 'bin')}${delimiter}${process.env.PATH}`;
    const child = spawn(process.execPath, [join(root, 'local/attesta.mjs'), ...args], { env: { ...environment, PATH }, stdio: 'pipe' });
    onTestFinished(() => void child.kill('SIGKILL'));
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.resume();
    return { child, ended: new Promise<[number | null, string]>((resolve) => child.once('close', (code) => resolve([code, stdout]))) };
  };
  const calls = () => (existsSync(join(root, 'npm-calls')) ? readFileSync(join(root, 'npm-calls'), 'utf8').trim().split('\n').length : 0);
  return { root, run, calls, pace };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

// The stand-in for npm is a shell script.
const onUnix = test.runIf(process.platform !== 'win32');

onUnix('installs once, passes arguments and the exit code, and again when the lock file changes', async () => {
  const { root, run, calls } = repository();
  expect(await run('verify', 'a b', '--json').ended).toEqual([7, '["verify","a b","--json"]\n']);
  expect(await run().ended).toEqual([7, '[]\n']);
  expect(calls()).toBe(1);
  writeFileSync(join(root, 'package-lock.json'), '{ "changed": true }');
  expect(await run().ended).toEqual([7, '[]\n']);
  expect(calls()).toBe(2);
});

onUnix('an install that is killed half way is done again', async () => {
  const { root, run, calls, pace } = repository();
  pace(0.3);
  const killed = run();
  await until(() => existsSync(join(root, nodeFolder)));
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(existsSync(join(root, 'node_modules/.attesta-installed'))).toBe(false);
  expect(await run().ended).toEqual([7, '[]\n']);
  expect(calls()).toBe(2);
});

onUnix('two at once install once', async () => {
  const { run, calls, pace } = repository();
  pace(0.2);
  expect(await Promise.all([run('1').ended, run('2').ended])).toEqual([
    [7, '["1"]\n'],
    [7, '["2"]\n'],
  ]);
  expect(calls()).toBe(1);
});

onUnix('a signal reaches the command, and killing the bootstrap ends the command too', async () => {
  const { root, run } = repository();
  const script = `process.once('disconnect', () => process.exit()); process.channel.unref();
process.on('SIGTERM', () => { console.log('asked to end'); process.exit(5); });
setInterval(() => {}, 1000); console.log(process.pid);`;
  writeFileSync(join(root, 'local/cli/main.ts'), script);
  const asked = run();
  await new Promise((resolve) => asked.child.stdout.once('data', resolve));
  asked.child.kill('SIGTERM');
  const [code, stdout] = await asked.ended;
  expect([code, stdout.split('\n')[1]]).toEqual([5, 'asked to end']);

  const killed = run();
  const pid = Number(await new Promise((resolve) => killed.child.stdout.once('data', resolve)));
  killed.child.kill('SIGKILL');
  await killed.ended;
  await until(() => !alive(pid));
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
