import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface DirectoryLock {
  release(): void;
}

/** Told to the person at the terminal as it is: no stack, no code. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

/** A database that nobody refers to is closed by the garbage collector, and its lock would go with it. */
const held = new Set<DatabaseSync>();

/**
 * Takes a directory for this process alone. The lock is SQLite's lock on `in-use.lock`, which the operating system drops when its
 * process dies, however it dies: there is no stale lock to recognise and a number that another process got meanwhile cannot mislead.
 * `in-use.pid` beside it only names the holder in the message.
 * @throws DirectoryInUse naming the other process
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true });
  const pidFile = join(directory, 'in-use.pid');
  const lock = new DatabaseSync(join(directory, 'in-use.lock'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new DirectoryInUse(
      `The directory ${directory} is in use by process ${holderOf(pidFile)}: stop that one first, or give this one another directory.`,
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  held.add(lock);
  return {
    release() {
      if (held.delete(lock)) lock.close();
    },
  };
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function holderOf(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    // the holder has the lock but not yet written its number
    return '(just starting)';
  }
}
