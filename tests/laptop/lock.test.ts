import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../local/bootstrap/lock.mjs';

const silent = () => {};

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attesta-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'install.lock');
}

/** A process id that was alive a moment ago and is not now. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid as number;
}

test('a second taker waits until the first lets go, and is told that it waits', async () => {
  const path = lockFile();
  const first = await takeLock(path, silent);
  const order: string[] = [];
  const second = takeLock(path, () => void order.push('waits')).then((lock) => {
    order.push('has it');
    return lock;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  order.push('first lets go');
  first.release();
  (await second).release();
  expect(order).toEqual(['waits', 'first lets go', 'has it']);
});

test('a lock left by a killed process is taken over at once', async () => {
  const path = lockFile();
  writeFileSync(path, `${await deadPid()}\nmark\n`);
  const waited: string[] = [];
  const lock = await takeLock(path, () => void waited.push('waited'));
  expect([waited, readFileSync(path, 'utf8').split('\n')[0]]).toEqual([[], String(process.pid)]);
  lock.release();
});

test('a lock whose starter is dead and whose npm still runs is respected', async () => {
  const path = lockFile();
  writeFileSync(path, `${await deadPid()} ${process.pid}\nmark\n`);
  await expect(takeLock(path, silent, 0)).rejects.toMatchObject({ code: 'ELOCKED' });
});

test('of many who find a dead lock at the same moment, one has it at a time', async () => {
  const path = lockFile();
  writeFileSync(path, `${await deadPid()}\nmark\n`);
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      const lock = await takeLock(path, silent);
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
      lock.release();
    }),
  );
  expect(most).toBe(1);
});
