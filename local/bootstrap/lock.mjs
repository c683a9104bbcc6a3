import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holdersOf(text) {
  return text
    .split('\n')[0]
    .split(' ')
    .map(Number)
    .filter((pid) => pid > 0);
}

/** True when this process made the file: of several at once, one. */
function create(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away a lock whose holders are all dead. Renaming lets one of several through; a living lock taken by mistake is put back. */
function clearDead(path, seen) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  try {
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** One try. null: taken, by a living process. */
function tryLock(path) {
  // The second line makes two locks of one process id different.
  const mark = `${Date.now()}-${Math.random()}`;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (create(path, `${process.pid}\n${mark}\n`)) {
      return {
        alsoHeldBy: (pid) => writeFileSync(path, `${process.pid} ${pid}\n${mark}\n`),
        release: () => rmSync(path, { force: true }),
      };
    }
    let seen;
    try {
      seen = readFileSync(path, 'utf8');
    } catch {
      continue;
    }
    // An empty file is one that is being written.
    if (seen === '' || holdersOf(seen).some(alive)) return null;
    clearDead(path, seen);
  }
  return null;
}

/**
 * A lock file that names the processes holding it: one process at a time, and a lock left by a killed process is taken over.
 * @param path           the lock file; its folder exists
 * @param onWait         called once if the lock is held by a living process
 * @param patience       milliseconds to wait before giving up (default: a quarter of an hour)
 * @returns `{ release(), alsoHeldBy(pid) }`
 * @throws an Error with code ELOCKED after `patience`
 */
export async function takeLock(path, onWait, patience = 900_000) {
  const until = Date.now() + patience;
  for (let told = false; ; told = true) {
    const lock = tryLock(path);
    if (lock) return lock;
    if (!told) onWait();
    if (Date.now() >= until) throw Object.assign(new Error(`locked: ${path}`), { code: 'ELOCKED' });
    await pause(200);
  }
}
