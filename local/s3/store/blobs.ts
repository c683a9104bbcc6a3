import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The bytes of objects and parts: one immutable file each, named at random, known by the rows that point to it. */
export interface Blobs {
  /** Writes what `fill` gives, forces it to disk and only then gives it its name. @returns the blob's name and `fill`'s result */
  write<T>(fill: (sink: (bytes: AsyncIterable<Buffer>) => Promise<void>) => Promise<T>): Promise<{ blob: string; result: T }>;
  /** Bytes [start, end], both included. The file is opened before this returns, so that a later removal does not cut the answer. */
  read(blob: string, start: number, end: number): Readable;
  /** Forgets files that nothing points to. A file that is held open elsewhere stays until the next sweep. */
  remove(blobs: Iterable<string>): void;
  /** Removes half-written files, and files without a row: what a crash between rename and commit leaves. @returns how many */
  sweep(isKnown: (blob: string) => boolean): number;
}

export function openBlobs(directory: string): Blobs {
  const kept = join(directory, 'blobs');
  const writing = join(directory, 'writing');
  mkdirSync(kept, { recursive: true });
  mkdirSync(writing, { recursive: true });
  const remove = (blobs: Iterable<string>) => {
    for (const blob of blobs) removeQuietly(join(kept, blob));
  };
  return {
    remove,
    async write(fill) {
      const blob = randomUUID();
      const unfinished = join(writing, blob);
      const file = await open(unfinished, 'wx');
      try {
        const result = await fill(async (bytes) => {
          for await (const piece of bytes) await file.appendFile(piece);
        });
        await file.sync();
        await file.close();
        await rename(unfinished, join(kept, blob));
        await syncDirectory(kept);
        return { blob, result };
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    read(blob, start, end) {
      const path = join(kept, blob);
      return createReadStream(path, { fd: openSync(path, 'r'), start, end });
    },
    sweep(isKnown) {
      const orphans = readdirSync(kept).filter((blob) => !isKnown(blob));
      const unfinished = readdirSync(writing);
      remove(orphans);
      for (const name of unfinished) removeQuietly(join(writing, name));
      return orphans.length + unfinished.length;
    },
  };
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    // Windows refuses while a reader has it open; nothing points to it, so the sweep of the next start takes it
    if (!['EBUSY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Makes the new name itself survive a loss of power. Windows cannot open a directory, and NTFS journals names anyway. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
