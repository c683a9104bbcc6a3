import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * Opens the laptop's one SQLite file (S3 metadata, events and queues live together, so that a single commit covers them).
 * WAL with synchronous=FULL: what was acknowledged survives kill -9 and a loss of power.
 * @throws when the file cannot be opened or written
 */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  return database;
}

/** Prepares each statement once: preparing costs more than running the short ones used here. */
export function prepareOnce(database: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

/** Runs `work` in one transaction; whatever it throws undoes all of it. `work` must not await: the connection is shared. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite rolls back by itself after some faults (a full disk); a second ROLLBACK would hide the first error
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
